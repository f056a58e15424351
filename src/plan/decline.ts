import { type Day, daysBetween } from '../lib/day.ts'
import { median } from '../lib/spread.ts'

/** Something that one said one would go to, or think of. */
export interface Ahead {
  outingId: string
  title: string
  day: Day
  time: string | null
  minutes: number
  costCents: number | null
  /** People one wishes to meet there. */
  wished: number
}

export interface DeclineProposal extends Ahead {
  /** Kindly, to be changed at will. */
  draft: { subject: string; text: string }
}

export interface DeclineView {
  /** Outings and encounters that the week holds. */
  held: number
  /** The owner's usual high: of four weeks in five there were fewer. Null: not known yet. */
  high: number | null
  proposals: DeclineProposal[]
}

const FEWEST_WEEKS = 6

/**
 * How full a full week of the owner's is: four weeks in five held no more.
 *
 * @param weeks how many outings and encounters of some length each week held. @see docs/measures.md#plan-decline
 */
export function usualHigh(weeks: readonly number[]): number | null {
  if (weeks.length < FEWEST_WEEKS || median(weeks) === 0) return null
  const sorted = weeks.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.8) - 1] as number
}

/** What to decline so that the week is no fuller than a full one: those least wished for, the longest first. */
export function toDecline(ahead: readonly Ahead[], held: number, high: number | null): Ahead[] {
  if (high === null || held <= high) return []
  return ahead
    .toSorted((a, b) => a.wished - b.wished || b.minutes - a.minutes || (a.outingId < b.outingId ? -1 : 1))
    .slice(0, held - high)
}

/** Of days, how many fell into each of the weeks before, the latest first. */
export function perWeek(days: readonly Day[], monday: Day, weeks: number): number[] {
  const counts = Array.from({ length: weeks }, () => 0)
  for (const day of days) {
    const week = Math.ceil(daysBetween(day, monday) / 7) - 1
    if (week >= 0 && week < weeks) counts[week] = (counts[week] ?? 0) + 1
  }
  return counts
}
