export function BilanToday() {
  return null
}
