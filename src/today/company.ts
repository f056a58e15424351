import { type Channel, modeOf } from '../encounters/encounter.ts'
import { addDays, type Day, daysBetween, daysOf, type Span } from '../lib/day.ts'

/** A day with company on one channel. */
export interface CompanyDay {
  day: Day
  channel: Channel
}

/** How near the company of a day was: in the flesh, by voice (call, video), in writing. */
export type CompanyMode = 'in-person' | 'voice' | 'writing'

export interface Company {
  /** The last 28 days, oldest first, each with the nearest company it had. */
  days: { day: Day; mode: CompanyMode | null }[]
  /** Days with each, kept apart: one day may count in several. */
  inPerson: number
  voice: number
  writing: number
  /** Median of the 28-day windows of the year before; null under 12 weeks of them. */
  usualInPerson: number | null
}

const WINDOW_DAYS = 28
const WINDOWS_A_YEAR = 12
const FEWEST_WINDOWS = 3
const NEAREST: readonly CompanyMode[] = ['in-person', 'voice', 'writing']

/** The days that `companyOver` looks at: a year. */
export function companySpan(today: Day): Span {
  return { from: addDays(today, 1 - WINDOW_DAYS * (1 + WINDOWS_A_YEAR)), to: today }
}

/**
 * Company over the last 28 days, the household left out.
 *
 * @param company days with company within `companySpan`, in any order.
 * @param firstDay the first day the log knows; null when it is empty.
 * @see docs/measures.md#company-days
 */
export function companyOver(company: readonly CompanyDay[], today: Day, firstDay: Day | null): Company {
  const modes = new Map<Day, Set<CompanyMode>>()
  for (const { day, channel } of company)
    modes.set(day, (modes.get(day) ?? new Set()).add(companyMode(channel)))
  const days = daysOf({ from: addDays(today, 1 - WINDOW_DAYS), to: today })
  const count = (mode: CompanyMode) => days.filter(day => modes.get(day)?.has(mode)).length
  return {
    days: days.map(day => ({ day, mode: NEAREST.find(mode => modes.get(day)?.has(mode)) ?? null })),
    inPerson: count('in-person'),
    voice: count('voice'),
    writing: count('writing'),
    usualInPerson: usualInPerson(
      [...modes.keys()].filter(day => modes.get(day)?.has('in-person')),
      today,
      firstDay,
    ),
  }
}

function usualInPerson(inPerson: readonly Day[], today: Day, firstDay: Day | null): number | null {
  if (firstDay === null) return null
  const known = Math.floor((daysBetween(firstDay, today) + 1) / WINDOW_DAYS) - 1
  const windows = Math.min(known, WINDOWS_A_YEAR)
  if (windows < FEWEST_WINDOWS) return null
  const counts = Array.from({ length: windows }, () => 0)
  for (const day of inPerson) {
    const window = Math.floor(daysBetween(day, today) / WINDOW_DAYS) - 1
    if (window >= 0 && window < windows) counts[window] = (counts[window] ?? 0) + 1
  }
  counts.sort((one, other) => one - other)
  const middle = windows >> 1
  const upper = counts[middle] ?? 0
  return windows % 2 === 1 ? upper : Math.round(((counts[middle - 1] ?? 0) + upper) / 2)
}

function companyMode(channel: Channel): CompanyMode {
  const mode = modeOf(channel)
  return mode === 'call' || mode === 'video' ? 'voice' : mode
}
