/** Of so many of the last sessions. */
const SESSIONS_LOOKED_AT = 6
/** With fewer one knows nobody's habits. */
const ENOUGH = 2

/**
 * Who of the club is usually there: at half or more of the last six sessions that one was at. Where fewer than two are
 * known, everybody.
 *
 * @param members their ids, in the order they are to be told.
 * @param presences who was at each session, the latest first.
 * @see docs/measures.md#usually-there
 */
export function usuallyThere(
  members: readonly string[],
  presences: readonly ReadonlySet<string>[],
): string[] {
  const looked = presences.slice(0, SESSIONS_LOOKED_AT)
  if (looked.length < ENOUGH) return [...members]
  return members.filter(member => looked.filter(there => there.has(member)).length * 2 >= looked.length)
}
