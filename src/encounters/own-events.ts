import { sql } from 'kysely'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { propertyOf } from '../lib/icalendar/component.ts'
import { isoText } from '../lib/icalendar/moment-text.ts'
import { type CalendarObject, readCalendarObject } from '../lib/icalendar/object.ts'
import { type Occurrence, occurrencesOf } from '../lib/icalendar/occurrences.ts'
import type { Range } from '../lib/icalendar/range.ts'
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
  const { range, zone } = rangeOfDays(desk.timeZone, { from: day, to: day })
  const events: OwnEvent[] = []
  await eachOwnObject(desk, range, object => events.push(...eventsWithin(object, range, zone)))
  return events.sort(byHour).slice(0, MOST)
}

/** What devices noted for themselves, each object that may touch the range. @param of which collection; null: of all. */
export async function eachOwnObject(
  desk: Desk,
  range: Range,
  use: (object: CalendarObject) => void,
  of: string | null = ENCOUNTERS,
): Promise<void> {
  const { db, id } = desk
  const members = await db
    .selectFrom('davMember')
    .select('etag')
    .where('deskId', '=', id)
    .where('component', 'in', ['VEVENT', 'VFREEBUSY'])
    .$if(of !== null, q => q.where('collectionId', '=', of as string))
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

function eventsWithin(object: CalendarObject, range: Range, zone: Zone): OwnEvent[] {
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

/** Those days on the clock of the desk, in seconds since 1970, the end excluded. */
export function rangeOfDays(timeZone: string, { from, to }: Span): { range: Range; zone: Zone } {
  const zone = ianaZone(timeZone)
  return { range: { from: midnightOf(from, zone), to: midnightOf(addDays(to, 1), zone) }, zone }
}

function midnightOf(day: Day, zone: Zone): number {
  return instantOfWall(Date.parse(`${day}T00:00:00Z`) / 1000, zone)
}

function byHour(one: OwnEvent, other: OwnEvent): number {
  const [a, b] = [`${one.time ?? ''} ${one.title}`, `${other.time ?? ''} ${other.title}`]
  return a < b ? -1 : a > b ? 1 : 0
}
