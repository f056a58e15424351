import { type Acquaintance, NEW_ACQUAINTANCE } from '../people/person.ts'
import type { ImportedFacts } from './contact-draft.ts'

/** What the desk knows beside the card, for somebody new. */
export function newAcquaintance(facts: ImportedFacts): Acquaintance {
  return completedFacts(NEW_ACQUAINTANCE, facts)
}

/** What a file may know of somebody beside the card. */
export type KnownFacts = Pick<Acquaintance, 'civility' | 'metOn' | 'metAt'>

/** With what the file knows where nothing was known; the same object when there is nothing to add. */
export function completedFacts<Known extends KnownFacts>(known: Known, facts: ImportedFacts): Known {
  const civility = known.civility ?? facts.civility ?? null
  const met = known.metOn === null && known.metAt === '' ? metIn(facts) : null
  if (civility === known.civility && met === null) return known
  return { ...known, civility, ...met }
}

/** When and where the owner met somebody; of LinkedIn at least the day they were connected. */
function metIn({
  firstMetOn,
  firstMetAt,
  connectedOn,
}: ImportedFacts): Pick<KnownFacts, 'metOn' | 'metAt'> | null {
  if (firstMetOn !== undefined || firstMetAt !== undefined)
    return { metOn: firstMetOn ?? null, metAt: firstMetAt ?? '' }
  return connectedOn === undefined ? null : { metOn: connectedOn, metAt: 'LinkedIn' }
}
