import { type Day, daysOf, type Span } from '../lib/day.ts'

/** How far the log speaks of a span: what is not noted is not absence of life. */
export interface Completeness {
  /** Days of the span, those away left out. */
  days: number
  /** Days on which anything was noted. */
  noted: number
  away: number
  /** Noted of days; null where there is no day. */
  share: number | null
  /** Days with company in the flesh as the log has them, and were every day without a note such a day. */
  company: { least: number; most: number }
  doubt: Doubt
}

/** What the rest is worth: to be read as it is, with care, or hardly at all. */
export type Doubt = 'little' | 'some' | 'much'

const LITTLE_FROM = 0.8
const SOME_FROM = 0.5

/** @see docs/measures.md#how-complete-the-log-is */
export function completenessOf(
  span: Span,
  { noted, company, away }: { noted: ReadonlySet<Day>; company: ReadonlySet<Day>; away: ReadonlySet<Day> },
): Completeness {
  const all = daysOf(span)
  const days = all.filter(day => !away.has(day))
  const isNoted = days.filter(day => noted.has(day)).length
  const least = days.filter(day => company.has(day)).length
  const share = days.length === 0 ? null : isNoted / days.length
  return {
    days: days.length,
    noted: isNoted,
    away: all.length - days.length,
    share,
    company: { least, most: least + days.length - isNoted },
    doubt: share === null || share < SOME_FROM ? 'much' : share < LITTLE_FROM ? 'some' : 'little',
  }
}
