export function OutingsToday() {
  return null
}
