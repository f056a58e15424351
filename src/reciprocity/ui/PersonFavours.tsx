/** What went each way with somebody, and a line to log more. */
export function PersonFavours(_: { person: { id: string; name: string } }) {
  return null
}
