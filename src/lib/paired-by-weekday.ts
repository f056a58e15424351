import { type Day, weekday } from './day.ts'
import { chanceFrom } from './orienteering/chance.ts'
import { median } from './spread.ts'

/** What was counted on a day. */
export interface Daily {
  day: Day
  value: number
}

export interface Paired {
  /** Days that took part, of each period. */
  days: { before: number; during: number }
  /** Weekdays that both periods have, 1 Monday … 7 Sunday. */
  weekdays: number[]
  /** During less before; null under `FEWEST_DAYS` or `FEWEST_WEEKDAYS`. */
  difference: { middle: number; low: number; high: number } | null
}

/** Redrawn weeks. */
export const RESAMPLES = 2000
/** In each period: under it nothing is said. */
export const FEWEST_DAYS = 8
export const FEWEST_WEEKDAYS = 3
/** Of one weekday in each period: one alone would never vary when it is redrawn. */
const FEWEST_OF_A_WEEKDAY = 2
const TAIL = 0.025

/**
 * How days of a period differ from those before it, Mondays compared with Mondays: the middle of each weekday's days in
 * either period, their differences, and the median of these. The interval is of 95 %, by the percentile bootstrap: days
 * are drawn again within their weekday and period, `RESAMPLES` times.
 *
 * @param middle of the days of one weekday: the median, or the mean where a day is only yes or no.
 * @param seed the same seed and days give the same interval.
 * @see Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapters 8 and 13.
 */
export function pairedByWeekday(
  { before, during }: { before: readonly Daily[]; during: readonly Daily[] },
  { middle, seed }: { middle: 'median' | 'mean'; seed: number },
): Paired {
  const [early, late] = [byWeekday(before), byWeekday(during)]
  const pairs = [1, 2, 3, 4, 5, 6, 7].flatMap(on => {
    const [old = [], fresh = []] = [early.get(on), late.get(on)]
    return Math.min(old.length, fresh.length) >= FEWEST_OF_A_WEEKDAY ? [{ on, old, fresh }] : []
  })
  const days = {
    before: pairs.reduce((sum, { old }) => sum + old.length, 0),
    during: pairs.reduce((sum, { fresh }) => sum + fresh.length, 0),
  }
  const weekdays = pairs.map(({ on }) => on)
  const isEnough = Math.min(days.before, days.during) >= FEWEST_DAYS && weekdays.length >= FEWEST_WEEKDAYS
  if (!isEnough) return { days, weekdays, difference: null }

  const of = middle === 'median' ? middleOf : mean
  const next = chanceFrom(seed)
  const redrawn = (values: readonly number[]) =>
    values.map(() => values[Math.floor(next() * values.length)] as number)
  const drawn = Array.from({ length: RESAMPLES }, () =>
    middleOf(pairs.map(({ old, fresh }) => of(redrawn(fresh)) - of(redrawn(old)))),
  ).sort((a, b) => a - b)
  return {
    days,
    weekdays,
    difference: {
      middle: middleOf(pairs.map(({ old, fresh }) => of(fresh) - of(old))),
      low: drawn[Math.floor(TAIL * RESAMPLES)] as number,
      high: drawn[Math.ceil((1 - TAIL) * RESAMPLES) - 1] as number,
    },
  }
}

/** @param values not empty. */
function middleOf(values: readonly number[]): number {
  return median(values) as number
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function byWeekday(days: readonly Daily[]): Map<number, number[]> {
  const sorted = Map.groupBy(
    days.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    ({ day }) => weekday(day),
  )
  return new Map([...sorted].map(([on, of]) => [on, of.map(({ value }) => value)]))
}
