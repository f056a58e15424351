import { type Component, type ContentLine, parameterOf, propertyOf } from './component.ts'
import { wallSeconds } from './moment-text.ts'
import { instantOfWall, UTC, type Zone, type Zones } from './zone.ts'

/** A DATE or DATE-TIME: RFC 5545 §3.3.4, §3.3.5. */
export interface Moment {
  /** Seconds of the clock on the wall, as though it stood in UTC. */
  wall: number
  isDate: boolean
  /** Null for a day and for floating time: they are those of whoever looks. */
  zone: Zone | null
}

/** RFC 5545 §3.3.6: days follow the clock on the wall, seconds do not. */
export interface Duration {
  days: number
  seconds: number
}

/** The moments of a property, several where commas part them (of a period, its start); those unreadable left out. */
export function momentsOf(line: ContentLine, zones: Zones): Moment[] {
  const tzid = parameterOf(line, 'TZID')
  return line.value.split(',').flatMap(value => readMoment(value, tzid, zones) ?? [])
}

export function momentOf(component: Component, name: string, zones: Zones): Moment | null {
  const line = propertyOf(component, name)
  return line && readMoment(line.value, parameterOf(line, 'TZID'), zones)
}

export function readMoment(value: string, tzid: string | null, zones: Zones): Moment | null {
  const text = value.split('/')[0]?.trim() ?? ''
  const wall = wallSeconds(text)
  if (wall === null) return null
  // Without a time it is a day, whether VALUE=DATE says so or not.
  if (text.length === 8) return { wall, isDate: true, zone: null }
  return { wall, isDate: false, zone: /z$/i.test(text) ? UTC : tzid === null ? null : zones(tzid) }
}

/** @param floating the zone of days and floating times */
export function instantOf({ wall, zone }: Moment, floating: Zone): number {
  return instantOfWall(wall, zone ?? floating)
}

/** What the clock of a zone shows at a moment, which may be of another one. */
export function wallIn(moment: Moment, zone: Zone | null, floating: Zone): number {
  if (moment.zone === zone || moment.isDate) return moment.wall
  const instant = instantOf(moment, floating)
  return instant + (zone ?? floating).offsetAt(instant)
}

export function durationOf(component: Component, name = 'DURATION'): Duration | null {
  const line = propertyOf(component, name)
  return line && readDuration(line.value)
}

export function readDuration(text: string): Duration | null {
  const match = /^([+-])?P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(
    text.trim(),
  )
  if (!match) return null
  const sign = match[1] === '-' ? -1 : 1
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(2)
    .map(part => Number(part ?? 0))
  // Never -0, and never beyond the years that a date can tell.
  const clamp = (value: number) => sign * Math.min(value, FAR) + 0
  return {
    days: clamp((weeks * 7 + days) * DAY) / DAY,
    seconds: clamp(hours * 3600 + minutes * 60 + seconds),
  }
}

/** The instant a duration after a moment. */
export function instantAfter(moment: Moment, { days, seconds }: Duration, floating: Zone): number {
  return instantOf({ ...moment, wall: moment.wall + days * DAY }, floating) + seconds
}

export const DAY = 86_400
/** 10,000 years, in seconds. */
const FAR = 315_576_000_000
