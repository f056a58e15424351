import type { CountryCode } from 'libphonenumber-js/max'
import { attributor, type KnownPerson } from '../history/attribute.ts'
import type { Gathered, GatheredCounts } from '../history/gather.ts'
import { spanOf } from '../history/gathered-span.ts'
import { titleReader } from '../history/title-names.ts'
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
    reader,
  }: {
    people: readonly KnownPerson[]
    country: CountryCode
    guessed: readonly string[]
    reader: { own: readonly string[]; today: Day; language: 'fr' | 'en' }
  },
): StagedHistory | null {
  if (Object.values(counts).every(count => count === 0)) return null
  const whose = attributor(people, country)
  const known = correspondents.filter(who => whose(who).kind === 'known').length
  const read = titleReader({ people, ...reader })
  // Who is named by a first name alone hangs on whom the desk met, which is not known here.
  const named = meetings.filter(
    ({ titled, others }) => titled && others.length === 0 && read(titled).named.some(({ isBare }) => !isBare),
  )
  const isNamed = new Set(named)
  const span = spanOf({
    days,
    meetings: meetings.filter(each => !each.titled || each.others.length > 0 || isNamed.has(each)),
  })
  return {
    ...counts,
    meetings: counts.meetings + named.length,
    alone: counts.alone - named.length,
    days: days.length,
    known,
    unknown: correspondents.length - known,
    from: span?.from ?? null,
    to: span?.to ?? null,
    guessed: [...new Set(guessed)],
  }
}
