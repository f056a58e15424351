import { addDays, type Day, noonUtc, weekday } from '../day.ts'
import { ruleIterator, wallOf } from './rule.ts'

/** What comes back as people say it, of all that an RRULE can say. Week days are ISO: 1 Monday … 7 Sunday. */
export type Rhythm =
  | { every: 'week'; weeks: number; weekdays: readonly number[] }
  /** `nth`: the first to the fourth of the month, -1 the last. */
  | { every: 'month'; nth: number; weekday: number }
  | { every: 'none' }

export const NTHS = [1, 2, 3, 4, -1] as const
export const MOST_WEEKS = 8

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const NAME = '(?:MO|TU|WE|TH|FR|SA|SU)'
const WEEKLY = new RegExp(`^FREQ=WEEKLY(?:;INTERVAL=([1-8]))?;BYDAY=(${NAME}(?:,${NAME})*)$`)
const MONTHLY = new RegExp(`^FREQ=MONTHLY;BYDAY=([1-4]|-1)(${NAME})$`)

/** The rhythm as an RRULE (RFC 5545 §3.3.10); '' for none. */
export function ruleOf(rhythm: Rhythm): string {
  if (rhythm.every === 'none') return ''
  if (rhythm.every === 'month') return `FREQ=MONTHLY;BYDAY=${rhythm.nth}${nameOf(rhythm.weekday)}`
  const days = [...new Set(rhythm.weekdays)].sort().map(nameOf).join(',')
  return `FREQ=WEEKLY${rhythm.weeks === 1 ? '' : `;INTERVAL=${rhythm.weeks}`};BYDAY=${days}`
}

/** Null for a rule that is none of those that a rhythm makes. */
export function readRhythm(rule: string): Rhythm | null {
  if (rule === '') return { every: 'none' }
  const [isWeekly, weeks = '1', days = ''] = WEEKLY.exec(rule) ?? []
  if (isWeekly) return { every: 'week', weeks: Number(weeks), weekdays: days.split(',').map(weekdayOf) }
  const [isMonthly, nth = '1', day = ''] = MONTHLY.exec(rule) ?? []
  return isMonthly ? { every: 'month', nth: Number(nth), weekday: weekdayOf(day) } : null
}

/** Each month as a day is in its own: its first Thursday, say, or where `isLast` its last. */
export function monthlyLike(first: Day, { isLast }: { isLast: boolean }): Rhythm {
  return { every: 'month', nth: isLast ? -1 : placeInMonth(first), weekday: weekday(first) }
}

/** Which Tuesday of its month a Tuesday is: 1 to 5. */
export function placeInMonth(of: Day): number {
  return Math.ceil(Number(of.slice(8)) / 7)
}

/** Whether no such weekday comes after it in its month. */
export function isLastInMonth(of: Day): boolean {
  return addDays(of, 7).slice(0, 7) !== of.slice(0, 7)
}

/** The days of a rule that has no hour, in order, from its first day on; without end where it has none. */
export function* ruleDays(rule: string, since: Day): Generator<Day, undefined, undefined> {
  const iterator = ruleIterator(rule, noonUtc(since).getTime() / 1000)
  for (let time = iterator?.next(); time; time = iterator?.next()) {
    yield new Date(wallOf(time) * 1000).toISOString().slice(0, 10) as Day
  }
}

function nameOf(weekday: number): string {
  const name = NAMES[weekday - 1]
  if (!name) throw new RangeError(`no week day: ${weekday}`)
  return name
}

function weekdayOf(name: string): number {
  return NAMES.indexOf(name as (typeof NAMES)[number]) + 1
}
