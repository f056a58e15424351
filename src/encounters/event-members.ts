import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { keepMembers, type Member, type MemberDraft } from '../dav/members.ts'
import { addDays } from '../lib/day.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { changesVoice, type Voice, voiceOf } from '../owner/voice.ts'
import type { EncounterTable } from '../platform/db/schema.ts'
import { type ChangedRow, type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { encounterFrom } from './encounter-row.ts'
import { eventOf } from './event-said.ts'
import { eventTitle } from './event-title.ts'

/** The calendar of what is planned: its key, and its name in addresses. */
export const ENCOUNTERS = 'encounters'
/** What the desk itself planned leaves the calendar so long after its day; what a device put stays. */
export const DAYS_SHOWN = 90
/** The `uri` of what a device took out of its calendar, and the desk keeps. */
export const TAKEN_OUT = ''

const AT_ONCE = 200
/** More, and whatever is planned is looked at instead of all they were ever met for. */
const MOST_ASKED_ONE_BY_ONE = 20
const PREFIX = 'encounter:'

/** Keeps the events that devices see in step with the encounters. */
export const projectEncounterMembers: Projector = async (desk, rows) => {
  const voice = await voiceOf(desk)
  await inChunks(rows, AT_ONCE, async chunk => {
    const shown = await eventsOf(
      desk,
      chunk.map(row => row.id),
      voice,
    )
    // Of thousands that a file brings, those that were never in the calendar are not looked for in it.
    const ids = chunk.filter(row => shown.has(row.id) || mayHaveBeenShown(row)).map(row => row.id)
    if (ids.length === 0) return
    await keepMembers(
      desk,
      ids.map(encounterRow),
      [...shown].map(([id, event]) => draftOf(id, event)),
    )
  })
}

/** Who is there is in the title. */
export const projectEventsOfLinks: Projector = async (desk, rows) => {
  const ids = new Set(rows.flatMap(({ before }) => (before ? [before.encounter_id as string] : [])))
  await inChunks(rows, AT_ONCE, async chunk => {
    const shown = await desk.db
      .selectFrom('encounterPerson as ep')
      .innerJoin('encounter as e', join =>
        join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
      )
      .select('e.id')
      .distinct()
      .where('ep.deskId', '=', desk.id)
      .where(
        'ep.id',
        'in',
        chunk.map(row => row.id),
      )
      .where('e.icalHash', 'is', null)
      .where(sql<boolean>`(e.planned = 1 or e.uri is not null)`)
      .execute()
    for (const { id } of shown) ids.add(id)
  })
  await projectAgain(desk, await titledAmong(desk, [...ids]))
}

/** What people are called is in the titles of what is planned with them. */
export const projectEventsOfPeople: Projector = async (desk, rows) => {
  const people = rows.flatMap(row => (row.before ? [row.id] : []))
  if (people.length === 0) return
  const isMany = people.length > MOST_ASKED_ONE_BY_ONE
  await projectAgain(desk, isMany ? await everyTitled(desk) : await titledWith(desk, people))
}

/** Another language, or another clock. */
export const projectEventsOfVoice: Projector = async (desk, rows) => {
  if (changesVoice(rows)) await projectAgain(desk, await everyTitled(desk))
}

/** What is past leaves the calendar. */
export async function dropPastEvents(desk: Desk): Promise<void> {
  const members = await desk.db
    .selectFrom('davMember')
    .select('rowId')
    .where('deskId', '=', desk.id)
    .where('collectionId', '=', ENCOUNTERS)
    // A whole day ends up to two days later on some clock; which day it is, is looked at below.
    .where('endsAt', '<', addDays(desk.today(), 2 - DAYS_SHOWN))
    .where(sql<boolean>`gone = 0`)
    .execute()
  const past = await titledAmong(
    desk,
    members.flatMap(member => encounterOfMember(member) ?? []),
  )
  if (past.length === 0) return
  await desk.write({ what: 'encounters:change.tallied' }, inside => projectAgain(inside, past))
}

/** The octets of the events of encounters, by name of their members. */
export async function contentsOfEvents(
  desk: Desk,
  members: readonly Member[],
): Promise<Map<string, Uint8Array>> {
  const names = new Map(
    members.flatMap(member => {
      const id = encounterOfMember(member)
      return id === null ? [] : [[id, member.name] as const]
    }),
  )
  const contents = new Map<string, Uint8Array>()
  if (names.size === 0) return contents
  const voice = await voiceOf(desk)
  await inChunks([...names.keys()], AT_ONCE, async chunk => {
    for (const [id, { octets }] of await eventsOf(desk, chunk, voice))
      contents.set(names.get(id) as string, octets)
  })
  return contents
}

/** The octets that devices see of an encounter; null when they see none. */
export async function eventOctets(desk: Desk, id: string): Promise<Uint8Array | null> {
  return (await eventsOf(desk, [id], await voiceOf(desk))).get(id)?.octets ?? null
}

/** What a member's row is called for an encounter. */
export function encounterRow(id: string): string {
  return PREFIX + id
}

/** Null when the member shows none. */
export function encounterOfMember({ rowId }: Pick<Member, 'rowId'>): string | null {
  return rowId.startsWith(PREFIX) ? rowId.slice(PREFIX.length) : null
}

interface Shown {
  name: string
  octets: Uint8Array
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
    .leftJoin('blob', join =>
      join.onRef('blob.deskId', '=', 'e.deskId').onRef('blob.hash', '=', 'e.icalHash'),
    )
    .selectAll('e')
    .select('blob.bytes')
    .where('e.deskId', '=', deskId)
    .where('e.id', 'in', ids)
    .where(sql<boolean>`(e.planned = 1 or e.uri is not null or e.ical_hash is not null)`)
    .execute()
  const first = addDays(desk.today(), -DAYS_SHOWN)
  const shown = rows.filter(row => row.uri !== TAKEN_OUT && (row.bytes !== null || row.day >= first))
  const names = await namesOf(
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

async function namesOf({ db, id }: Desk, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
    )
    .select(['ep.encounterId', 'card.name'])
    .where('ep.deskId', '=', id)
    .where('ep.encounterId', 'in', ids)
    .orderBy('card.sortName')
    .orderBy('ep.personId')
    .execute()
  const byEncounter = Map.groupBy(rows, row => row.encounterId)
  return new Map([...byEncounter].map(([each, found]) => [each, found.map(({ name }) => name)]))
}

function draftOf(id: string, { name, octets }: Shown): MemberDraft {
  const said = readCalendarObject(octets).value
  return {
    collectionId: ENCOUNTERS,
    name,
    rowId: encounterRow(id),
    uid: said?.uid ?? id,
    etag: hash('sha256', octets, 'hex'),
    mediaType: 'text/calendar',
    component: 'VEVENT',
    size: octets.length,
    view: '',
    text: '',
    startsAt: said?.startsAt ?? null,
    endsAt: said?.endsAt ?? null,
  }
}

function mayHaveBeenShown({ before }: ChangedRow): boolean {
  return before !== null && (before.planned === 1 || before.uri !== null || before.ical_hash !== null)
}

async function projectAgain(desk: Desk, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await projectEncounterMembers(
    desk,
    ids.map(id => ({ id, before: { planned: 1 } })),
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

async function titledWith({ db, id }: Desk, people: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
    )
    .select('e.id')
    .distinct()
    .where('ep.deskId', '=', id)
    .where('ep.personId', 'in', people)
    .where('e.icalHash', 'is', null)
    .where(sql<boolean>`(e.planned = 1 or e.uri is not null)`)
    .execute()
  return rows.map(row => row.id)
}

/** Those that stand in the calendar in the words of the desk. */
async function everyTitled(desk: Desk): Promise<string[]> {
  const members = await desk.db
    .selectFrom('davMember')
    .select('rowId')
    .where('deskId', '=', desk.id)
    .where('collectionId', '=', ENCOUNTERS)
    .where(sql<boolean>`gone = 0`)
    .execute()
  return titledAmong(
    desk,
    members.flatMap(member => encounterOfMember(member) ?? []),
  )
}
