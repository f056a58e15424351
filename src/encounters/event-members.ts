import { sql } from 'kysely'
import type { Member } from '../dav/members.ts'
import { addDays } from '../lib/day.ts'
import { changesVoice, type Voice } from '../owner/voice.ts'
import type { EncounterTable } from '../platform/db/schema.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import { type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { namesAt } from './encounter-people.ts'
import { encounterFrom } from './encounter-row.ts'
import { eventOf } from './event-said.ts'
import { eventTitle } from './event-title.ts'
import { DAYS_SHOWN, factMembers, type Shown, TAKEN_OUT } from './fact-members.ts'

/** The calendar of what is planned: its key, and its name in addresses. */
export const ENCOUNTERS = 'encounters'

const AT_ONCE = 200
/** More, and whatever is planned is looked at instead of all they were ever met for. */
const MOST_ASKED_ONE_BY_ONE = 20

/** The encounters that devices see, as events. */
export const EVENTS = factMembers({
  collectionId: ENCOUNTERS,
  component: 'VEVENT',
  prefix: 'encounter:',
  shownOf: eventsOf,
  mayHaveBeenShown: ({ before }) =>
    before !== null && (before.planned === 1 || before.uri !== null || before.ical_hash !== null),
})

/** Keeps the events that devices see in step with the encounters. */
export const projectEncounterMembers: Projector = EVENTS.project

/** Who is there is in the title. */
export const projectEventsOfLinks: Projector = async (desk, rows) => {
  const ids = new Set(rows.flatMap(({ before }) => (before ? [before.encounter_id as string] : [])))
  await inChunks(rows, AT_ONCE, async chunk => {
    const links = chunk.map(row => row.id)
    const theirs = await titledLinks(desk).where('ep.id', 'in', links).execute()
    for (const { id } of theirs) ids.add(id)
  })
  await EVENTS.showAgain(desk, await titledAmong(desk, [...ids]))
}

/** What people are called is in the titles of what is planned with them. */
export const projectEventsOfPeople: Projector = async (desk, rows) => {
  const people = rows.flatMap(row => (row.before ? [row.id] : []))
  if (people.length === 0) return
  const isMany = people.length > MOST_ASKED_ONE_BY_ONE
  await EVENTS.showAgain(desk, isMany ? await everyTitled(desk) : await titledWith(desk, people))
}

/** Another language, or another clock. */
export const projectEventsOfVoice: Projector = async (desk, rows) => {
  if (changesVoice(rows)) await EVENTS.showAgain(desk, await everyTitled(desk))
}

/** What is past leaves the calendar. */
export async function dropPastEvents(desk: Desk): Promise<void> {
  // A whole day ends up to two days later on some clock; which day it is, is looked at below.
  const members = await standing(desk)
    .where('endsAt', '<', addDays(desk.today(), 2 - DAYS_SHOWN))
    .execute()
  const past = await titledAmong(desk, factsOf(members))
  if (past.length === 0) return
  await desk.write({ what: 'encounters:change.tallied' }, inside => EVENTS.showAgain(inside, past))
}

/** The octets of the events of encounters, by name of their members. */
export async function contentsOfEvents(
  desk: Desk,
  members: readonly Member[],
): Promise<Map<string, Uint8Array>> {
  return EVENTS.contentsOf(desk, members)
}

/** The octets that devices see of an encounter; null when they see none. */
export async function eventOctets(desk: Desk, id: string): Promise<Uint8Array | null> {
  return EVENTS.octetsOf(desk, id)
}

/** Those of these encounters that are in the calendar, as it shows them. */
async function eventsOf(
  desk: Desk,
  ids: readonly string[],
  { language, timeZone }: Voice,
): Promise<Map<string, Shown>> {
  const { db, id: deskId } = desk
  const rows: (EncounterTable & { bytes: Uint8Array | null })[] = await db
    .selectFrom('encounter as e')
    .leftJoin('blob', withBlob('e.icalHash'))
    .selectAll('e')
    .select('blob.bytes')
    .where('e.deskId', '=', deskId)
    .where('e.id', 'in', ids)
    .where(sql<boolean>`(e.planned = 1 or e.uri is not null or e.ical_hash is not null)`)
    .execute()
  const first = addDays(desk.today(), -DAYS_SHOWN)
  const shown = rows.filter(row => row.uri !== TAKEN_OUT && (row.bytes !== null || row.day >= first))
  const names = await namesAt(
    desk,
    shown.flatMap(row => (row.bytes === null ? [row.id] : [])),
  )
  return new Map(
    shown.map(row => {
      const { bytes, ...fields } = row
      const encounter = encounterFrom(fields)
      const title = bytes ? '' : eventTitle(encounter, names.get(row.id) ?? [], language)
      const octets = bytes
        ? new Uint8Array(bytes)
        : new TextEncoder().encode(eventOf(encounter, title, timeZone))
      return [row.id, { name: row.uri ?? `${row.id}.ics`, octets }]
    }),
  )
}

/** Of these, the ones whose event the desk itself words. */
async function titledAmong({ db, id }: Desk, ids: readonly string[]): Promise<string[]> {
  const titled: string[] = []
  await inChunks(ids, AT_ONCE, async chunk => {
    const rows = await db
      .selectFrom('encounter')
      .select('id')
      .where('deskId', '=', id)
      .where('id', 'in', chunk)
      .where('icalHash', 'is', null)
      .where(sql<boolean>`(planned = 1 or uri is not null)`)
      .execute()
    for (const row of rows) titled.push(row.id)
  })
  return titled
}

async function titledWith(desk: Desk, people: readonly string[]): Promise<string[]> {
  const theirs = await titledLinks(desk).where('ep.personId', 'in', people).execute()
  return theirs.map(row => row.id)
}

/** Encounters whose event the desk itself words, by who is there. */
function titledLinks({ db, id }: Desk) {
  return db
    .selectFrom('encounterPerson as ep')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
    )
    .select('e.id')
    .distinct()
    .where('ep.deskId', '=', id)
    .where('e.icalHash', 'is', null)
    .where(sql<boolean>`(e.planned = 1 or e.uri is not null)`)
}

/** Those that stand in the calendar in the words of the desk. */
async function everyTitled(desk: Desk): Promise<string[]> {
  return titledAmong(desk, factsOf(await standing(desk).execute()))
}

/** What stands in the calendar, a device's own too. */
function standing({ db, id }: Desk) {
  return db
    .selectFrom('davMember')
    .select('rowId')
    .where('deskId', '=', id)
    .where('collectionId', '=', ENCOUNTERS)
    .where(sql<boolean>`gone = 0`)
}

function factsOf(members: readonly Pick<Member, 'rowId'>[]): string[] {
  return members.flatMap(member => EVENTS.factOf(member) ?? [])
}
