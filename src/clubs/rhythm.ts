/** Week days are ISO: 1 Monday … 7 Sunday. */
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

/** Null for a rule that is none of those that a club may have. */
export function readRhythm(rule: string): Rhythm | null {
  if (rule === '') return { every: 'none' }
  const [isWeekly, weeks = '1', days = ''] = WEEKLY.exec(rule) ?? []
  if (isWeekly) return { every: 'week', weeks: Number(weeks), weekdays: days.split(',').map(weekdayOf) }
  const [isMonthly, nth = '1', day = ''] = MONTHLY.exec(rule) ?? []
  return isMonthly ? { every: 'month', nth: Number(nth), weekday: weekdayOf(day) } : null
}

function nameOf(weekday: number): string {
  const name = NAMES[weekday - 1]
  if (!name) throw new RangeError(`no week day: ${weekday}`)
  return name
}

function weekdayOf(name: string): number {
  return NAMES.indexOf(name as (typeof NAMES)[number]) + 1
}
