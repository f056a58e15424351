import type { CountryCode } from 'libphonenumber-js/max'
import { attributor, type KnownPerson } from '../history/attribute.ts'
import type { Gathered, GatheredCounts } from '../history/gather.ts'
import { spanOf } from '../history/gathered-span.ts'
import type { Day } from '../lib/day.ts'

/** What the files tell of encounters, before anything is written. */
export interface StagedHistory extends GatheredCounts {
  /** Days of writing, and calls. */
  days: number
  /** Addresses of people who have a card, or get one with this import. */
  known: number
  unknown: number
  from: Day | null
  to: Day | null
  /** Addresses taken for the owner's, as the mails tell. */
  guessed: string[]
}

/** Null when the files tell nothing of encounters. */
export function stageHistory(
  { correspondents, days, meetings, counts }: Gathered,
  {
    people,
    country,
    guessed,
  }: { people: readonly KnownPerson[]; country: CountryCode; guessed: readonly string[] },
): StagedHistory | null {
  if (Object.values(counts).every(count => count === 0)) return null
  const whose = attributor(people, country)
  const known = correspondents.filter(who => whose(who).kind === 'known').length
  const span = spanOf({ days, meetings })
  return {
    ...counts,
    days: days.length,
    known,
    unknown: correspondents.length - known,
    from: span?.from ?? null,
    to: span?.to ?? null,
    guessed: [...new Set(guessed)],
  }
}
