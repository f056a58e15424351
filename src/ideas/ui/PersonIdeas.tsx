/** What one means to propose to somebody. */
export function PersonIdeas(_: { person: { id: string; name: string } }) {
  return null
}
