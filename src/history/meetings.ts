import { sql } from 'kysely'
import { type Channel, type Encounter, sizeOf, UNSAID } from '../encounters/encounter.ts'
import { addToEncounter } from '../encounters/encounter-people.ts'
import { addEncounters } from '../encounters/store.ts'
import type { Day } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { MeetingTable } from '../platform/db/schema-history.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { comes, takeAnswers } from './answers.ts'
import { isLater } from './fold-meeting.ts'
import type { GatheredMeeting } from './gather.ts'
import { minutesOf } from './place-encounters.ts'
import { idOf } from './row-ids.ts'

const ROWS_AT_ONCE = 500
/** Of two that begin so near, with somebody in common, one is a copy; or the owner logged it by the clock. */
const SAME_MEETING_MINUTES = 90

/**
 * Meetings as calendars tell them now, in the write under way. One that is known follows its calendar until the owner
 * decided of it.
 *
 * @param ids of the correspondents gathered with them.
 * @returns how many are new.
 */
export async function takeMeetings(
  inside: Desk,
  meetings: readonly GatheredMeeting[],
  ids: readonly string[],
): Promise<number> {
  const { id: deskId, db } = inside
  let added = 0
  await inChunks(meetings, ROWS_AT_ONCE, async chunk => {
    const wanted = chunk.map(meeting => ({ meeting, id: meetingId(meeting.key) }))
    const known = await meetingRows(
      inside,
      wanted.map(({ id }) => id),
    )
    // What was called off before it was ever proposed is nothing; by mail, it may be asked for by an older one yet.
    const fresh = wanted.filter(
      ({ id, meeting }) => !known.has(id) && (isOpen(meeting) || meeting.message !== null),
    )
    await insertRows(
      db,
      'meeting',
      fresh.map(({ id, meeting }) => ({
        deskId,
        id,
        ...saidOf(meeting),
        state: 'proposed',
        encounterId: null,
      })),
    )
    added += fresh.filter(({ meeting }) => isOpen(meeting)).length
    for (const { id, meeting } of wanted) {
      const row = known.get(id)
      if (row?.state !== 'proposed') continue
      const said = toldOver(row, meeting)
      if (isSame(row, said)) continue
      await db.updateTable('meeting').set(said).where('deskId', '=', deskId).where('id', '=', id).execute()
    }
    const there = new Set([...known.keys(), ...fresh.map(({ id }) => id)])
    const held = wanted.filter(({ id }) => there.has(id))
    await takeAnswers(inside, held, ids)
  })
  return added
}

function isOpen({ isCancelled, others }: GatheredMeeting): boolean {
  return !isCancelled && others.length > 0
}

/**
 * These meetings took place: each becomes an encounter with those of the cardex who were there, or is the one that was
 * logged that day, in that mode, with one of them. Those decided of before, called off, to come or with nobody known are
 * left.
 *
 * @returns how many were kept.
 */
export async function keepMeetings(desk: Desk, meetingIds: readonly string[]): Promise<number> {
  const details = { count: meetingIds.length }
  return desk.write({ what: 'history:change.kept', details, alone: true }, async inside => {
    const { db, id: deskId } = inside
    const today = inside.today()
    let kept = 0
    await inChunks([...new Set(meetingIds)], ROWS_AT_ONCE, async ids => {
      const rows = await meetingRows(inside, ids)
      const people = await peopleAt(inside, ids)
      const open = [...rows.values()]
        .filter(({ state, isCancelled, day }) => state === 'proposed' && isCancelled === 0 && day <= today)
        .filter(({ id }) => (people.get(id)?.length ?? 0) > 0)
        .sort((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
      if (open.length === 0) return
      const there = await encountersOn(inside, [...new Set(open.map(({ day }) => day))])
      const made: Encounter[] = []
      for (const row of open) {
        const personIds = people.get(row.id) as string[]
        const channel: Channel = row.isVideo === 1 ? 'video' : row.isCall === 1 ? 'call' : 'in-person'
        const same = there.find(each => isSameMeeting(each, row, { channel, personIds }))
        if (same) {
          const missing = personIds.filter(person => !same.personIds.includes(person))
          same.personIds.push(...missing)
          if (!same.isMade) await addToEncounter(inside, same.id, missing)
          row.encounterId = same.id
          continue
        }
        const encounter = encounterOf(inside, row, { channel, personIds })
        made.push(encounter)
        there.push({ ...encounter, isMade: true })
        row.encounterId = encounter.id
      }
      await addEncounters(inside, made)
      for (const { id, encounterId } of open) {
        await db
          .updateTable('meeting')
          .set({ state: 'kept', encounterId })
          .where('deskId', '=', deskId)
          .where('id', '=', id)
          .execute()
      }
      kept += open.length
    })
    return kept
  })
}

/** These meetings are no encounters, and are not proposed again. @returns how many waited. */
export async function declineMeetings(desk: Desk, meetingIds: readonly string[]): Promise<number> {
  const details = { count: meetingIds.length }
  return desk.write({ what: 'history:change.declined', details }, async inside => {
    let declined = 0
    await inChunks([...new Set(meetingIds)], ROWS_AT_ONCE, async ids => {
      const { numUpdatedRows } = await inside.db
        .updateTable('meeting')
        .set({ state: 'declined' })
        .where('deskId', '=', inside.id)
        .where('state', '=', 'proposed')
        .where('id', 'in', ids)
        .executeTakeFirst()
      declined += Number(numUpdatedRows)
    })
    return declined
  })
}

/** @param key as `Meeting.key`. */
export function meetingId(key: string): string {
  return idOf('meeting', key)
}

/**
 * What a calendar does not tell any more will not take place: what is to come of these, unless the owner decided of it.
 * What is over may have left a calendar that tells only what is to come.
 */
export async function callOffMeetings(inside: Desk, meetingIds: readonly string[]): Promise<void> {
  const today = inside.today()
  await inChunks(meetingIds, ROWS_AT_ONCE, async ids => {
    await inside.db
      .updateTable('meeting')
      .set({ isCancelled: 1 })
      .where('deskId', '=', inside.id)
      .where('state', '=', 'proposed')
      .where('isCancelled', '=', 0)
      .where('day', '>', today)
      .where('id', 'in', ids)
      .execute()
  })
}

/** Who of the cardex was at each of these. */
export async function peopleAt(
  { db, id }: Desk,
  meetingIds: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  await inChunks(meetingIds, ROWS_AT_ONCE, async ids => {
    const { rows } = await sql<{ meetingId: string; personId: string }>`
      select distinct mp.meeting_id as "meetingId", p.id as "personId"
      from meeting_person mp
      join correspondent c on c.desk_id = mp.desk_id and c.id = mp.correspondent_id
      join person p on p.desk_id = c.desk_id and p.id = c.person_id
      where mp.desk_id = ${id} and mp.meeting_id in (${sql.join(ids)}) and ${comes('mp')}
      order by p.id`.execute(db.withoutPlugins())
    for (const { meetingId, personId } of rows) {
      found.set(meetingId, [...(found.get(meetingId) ?? []), personId])
    }
  })
  return found
}

async function meetingRows({ db, id }: Desk, ids: readonly string[]): Promise<Map<string, MeetingTable>> {
  const rows = await db
    .selectFrom('meeting')
    .selectAll()
    .where('deskId', '=', id)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

type Said = Omit<MeetingTable, 'deskId' | 'id' | 'state' | 'encounterId'>

function saidOf({
  day,
  time,
  minutes,
  isVideo,
  isCall,
  isCancelled,
  title,
  place,
  revised,
}: GatheredMeeting): Said {
  return {
    revised,
    day,
    time,
    minutes,
    isVideo: isVideo ? 1 : 0,
    isCall: isCall ? 1 : 0,
    isCancelled: isCancelled ? 1 : 0,
    title,
    place,
  }
}

/** What becomes of a row by another telling. A title that was kept stays, where this one does not tell it. */
function toldOver(row: MeetingTable, meeting: GatheredMeeting): Said {
  const { day, time, minutes, isVideo, isCall, isCancelled, title, place, revised } = row
  const known = { day, time, minutes, isVideo, isCall, isCancelled, title, place, revised }
  const said = saidOf(meeting)
  const words = { title: title || said.title, place: place || said.place }
  if (!isLater(meeting, row)) return { ...known, ...words }
  const later = said.revised > revised ? said.revised : revised
  if (meeting.message === 'answer') return { ...known, ...words, revised: later }
  if (meeting.message === 'own-answer')
    return { ...known, ...words, revised: later, isCancelled: said.isCancelled }
  return { ...said, title: said.title || title, place: said.place || place, revised: later }
}

function isSame(row: MeetingTable, said: Said): boolean {
  return Object.entries(said).every(([name, value]) => row[name as keyof Said] === value)
}

interface There {
  id: string
  day: string
  time: string | null
  channel: Channel
  personIds: string[]
  /** Not written yet: it is written with all who were there. */
  isMade: boolean
}

async function encountersOn({ db, id }: Desk, days: readonly string[]): Promise<There[]> {
  const found = new Map<string, There>()
  await inChunks(days, ROWS_AT_ONCE, async chunk => {
    const { rows } = await sql<Omit<There, 'personIds'> & { personId: string }>`
      select e.id, e.day, e.time, e.channel, ep.person_id as "personId"
      from encounter e join encounter_person ep on ep.desk_id = e.desk_id and ep.encounter_id = e.id
      where e.desk_id = ${id} and e.planned = 0 and e.day in (${sql.join(chunk)})
      order by e.id, ep.person_id`.execute(db.withoutPlugins())
    for (const { personId, ...row } of rows) {
      const known = found.get(row.id)
      if (known) known.personIds.push(personId)
      else found.set(row.id, { ...row, personIds: [personId], isMade: false })
    }
  })
  return [...found.values()]
}

function isSameMeeting(
  there: There,
  { day, time }: MeetingTable,
  { channel, personIds }: { channel: Channel; personIds: readonly string[] },
): boolean {
  if (there.day !== day || there.channel !== channel) return false
  if (!personIds.some(person => there.personIds.includes(person))) return false
  if (there.time === null || time === null) return true
  return Math.abs(minutesOf(there.time) - minutesOf(time)) <= SAME_MEETING_MINUTES
}

function encounterOf(
  { now }: Desk,
  { day, time, minutes, place, title }: MeetingTable,
  { channel, personIds }: { channel: Channel; personIds: readonly string[] },
): Encounter {
  return {
    ...UNSAID,
    id: uuidv7(now()),
    day: day as Day,
    time,
    channel,
    size: minutes === null ? 'long' : sizeOf(minutes),
    minutes,
    personIds: [...personIds],
    place,
    note: title,
  }
}

function startOf({ day, time }: MeetingTable): string {
  return `${day} ${time ?? ''}`
}
