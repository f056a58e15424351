import { type Day, daysBetween } from '../lib/day.ts'
import { median } from '../lib/spread.ts'
import type { Scale } from './scales.ts'

/** One total, on the day it was said. */
export interface Said {
  day: Day
  total: number
}

export interface Change {
  /** `none`: within what a scale varies by chance. */
  kind: 'worse' | 'better' | 'none'
  /** The middle of one's own answers in the year before. */
  usual: number
  /** How many those are. */
  earlier: number
  /** The latest total less the usual. */
  difference: number
  /** What it takes to be called a change: more than that. */
  bound: number
}

/**
 * Reliabilities are the lower ones that the authors are cited for (De Jong Gierveld & Van Tilburg 2006: 0.70 to 0.76; Hughes
 * et al. 2004: 0.72). Spreads are set by us, not read off a table: a larger one makes a change harder to claim.
 */
export const SPREADS = {
  djg6: { deviation: 1.8, reliability: 0.7 },
  ucla3: { deviation: 1.5, reliability: 0.72 },
} as const
/** Of a single question, whose reliability nobody knows: one's own spread, once there are so many answers. */
const LEAST_OWN = 6
/** One step of five is never a change. */
const LEAST_BOUND = 1
const YEAR_DAYS = 366

/**
 * What two totals must differ by not to be chance, in 95 of 100 cases: 1.96 · SD · √2 · √(1 − r).
 *
 * @see docs/measures.md#reliable-change. Jacobson & Truax 1991, Journal of Consulting and Clinical Psychology 59, 12–19.
 */
export function reliableChangeBound({
  deviation,
  reliability,
}: {
  deviation: number
  reliability: number
}): number {
  return 1.96 * deviation * Math.SQRT2 * Math.sqrt(1 - reliability)
}

/**
 * The latest total against one's own of the year before it; null while there is nothing to hold it against.
 *
 * @param said the oldest first.
 */
export function changeOf(scale: Scale, said: readonly Said[]): Change | null {
  const last = said.at(-1)
  if (!last) return null
  const earlier = said
    .slice(0, -1)
    .filter(({ day }) => daysBetween(day, last.day) <= YEAR_DAYS)
    .map(({ total }) => total)
  const bound = boundOf(scale, earlier)
  if (bound === null) return null
  const usual = median(earlier) as number
  const difference = last.total - usual
  const kind = Math.abs(difference) <= bound ? 'none' : difference > 0 ? 'worse' : 'better'
  return { kind, usual, earlier: earlier.length, difference, bound }
}

function boundOf(scale: Scale, earlier: readonly number[]): number | null {
  if (scale !== 'ons') return earlier.length === 0 ? null : reliableChangeBound(SPREADS[scale])
  if (earlier.length < LEAST_OWN) return null
  const deviation = deviationOf(earlier)
  return Math.max(LEAST_BOUND, reliableChangeBound({ deviation, reliability: 0 }))
}

function deviationOf(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  const squares = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return Math.sqrt(squares / (numbers.length - 1))
}
