export function BalanceToday() {
  return null
}
