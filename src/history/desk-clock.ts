import { type Day, parseDay } from '../lib/day.ts'
import { ianaZone } from '../lib/icalendar/zone.ts'
import type { Moment } from './exchange.ts'

/** What the desk's clock showed: the day and the time. */
export interface DeskTime {
  day: Day
  time: string
}

export type DeskClock = (moment: Moment) => DeskTime | null

/**
 * Instants on the clock of a zone; a clock without a zone is the owner's. Null for what is no time, or of years in which
 * nobody wrote to anybody in this way.
 *
 * @throws RangeError on an unknown zone.
 */
export function deskClock(timeZone: string): DeskClock {
  const zone = ianaZone(timeZone)
  return moment => {
    if ('day' in moment) return told(moment.day, moment.time)
    if (!(moment.instant >= EARLIEST && moment.instant < LATEST)) return null
    const seconds = Math.floor(moment.instant / 1000)
    const text = new Date((seconds + zone.offsetAt(seconds)) * 1000).toISOString()
    return told(text.slice(0, 10), text.slice(11, 16))
  }
}

const EARLIEST = Date.UTC(1980, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

function told(day: string, time: string): DeskTime | null {
  const parsed = parseDay(day)
  if (parsed === null || parsed < '1980-01-01' || parsed >= '2100-01-01') return null
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? { day: parsed, time } : null
}
