import { sql } from 'kysely'
import { bornAt, instantText, PROD_ID } from '../encounters/event-said.ts'
import { eventTitle } from '../encounters/event-title.ts'
import type { Day } from '../lib/day.ts'
import { type NewEvent, newEvent, newTodo } from '../lib/icalendar/new-object.ts'
import type { Desk } from '../platform/desk.ts'
import { pagesOf } from './desk-pages.ts'

/** Says who somebody is, by id; '' for who is no longer there. */
export type NameOf = (personId: string | null) => string

const HEAD = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:${PROD_ID}\r\n`
const END = 'END:VCALENDAR\r\n'

/** The calendars of an export, by the name of their file, each a page of text at a time. */
export function calendarsOf(desk: Desk, nameOf: NameOf): Record<string, () => AsyncGenerator<string>> {
  return {
    'encounters.ics': () => calendar(encounterEvents(desk, nameOf)),
    'outings.ics': () => calendar(outingEvents(desk)),
    'sessions.ics': () => calendar(sessionEvents(desk)),
    'follow-ups.ics': () => calendar(todos(desk, nameOf)),
  }
}

async function* calendar(objects: AsyncGenerator<string>): AsyncGenerator<string> {
  yield HEAD
  for await (const object of objects) yield object.slice(HEAD.length, -END.length)
  yield END
}

interface EncounterRow {
  id: string
  day: Day
  time: string | null
  minutes: number | null
  channel: 'in-person'
  place: string
  note: string
  planned: number
  /** Ids with commas between. */
  people: string | null
}

async function* encounterEvents(desk: Desk, nameOf: NameOf): AsyncGenerator<string> {
  const people = peopleOfEncounter(desk.id)
  const columns = sql`id, day, time, minutes, channel, place, note, planned, ${people} as people`
  for await (const row of pagesOf<EncounterRow>(desk, 'encounter', columns)) {
    const names = (row.people ?? '').split(',').map(nameOf).filter(Boolean)
    const { place, note, planned } = row
    yield event(desk, {
      ...row,
      summary: eventTitle(row, names, desk.language),
      location: place,
      description: note,
      ...(planned ? { status: 'TENTATIVE' } : {}),
    })
  }
}

/** Ids with commas between, of the encounter of the row, in both databases. */
export function peopleOfEncounter(deskId: string) {
  return sql`(select string_agg(ep.person_id, ',') from encounter_person as ep
    where ep.desk_id = ${deskId} and ep.encounter_id = encounter.id)`
}

interface OutingRow {
  id: string
  title: string
  day: Day
  time: string | null
  endDay: Day
  endTime: string | null
  place: string
  address: string
  note: string
}

async function* outingEvents(desk: Desk): AsyncGenerator<string> {
  const columns = sql`id, title, day, time, end_day as "endDay", end_time as "endTime", place, address, note`
  for await (const row of pagesOf<OutingRow>(desk, 'outing', columns)) {
    const { title, place, address, note, endDay, endTime } = row
    const ends = row.time !== null && endTime !== null ? instantText(endDay, endTime, desk.timeZone) : null
    yield event(desk, {
      ...row,
      minutes: null,
      summary: title,
      location: [place, address].filter(Boolean).join(', '),
      description: note,
      ...(row.time === null ? { lastDay: endDay } : ends === null ? {} : { endsAt: ends }),
    })
  }
}

interface SessionRow {
  id: string
  name: string
  day: Day
  time: string | null
  minutes: number | null
  zone: string
  note: string
}

/** Of clubs and of masterminds, as they were held or are to be. */
async function* sessionEvents(desk: Desk): AsyncGenerator<string> {
  const club = (column: string) => sql`(select c.${sql.raw(column)} from club as c
    where c.desk_id = ${desk.id} and c.id = club_session.club_id)`
  const circle = (column: string) => sql`(select m.${sql.raw(column)} from mastermind as m
    where m.desk_id = ${desk.id} and m.id = mastermind_session.mastermind_id)`
  const ofClub = sql`id, coalesce(moved_to, day) as day, ${club('name')} as name,
    case when moved_to is null then ${club('time')} else moved_time end as time, ${club('minutes')} as minutes,
    '' as zone, state as note`
  const ofCircle = sql`id, day, time, ${circle('name')} as name, ${circle('minutes')} as minutes,
    ${circle('zone')} as zone, note`
  for await (const row of pagesOf<SessionRow>(desk, 'club_session', ofClub)) yield session(desk, row)
  for await (const row of pagesOf<SessionRow>(desk, 'mastermind_session', ofCircle)) yield session(desk, row)
}

function session(desk: Desk, row: SessionRow): string {
  return event(desk, {
    ...row,
    summary: row.name,
    description: row.note,
    timeZone: row.zone || desk.timeZone,
  })
}

async function* todos(desk: Desk, nameOf: NameOf): AsyncGenerator<string> {
  const columns = sql`id, text, person_id as "personId", due_on as due, done_on as done`
  interface Row {
    id: string
    text: string
    personId: string | null
    due: Day | null
    done: Day | null
  }
  for await (const { id, text, personId, due, done } of pagesOf<Row>(desk, 'follow_up', columns)) {
    const name = nameOf(personId)
    yield newTodo({
      uid: id,
      stampAt: bornAt(id),
      prodId: PROD_ID,
      summary: name ? `${text} (${name})` : text,
      ...(due ? { due } : {}),
      ...(done ? { completedAt: `${done}T12:00:00.000Z` } : {}),
    })
  }
}

type Said = Pick<NewEvent, 'summary' | 'location' | 'description' | 'status' | 'lastDay' | 'endsAt'> & {
  id: string
  day: Day
  time: string | null
  minutes: number | null
  timeZone?: string
}

function event(
  desk: Desk,
  { id, day, time, minutes, timeZone = desk.timeZone, lastDay, ...said }: Said,
): string {
  const { summary, location, description, status, endsAt } = said
  return newEvent({
    uid: id,
    stampAt: bornAt(id),
    prodId: PROD_ID,
    summary,
    ...(location ? { location } : {}),
    ...(description ? { description } : {}),
    ...(status ? { status } : {}),
    ...(time === null
      ? { day, ...(lastDay ? { lastDay } : {}) }
      : {
          startsAt: instantText(day, time, timeZone),
          ...(endsAt ? { endsAt } : minutes ? { minutes } : {}),
        }),
  })
}
