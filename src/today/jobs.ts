import type { Day } from '../lib/day.ts'
import { daysBetween } from '../lib/day.ts'
import { hourAt } from '../owner/letter.ts'
import type { Desk } from '../platform/desk.ts'
import type { Job } from '../platform/jobs.ts'
import { learnDeskRhythm, rhythmLearntOn } from './rhythm-store.ts'

/** Learns how the desk's ties go on from its own past: at night, or when no night was to be had. */
export const rhythmJob: Job = {
  name: 'rhythm',
  everyMinutes: 10,
  run: async desk => {
    if (!isNightlyWorkDue(await rhythmLearntOn(desk), desk)) return null
    return String(await learnDeskRhythm(desk))
  },
}

const NIGHT_ENDS_HOUR = 6
/** A machine that sleeps at night does it in the day then. */
const LATE_DAYS = 3

/** Once a day, before six on the desk's clock; at any hour when it was never done, or not for three days. */
function isNightlyWorkDue(last: Day | null, desk: Pick<Desk, 'now' | 'today' | 'timeZone'>): boolean {
  if (last === null) return true
  const since = daysBetween(last, desk.today())
  return since >= LATE_DAYS || (since > 0 && hourAt(desk.now(), desk.timeZone) < NIGHT_ENDS_HOUR)
}
