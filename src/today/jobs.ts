import { isNightlyWorkDue } from '../owner/nightly.ts'
import type { Job } from '../platform/jobs.ts'
import { learnDeskRhythm, rhythmLearntOn } from './rhythm-store.ts'

/** Learns how the desk's ties go on from its own past: at night, or when no night was to be had. */
export const rhythmJob: Job = {
  name: 'rhythm',
  everyMinutes: 10,
  run: async desk => {
    const clock = { now: desk.now(), today: desk.today(), timeZone: desk.timeZone }
    if (!isNightlyWorkDue(await rhythmLearntOn(desk), clock)) return null
    return String(await learnDeskRhythm(desk))
  },
}
