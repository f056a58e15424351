import { addDays, type Day } from '../lib/day.ts'
import type { Scale } from './scales.ts'
import type { Wording } from './wording.ts'

export const RHYTHMS = ['quarter', 'month'] as const
/** What is asked together: one scale at the start and every three months, two each month. */
export type Rhythm = (typeof RHYTHMS)[number]

export const ASKED: Readonly<Record<Rhythm, readonly Scale[]>> = {
  quarter: ['djg6'],
  month: ['ucla3', 'ons'],
}

const EVERY_DAYS: Readonly<Record<Rhythm, number>> = { quarter: 91, month: 30 }
/** "Not now" holds so long. */
export const NOT_NOW_DAYS = 30
/** One set of questions, then some rest before the other. */
const REST_DAYS = 7

/** What screens need to ask. */
export interface Questions {
  due: Rhythm | null
  wording: Wording
  /** Why the file that replaces the built-in wording was not used; null when it was, or is not there. */
  fileProblem: string | null
  /** Something was logged: a desk opened a minute ago is asked nothing. */
  isBegun: boolean
}

export interface Asking {
  today: Day
  /** The last day each was answered; null: never. */
  answered: Readonly<Record<Rhythm, Day | null>>
  /** Not before that day. */
  silentUntil: Readonly<Record<Rhythm, Day | null>>
}

/** What it is time to ask, one at a time; null: nothing. */
export function questionDue({ today, answered, silentUntil }: Asking): Rhythm | null {
  const isRested = RHYTHMS.every(
    rhythm => answered[rhythm] === null || addDays(answered[rhythm] as Day, REST_DAYS) <= today,
  )
  const isDue = (rhythm: Rhythm) => {
    const [last, silent] = [answered[rhythm], silentUntil[rhythm]]
    if (silent !== null && today < silent) return false
    return last === null ? isRested : addDays(last, EVERY_DAYS[rhythm]) <= today && isRested
  }
  return RHYTHMS.find(isDue) ?? null
}
