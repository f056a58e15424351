import { addDays, type Day } from '../lib/day.ts'
import type { Club, ClubView } from './club.ts'
import { sessionDays, timeOn } from './session-days.ts'

/** Later, nobody asks any more: what was not said is not known. */
export const ASKED_DAYS = 3

const USUAL_MINUTES = 60

/** Where one stands in the day, on the desk's clock. */
export interface Now {
  day: Day
  /** Minutes since midnight. */
  minutes: number
}

/**
 * The day of the last session that is over, no longer than three days ago, when nothing was said of it; null otherwise.
 * One that was said is never asked again, nor the one before it.
 */
export function askedSession(
  club: Pick<Club, 'rule' | 'since' | 'until' | 'time' | 'minutes' | 'archived'> &
    Partial<Pick<ClubView, 'moves'>>,
  said: ReadonlySet<Day>,
  now: Now,
): Day | null {
  if (club.archived) return null
  const span = { from: addDays(now.day, -ASKED_DAYS), to: now.day }
  const last = sessionDays(club, span).findLast(
    day => day < now.day || isOver({ ...club, time: timeOn(club, day) }, now.minutes),
  )
  return last && !said.has(last) ? last : null
}

/** Whether that of today lies ahead still. */
export function isOver({ time, minutes }: Pick<Club, 'time' | 'minutes'>, now: number): boolean {
  if (time === null) return false
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest + (minutes ?? USUAL_MINUTES) <= now
}
