/** What somebody has to do with the mandates: as client, as source, as peer. */
export function PersonMandates(_: { person: { id: string; name: string } }) {
  return null
}
