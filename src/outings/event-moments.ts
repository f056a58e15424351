import type { Day } from '../lib/day.ts'
import { type Component, propertyOf } from '../lib/icalendar/component.ts'
import { DAY, instantOf, type Moment } from '../lib/icalendar/moment.ts'
import { isoText } from '../lib/icalendar/moment-text.ts'
import { type Zone, zoneSaid } from '../lib/icalendar/zone.ts'
import { isTimeZone } from '../lib/time-zone.ts'
import type { EventMoment } from './event.ts'

/** Times without a zone are of the calendar's own, where it names one; null: they are of whoever looks. */
export function calendarZone(calendar: Component): Zone | null {
  const name = propertyOf(calendar, 'X-WR-TIMEZONE')?.value.trim() ?? ''
  return /^[A-Za-z]/.test(name) && isTimeZone(name) ? zoneSaid(name) : null
}

/** As its own clock shows it. */
export function momentSaid({ wall, isDate }: Moment): EventMoment {
  const text = isoText(wall)
  return { day: text.slice(0, 10) as Day, time: isDate ? null : text.slice(11, 16) }
}

/** The last day of whole days is in them, where iCalendar tells the day after; null where no end is said, or a senseless one. */
export function endSaid(start: Moment, end: Moment | null, floating: Zone): EventMoment | null {
  if (!end || end.isDate !== start.isDate) return null
  if (end.isDate) return momentSaid({ ...end, wall: Math.max(start.wall, end.wall - DAY) })
  return instantOf(end, floating) > instantOf(start, floating) ? momentSaid(end) : null
}

/** What another clock shows at that moment; a day is the same day everywhere. */
export function onClockOf(zone: Zone, moment: Moment, floating: Zone): Moment {
  if (moment.isDate) return moment
  const at = instantOf(moment, floating)
  return { wall: at + zone.offsetAt(at), isDate: false, zone }
}
