/** What the owner needs, and who could help. */
export function NeedsPage() {
  return null
}
