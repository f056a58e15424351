/** What is needed and not yet found. */
export function NeedsToday() {
  return null
}
