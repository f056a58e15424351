import type { NeedAskView, NeedView } from './need.ts'

/** A need as the morning shows it: the answer awaited the longest, or nobody asked yet. */
export interface NeedForToday {
  need: Pick<NeedView, 'id' | 'what' | 'statedOn'>
  awaited: Pick<NeedAskView, 'id' | 'personId' | 'personName' | 'askedOn'> | null
  /** Answers that have come. */
  answers: number
}

const MOST_THIS_MORNING = 2

/** At most two open needs: first those whose answer is awaited the longest, then those that wait to be asked about. */
export function needsForToday(needs: readonly NeedView[]): NeedForToday[] {
  return needs
    .filter(({ closedOn }) => closedOn === null)
    .map(({ id, what, statedOn, asks }) => {
      const [oldest] = asks
        .filter(({ answer }) => answer === 'waiting')
        .sort((a, b) => (a.askedOn < b.askedOn ? -1 : a.askedOn > b.askedOn ? 1 : 0))
      const awaited = oldest
        ? { id: oldest.id, personId: oldest.personId, personName: oldest.personName, askedOn: oldest.askedOn }
        : null
      return {
        need: { id, what, statedOn },
        awaited,
        answers: asks.filter(({ answer }) => answer !== 'waiting').length,
      }
    })
    .sort((a, b) => {
      const [ours, theirs] = [a, b].map(
        ({ awaited, need }) => `${awaited ? 0 : 1}${awaited?.askedOn ?? need.statedOn}`,
      )
      return (ours as string) < (theirs as string) ? -1 : ours === theirs ? 0 : 1
    })
    .slice(0, MOST_THIS_MORNING)
}
