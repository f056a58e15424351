import type { Day } from '../lib/day.ts'
import type { Front, Key } from './plan.ts'

/** What was done on a front, or with a key, these four weeks. */
export interface Lately<Name extends Front | Key = Front | Key> {
  name: Name
  count: number
  /** The last time, however long ago within a year; null: none. */
  lastOn: Day | null
}

export interface FrontsView {
  fronts: Lately<Front>[]
  keys: Lately<Key>[]
  /** The length of « lately ». */
  days: number
}

export const LATELY_DAYS = 28
export const LAST_TIME_DAYS = 365

/** @param days of each time, in any order. */
export function latelyOf<Name extends Front | Key>(
  name: Name,
  days: readonly Day[],
  since: Day,
): Lately<Name> {
  const lastOn = days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)
  return { name, count: days.filter(day => day >= since).length, lastOn }
}
