import { sql } from 'kysely'
import { namesAt } from '../encounters/encounter-people.ts'
import { encounterFrom } from '../encounters/encounter-row.ts'
import { textOf, USUAL_MINUTES } from '../encounters/event-said.ts'
import { namesSaid } from '../encounters/event-title.ts'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { propertyOf } from '../lib/icalendar/component.ts'
import { isoText } from '../lib/icalendar/moment-text.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { occurrencesOf } from '../lib/icalendar/occurrences.ts'
import { overlaps } from '../lib/icalendar/time-range.ts'
import { ianaZone, instantOfWall, type Zone, zonesOf } from '../lib/icalendar/zone.ts'
import { eachBlob } from '../platform/blobs.ts'
import type { Desk } from '../platform/desk.ts'
import type { Occurrence } from './event.ts'
import type { Outing } from './outing.ts'

/** Time that something takes in the calendar of the desk: in seconds since 1970, the end excluded. */
export interface Busy {
  title: string
  from: number
  to: number
}

/** What has no end lasts so long (ours: an evening out). */
const OUT_MINUTES = 120
const AROUND_DAYS = 1

/**
 * What takes time on these days: encounters planned for an hour, and what devices noted for themselves. Whole days take
 * no hour of anyone: a birthday, a town one is in.
 */
export async function busyBetween(desk: Desk, { from, to }: Span): Promise<Busy[]> {
  const zone = ianaZone(desk.timeZone)
  const range = { from: instant(from, '00:00', zone), to: instant(addDays(to, 1), '00:00', zone) }
  return [...(await plannedBetween(desk, { from, to }, zone)), ...(await ownBetween(desk, range, zone))]
}

/** When an outing, or what one could go to, takes place; null: it has no hour. */
export function timeOf(
  { day, time, endDay, endTime }: Pick<Occurrence | Outing, 'day' | 'time' | 'endDay' | 'endTime'>,
  timeZone: string,
): Omit<Busy, 'title'> | null {
  if (time === null) return null
  const zone = ianaZone(timeZone)
  const from = instant(day, time, zone)
  const to = endTime === null ? from + OUT_MINUTES * 60 : instant(endDay, endTime, zone)
  return { from, to: Math.max(to, from + 60) }
}

/** What stands in the way of being somewhere then, the way there and back in it; the first of them. */
export function takenBy(
  when: Omit<Busy, 'title'> | null,
  busy: readonly Busy[],
  travelMinutes: number | null,
): Busy | null {
  if (!when) return null
  const way = ((travelMinutes ?? 0) / 2) * 60
  return busy.find(({ from, to }) => from < when.to + way && to > when.from - way) ?? null
}

async function plannedBetween(desk: Desk, { from, to }: Span, zone: Zone): Promise<Busy[]> {
  const rows = await desk.db
    .selectFrom('encounter')
    .selectAll()
    .where('deskId', '=', desk.id)
    // Said literally, so that the partial index is taken.
    .where(sql<boolean>`planned = 1`)
    .where('day', '>=', addDays(from, -AROUND_DAYS))
    .where('day', '<=', to)
    .where('time', 'is not', null)
    .execute()
  const names = await namesAt(
    desk,
    rows.map(({ id }) => id),
  )
  return rows.map(row => {
    const { id, day, time, minutes, note } = encounterFrom(row)
    const start = instant(day, time as string, zone)
    const title = namesSaid(names.get(id) ?? [], desk.language) || note
    return { title, from: start, to: start + (minutes ?? USUAL_MINUTES) * 60 }
  })
}

async function ownBetween(desk: Desk, range: { from: number; to: number }, zone: Zone): Promise<Busy[]> {
  const members = await desk.db
    .selectFrom('davMember')
    .select('etag')
    .where('deskId', '=', desk.id)
    .where('component', '=', 'VEVENT')
    .where(sql<boolean>`gone = 0 and row_id like 'object:%'`)
    .where(sql<boolean>`(ends_at is null or ends_at >= ${isoText(range.from)})`)
    .where(sql<boolean>`(starts_at is null or starts_at < ${isoText(range.to)})`)
    .execute()
  const busy: Busy[] = []
  const etags = members.map(({ etag }) => etag)
  await eachBlob(desk, etags, (_, bytes) => {
    const { value } = readCalendarObject(bytes)
    if (!value) return
    const zones = zonesOf(value.calendar)
    for (const one of occurrencesOf(value, range, zone)) {
      const { component, start, startsAt, endsAt } = one
      const said = (name: string) => propertyOf(component, name)?.value.trim().toUpperCase()
      if (!start || start.isDate || startsAt === null || !overlaps(one, range, zone, zones)) continue
      if (said('STATUS') === 'CANCELLED' || said('TRANSP') === 'TRANSPARENT') continue
      const title = textOf(component, 'SUMMARY').trim()
      busy.push({ title, from: startsAt, to: endsAt ?? startsAt + USUAL_MINUTES * 60 })
    }
  })
  return busy
}

function instant(day: Day, time: string, zone: Zone): number {
  return instantOfWall(Date.parse(`${day}T${time}:00Z`) / 1000, zone)
}
