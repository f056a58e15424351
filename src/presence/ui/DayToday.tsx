export function DayToday() {
  return null
}
