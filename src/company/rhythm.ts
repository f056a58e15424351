import { addDays, type Day, weekday } from '../lib/day.ts'

/** How often a mastermind meets; `last`: on the last such weekday of the month. */
export const RHYTHMS = ['week', 'two-weeks', 'month', 'last'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** Those that a first day allows: a fifth Tuesday is a last one, a third one never is. */
export function rhythmsFrom(since: Day): Rhythm[] {
  const isLast = addDays(since, 7).slice(0, 7) !== since.slice(0, 7)
  const isFifth = placeInMonth(since) > 4
  return ['week', 'two-weeks', ...(isFifth ? [] : ['month' as const]), ...(isLast ? ['last' as const] : [])]
}

/** Which Tuesday of its month a Tuesday is: 1 to 5. */
export function placeInMonth(day: Day): number {
  return Math.ceil(Number(day.slice(8)) / 7)
}

/**
 * The recurrence of a rhythm, from its first day on (RFC 5545 §3.3.10).
 *
 * @throws RangeError where the first day is none of the rhythm: a fifth Tuesday of each month.
 */
export function ruleOf(rhythm: Rhythm, since: Day): string {
  if (!rhythmsFrom(since).includes(rhythm)) throw new RangeError(`no ${rhythm} from ${since} on`)
  const on = WEEKDAYS[weekday(since) - 1]
  if (rhythm === 'week') return `FREQ=WEEKLY;BYDAY=${on}`
  if (rhythm === 'two-weeks') return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${on}`
  return `FREQ=MONTHLY;BYDAY=${rhythm === 'last' ? -1 : placeInMonth(since)}${on}`
}

/** The rhythm of a recurrence that `ruleOf` made. */
export function rhythmOf(rule: string): Rhythm {
  if (rule.includes('BYDAY=-1')) return 'last'
  if (rule.startsWith('FREQ=MONTHLY')) return 'month'
  return rule.includes('INTERVAL=2') ? 'two-weeks' : 'week'
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
