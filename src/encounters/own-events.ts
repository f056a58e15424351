import { sql } from 'kysely'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { propertyOf } from '../lib/icalendar/component.ts'
import { type BusyPeriod, busyPeriods } from '../lib/icalendar/free-busy.ts'
import { isoText } from '../lib/icalendar/moment-text.ts'
import { type CalendarObject, readCalendarObject } from '../lib/icalendar/object.ts'
import { type Occurrence, occurrencesOf } from '../lib/icalendar/occurrences.ts'
import { overlaps } from '../lib/icalendar/time-range.ts'
import { ianaZone, instantOfWall, type Zone, zonesOf } from '../lib/icalendar/zone.ts'
import { eachBlob } from '../platform/blobs.ts'
import type { Desk } from '../platform/desk.ts'
import type { OwnEvent } from './encounter.ts'
import { ENCOUNTERS } from './event-members.ts'
import { textOf } from './event-said.ts'

const MOST = 50

/** What devices noted for themselves on a day, by the hour; what takes the whole day first. */
export async function ownEventsOn(desk: Desk, day: Day): Promise<OwnEvent[]> {
  const zone = ianaZone(desk.timeZone)
  const range = { from: midnightOf(day, zone), to: midnightOf(addDays(day, 1), zone) }
  const events: OwnEvent[] = []
  await eachOwnObject(desk, range, object => events.push(...eventsWithin(object, range, zone)))
  return events.sort(byHour).slice(0, MOST)
}

/** When what devices noted for themselves takes the owner's time, between two days (the last excluded). */
export async function ownBusyPeriods(desk: Desk, { from, to }: Span): Promise<BusyPeriod[]> {
  const zone = ianaZone(desk.timeZone)
  const range = { from: midnightOf(from, zone), to: midnightOf(to, zone) }
  const objects: CalendarObject[] = []
  await eachOwnObject(desk, range, object => objects.push(object))
  return busyPeriods(objects, { startsAt: isoText(range.from), endsAt: isoText(range.to) }, zone)
}

async function eachOwnObject(
  desk: Desk,
  range: { from: number; to: number },
  use: (object: CalendarObject) => void,
): Promise<void> {
  const { db, id } = desk
  const members = await db
    .selectFrom('davMember')
    .select('etag')
    .where('deskId', '=', id)
    .where('collectionId', '=', ENCOUNTERS)
    .where(sql<boolean>`gone = 0 and row_id like 'object:%'`)
    .where(sql<boolean>`(ends_at is null or ends_at >= ${isoText(range.from)})`)
    .where(sql<boolean>`(starts_at is null or starts_at < ${isoText(range.to)})`)
    .execute()
  const etags = members.map(({ etag }) => etag)
  await eachBlob(desk, etags, (_, bytes) => {
    const { value } = readCalendarObject(bytes)
    if (value) use(value)
  })
}

function eventsWithin(object: CalendarObject, range: { from: number; to: number }, zone: Zone): OwnEvent[] {
  const zones = zonesOf(object.calendar)
  return [...occurrencesOf(object, range, zone)]
    .filter(one => overlaps(one, range, zone, zones) && !isCancelled(one))
    .map(({ component, start, startsAt }) => ({
      title: textOf(component, 'SUMMARY').trim(),
      time:
        startsAt === null || !start || start.isDate || startsAt < range.from
          ? null
          : isoText(startsAt + zone.offsetAt(startsAt)).slice(11, 16),
      place: textOf(component, 'LOCATION').trim(),
    }))
}

function isCancelled({ component }: Occurrence): boolean {
  return /^cancelled$/i.test(propertyOf(component, 'STATUS')?.value.trim() ?? '')
}

function midnightOf(day: Day, zone: Zone): number {
  return instantOfWall(Date.parse(`${day}T00:00:00Z`) / 1000, zone)
}

function byHour(one: OwnEvent, other: OwnEvent): number {
  const [a, b] = [`${one.time ?? ''} ${one.title}`, `${other.time ?? ''} ${other.title}`]
  return a < b ? -1 : a > b ? 1 : 0
}
