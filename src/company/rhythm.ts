import { type Day, weekday } from '../lib/day.ts'
import { isLastInMonth, monthlyLike, placeInMonth, readRhythm, ruleOf } from '../lib/icalendar/rhythm.ts'

/** How often a mastermind meets; `last`: on the last such weekday of the month. */
export const RHYTHMS = ['week', 'two-weeks', 'month', 'last'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** Those that a first day allows: a fifth Tuesday is a last one, a third one never is. */
export function rhythmsFrom(since: Day): Rhythm[] {
  return RHYTHMS.filter(
    rhythm => (rhythm !== 'month' || placeInMonth(since) <= 4) && (rhythm !== 'last' || isLastInMonth(since)),
  )
}

/**
 * The recurrence of a rhythm, from its first day on (RFC 5545 §3.3.10).
 *
 * @throws RangeError where the first day is none of the rhythm: a fifth Tuesday of each month.
 */
export function ruleFrom(rhythm: Rhythm, since: Day): string {
  if (!rhythmsFrom(since).includes(rhythm)) throw new RangeError(`no ${rhythm} from ${since} on`)
  if (rhythm === 'month' || rhythm === 'last')
    return ruleOf(monthlyLike(since, { isLast: rhythm === 'last' }))
  return ruleOf({ every: 'week', weeks: rhythm === 'week' ? 1 : 2, weekdays: [weekday(since)] })
}

/** The rhythm of a recurrence that `ruleFrom` made. */
export function rhythmOf(rule: string): Rhythm {
  const said = readRhythm(rule)
  if (said?.every === 'month') return said.nth === -1 ? 'last' : 'month'
  return said?.every === 'week' && said.weeks === 2 ? 'two-weeks' : 'week'
}
