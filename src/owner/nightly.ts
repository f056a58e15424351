import { type Day, daysBetween } from '../lib/day.ts'
import { hourAt } from './letter.ts'

const NIGHT_ENDS_HOUR = 6
/** A machine that sleeps at night does it in the day then. */
const LATE_DAYS = 3

interface Clock {
  now: Date
  today: Day
  timeZone: string
}

/** Once a day, before six on the desk's clock; at any hour when it was never done, or not for three days. */
export function isNightlyWorkDue(last: Day | null, { now, today, timeZone }: Clock): boolean {
  if (last === null) return true
  const since = daysBetween(last, today)
  return since >= LATE_DAYS || (since > 0 && hourAt(now, timeZone) < NIGHT_ENDS_HOUR)
}
