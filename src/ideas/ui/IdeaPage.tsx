/** One idea. */
export function IdeaPage() {
  return null
}
