import { type Day, daysBetween } from '../lib/day.ts'
import type { PersonSummary } from '../people/person.ts'
import type { HelpLineView } from './help-lines.ts'
import { SHAPE } from './scales.ts'
import type { Trend } from './self-report.ts'

/** An answer says something of the present for so long. */
const FRESH_DAYS = 60
/** "Not now" holds so long. */
export const SUPPORT_SILENT_DAYS = 28
export const MOST_TO_CALL = 3

/** `worse`: past the bound, against one's own; `highest`: as high as the scale goes; `withdrawal`: company that fell. */
export type SupportReason = 'worse' | 'highest' | 'withdrawal'

/** Whom to call: people first, then lines that listen. */
export interface Support {
  /** Why it is offered; null: it is there to be found, and not put forward. */
  because: SupportReason | null
  people: Pick<PersonSummary, 'id' | 'name' | 'phone' | 'lastContactOn'>[]
  /** Of the owner's country, and the owner's own. */
  lines: HelpLineView[]
  country: string
}

/** What in the answers is a reason to offer somebody to call; no threshold that others set makes one. */
export function reasonInAnswers(trends: readonly Trend[], today: Day): SupportReason | null {
  const fresh = trends.flatMap(({ scale, reports, change }) => {
    const last = reports.filter(({ total }) => total !== null).at(-1)
    return last && daysBetween(last.day, today) <= FRESH_DAYS ? [{ scale, total: last.total, change }] : []
  })
  if (fresh.some(({ change }) => change?.kind === 'worse')) return 'worse'
  if (fresh.some(({ scale, total }) => total === SHAPE[scale].most)) return 'highest'
  return null
}
