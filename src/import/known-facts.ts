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
  const metOn = facts.firstMetOn ?? facts.connectedOn ?? null
  const metNow = known.metOn === null && known.metAt === '' && metOn !== null
  if (civility === known.civility && !metNow) return known
  const metAt = facts.firstMetOn === undefined ? 'LinkedIn' : ''
  return { ...known, civility, ...(metNow ? { metOn, metAt } : {}) }
}
