export function NetworksToday() {
  return null
}
