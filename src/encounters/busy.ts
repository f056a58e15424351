import { sql } from 'kysely'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { busyIn } from '../lib/icalendar/free-busy.ts'
import type { CalendarObject } from '../lib/icalendar/object.ts'
import { secondsOf } from '../lib/icalendar/range.ts'
import type { Desk } from '../platform/desk.ts'
import { namesAt } from './encounter-people.ts'
import { instantText, textOf, USUAL_MINUTES } from './event-said.ts'
import { namesSaid } from './event-title.ts'
import { eachOwnObject, rangeOfDays } from './own-events.ts'

/** Time that something takes: in seconds since 1970, the end excluded. */
export interface Busy {
  title: string
  from: number
  to: number
  /** A town one is in, a birthday: it may leave the hours free. */
  isWholeDay: boolean
  /** The encounter that is planned then, if it is one. */
  encounterId: string | null
}

/** What takes time on these days: encounters planned for an hour, and what devices noted for themselves. */
export async function busyInCalendar(desk: Desk, days: Span): Promise<Busy[]> {
  return [...(await plannedBetween(desk, days)), ...(await ownBetween(desk, days))]
}

/** From the evening before on: it may last into the night. */
async function plannedBetween(desk: Desk, { from, to }: Span): Promise<Busy[]> {
  const rows = await desk.db
    .selectFrom('encounter')
    .select(['id', 'day', 'time', 'minutes', 'note'])
    .where('deskId', '=', desk.id)
    // Said literally, so that the partial index is taken.
    .where(sql<boolean>`planned = 1`)
    .where('day', '>=', addDays(from, -1))
    .where('day', '<=', to)
    .where('time', 'is not', null)
    .execute()
  const names = await namesAt(
    desk,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, day, time, minutes, note }) => {
    const start = secondsOf(instantText(day as Day, time as string, desk.timeZone))
    return {
      title: namesSaid(names.get(id) ?? [], desk.language) || note,
      from: start,
      to: start + (minutes ?? USUAL_MINUTES) * 60,
      isWholeDay: false,
      encounterId: id,
    }
  })
}

async function ownBetween(desk: Desk, days: Span): Promise<Busy[]> {
  const { range, zone } = rangeOfDays(desk.timeZone, days)
  const busy: Busy[] = []
  const note = (object: CalendarObject) => {
    for (const { from, to, component, isWholeDay } of busyIn(object, range, zone)) {
      const title = component ? textOf(component, 'SUMMARY').trim() : ''
      const end = to > from ? to : from + USUAL_MINUTES * 60
      busy.push({ title, from, to: end, isWholeDay, encounterId: null })
    }
  }
  await eachOwnObject(desk, range, note, null)
  return busy
}
