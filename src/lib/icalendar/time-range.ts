import { alarmsOf, alarmTimes } from './alarm.ts'
import { type Component, propertyOf } from './component.ts'
import { DAY, instantAfter, instantOf, momentOf, readDuration } from './moment.ts'
import { type Occurrence, occurrencesOf, type Recurring } from './occurrences.ts'
import { freeBusyPeriods } from './period.ts'
import { type Range, rangeOf, type TimeRange } from './range.ts'
import { type Zone, type ZoneSaid, type Zones, zoneSaid, zonesOf } from './zone.ts'

/**
 * Whether an object happens within a range: RFC 4791 §9.9.
 * @param zone that of days and floating times
 * @throws RangeError on an unknown zone
 */
export function happensWithin(object: Recurring, range: TimeRange, zone: ZoneSaid): boolean {
  const seconds = rangeOf(range)
  const floating = zoneSaid(zone)
  for (const occurrence of occurrencesOf(object, seconds, floating)) {
    if (overlaps(occurrence, seconds, floating, zonesOf(object.calendar))) return true
  }
  return false
}

/** Whether one occurrence happens within a range: the tables of RFC 4791 §9.9. */
export function overlaps(occurrence: Occurrence, range: Range, floating: Zone, zones: Zones): boolean {
  switch (occurrence.component.name) {
    case 'VTODO':
      return overlapsTodo(occurrence, range, floating, zones)
    case 'VFREEBUSY':
      return overlapsFreeBusy(occurrence, range, floating, zones)
    case 'VAVAILABILITY':
      return overlapsAvailability(occurrence, range)
    default:
      return overlapsEvent(occurrence, range, floating)
  }
}

/** Whether an alarm of an occurrence rings within a range. */
export function ringsWithin(
  alarm: Component,
  occurrence: Occurrence | null,
  range: Range,
  zones: Zones,
  floating: Zone,
) {
  return alarmTimes(alarm, occurrence, zones, floating).some(at => range.from <= at && range.to > at)
}

/** How far from its occurrences the alarms of an object may ring, in seconds. */
export function reachOfAlarms(components: readonly Component[]): number {
  const reaches = components.flatMap(alarmsOf).map(alarm => {
    const [trigger, gap] = [propertyOf(alarm, 'TRIGGER'), propertyOf(alarm, 'DURATION')]
    const [first, each] = [trigger, gap].map(line => line && readDuration(line.value))
    const seconds = (one: typeof first) => (one ? Math.abs(one.days) * DAY + Math.abs(one.seconds) : 0)
    return seconds(first) + seconds(each) * Number.parseInt(propertyOf(alarm, 'REPEAT')?.value ?? '0', 10)
  })
  return Math.max(0, ...reaches.filter(Number.isFinite)) + DAY
}

/** Whether a property that holds a time falls within a range: RFC 4791 §9.7.2. */
export function fallsWithin(
  component: Component,
  name: string,
  range: Range,
  zones: Zones,
  floating: Zone,
): boolean {
  const moment = momentOf(component, name, zones)
  if (!moment) return false
  const at = instantOf(moment, floating)
  return moment.isDate ? meets(range, at, at + DAY) : range.from <= at && range.to > at
}

function overlapsEvent({ component, start, startsAt, endsAt }: Occurrence, range: Range, floating: Zone) {
  if (!start || startsAt === null) return false
  // A journal has no end of its own, whatever a client wrote.
  const end = component.name === 'VJOURNAL' ? null : endsAt
  if (end !== null && end > startsAt) return meets(range, startsAt, end)
  if (start.isDate) return meets(range, startsAt, instantAfter(start, { days: 1, seconds: 0 }, floating))
  return range.from <= startsAt && range.to > startsAt
}

function overlapsTodo(
  { component, startsAt, endsAt }: Occurrence,
  range: Range,
  floating: Zone,
  zones: Zones,
) {
  const { from, to } = range
  if (startsAt !== null && endsAt !== null) {
    if (!propertyOf(component, 'DUE')) return from <= endsAt && (to > startsAt || to >= endsAt)
    return (from < endsAt || from <= startsAt) && (to > startsAt || to >= endsAt)
  }
  if (startsAt !== null) return from <= startsAt && to > startsAt
  if (endsAt !== null) return from < endsAt && to >= endsAt
  const [completed, created] = ['COMPLETED', 'CREATED'].map(name => {
    const moment = momentOf(component, name, zones)
    return moment && instantOf(moment, floating)
  })
  if (typeof completed === 'number' && typeof created === 'number') {
    return (from <= created || from <= completed) && (to >= created || to >= completed)
  }
  if (typeof completed === 'number') return from <= completed && to >= completed
  return typeof created === 'number' ? to > created : true
}

function overlapsFreeBusy(
  { component, startsAt, endsAt }: Occurrence,
  range: Range,
  floating: Zone,
  zones: Zones,
) {
  if (startsAt !== null && endsAt !== null) return range.from <= endsAt && range.to > startsAt
  return freeBusyPeriods(component, zones, floating).some(({ from, to }) => meets(range, from, to))
}

/** RFC 7953 §3.1: a side that is not told is open. */
function overlapsAvailability({ startsAt, endsAt }: Occurrence, range: Range) {
  return meets(range, startsAt ?? Number.NEGATIVE_INFINITY, endsAt ?? Number.POSITIVE_INFINITY)
}

function meets(range: Range, from: number, to: number): boolean {
  return range.from < to && range.to > from
}
