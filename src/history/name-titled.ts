import { daysWith } from '../encounters/days-with.ts'
import type { Day } from '../lib/day.ts'
import { daysBetween } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { CorrespondentTable } from '../platform/db/schema-history.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { Address } from './address.ts'
import type { KnownPerson } from './attribute.ts'
import type { GatheredMeeting } from './gather.ts'
import { meetingId } from './meetings.ts'
import { ownAddresses } from './own-addresses.ts'
import { idOf } from './row-ids.ts'
import { type NamedInTitle, titleReader } from './title-names.ts'

/** Whom a first name alone names was met so near that day. */
const AROUND_DAYS = 183
const TITLES_AT_ONCE = 100
const ROWS_AT_ONCE = 500

/** How names in titles begin among addresses. */
export const TITLE_ADDRESS = 'title:'

interface Around {
  /** Of the correspondents gathered with the meetings. */
  ids: readonly string[]
  people: readonly KnownPerson[]
}

/**
 * Meetings in which nobody is written, with whom of the cardex their titles name, in the write under way. Of the title
 * only the words of a name are kept. A name that several may bear is a correspondent whose card is asked, once; one that
 * is somebody's alone is theirs.
 */
export async function nameTitled(
  inside: Desk,
  meetings: readonly GatheredMeeting[],
  { ids, people }: Around,
): Promise<{ meetings: GatheredMeeting[]; ids: string[] }> {
  const titled = meetings.filter(({ titled, others }) => titled && others.length === 0)
  if (titled.length === 0) return { meetings: [...meetings], ids: [...ids] }
  const { names } = await ownAddresses(inside)
  const read = titleReader({ people, own: names, today: inside.today(), language: inside.language })
  const found = new Map<GatheredMeeting, ReturnType<typeof read>>()
  for (const [at, meeting] of titled.entries()) {
    // Titles are many, and others are answered meanwhile.
    if (at % TITLES_AT_ONCE === 0) await new Promise(resolve => setImmediate(resolve))
    if (meeting.titled) found.set(meeting, read(meeting.titled))
  }
  const bare = [...found.values()].flatMap(({ named }) => named.filter(({ isBare }) => isBare))
  const days = await daysWith(
    inside,
    bare.flatMap(({ personIds }) => personIds),
  )
  const isMeant = ({ isBare, personIds: [personId = ''] }: NamedInTitle, day: Day) =>
    !isBare || (days.get(personId) ?? []).some(met => Math.abs(daysBetween(met, day)) <= AROUND_DAYS)

  const all = [...ids]
  const places = new Map<string, number>()
  const rows = new Map<string, CorrespondentTable>()
  const named = meetings.map(meeting => {
    const told = found.get(meeting)
    if (!told) return meeting
    const meant = told.named.filter(name => isMeant(name, meeting.day))
    const others = meant.map(name => {
      const row = rowOf(inside, name)
      rows.set(row.id, row)
      const at = places.get(row.id) ?? all.push(row.id) - 1
      places.set(row.id, at)
      return at
    })
    const isVideo = meeting.isVideo || told.channel === 'video'
    return { ...meeting, others, isVideo, isCall: told.channel === 'call' && !meeting.isVideo }
  })
  await insertRows(inside.db, 'correspondent', [...rows.values()], 'keep')
  await leaveStale(
    inside,
    named.filter(({ titled }) => titled),
    all,
  )
  return { meetings: named, ids: all }
}

function rowOf({ id: deskId }: Desk, { words, personIds, isAsked }: NamedInTitle): CorrespondentTable {
  const [only] = personIds
  const personId = isAsked ? null : (only ?? null)
  // Whom a name is found to be is not whom the owner says that it is: another day another one may bear it too.
  const address: Address = `${TITLE_ADDRESS}${fold(words)}${personId === null ? '' : `/${personId}`}`
  const state = personId === null ? 'new' : 'known'
  return { deskId, id: idOf('correspondent', address), address, name: words, personId, state }
}

/** A title that was changed since names others, or nobody: what waits follows it. */
async function leaveStale(
  { db, id: deskId }: Desk,
  titled: readonly GatheredMeeting[],
  ids: readonly string[],
): Promise<void> {
  await inChunks(titled, ROWS_AT_ONCE, async chunk => {
    const wanted = new Map(
      chunk.map(({ key, others }) => [meetingId(key), new Set(others.map(at => ids[at] as string))]),
    )
    const rows = await db
      .selectFrom('meetingPerson as mp')
      .innerJoin('meeting as m', join =>
        join.onRef('m.deskId', '=', 'mp.deskId').onRef('m.id', '=', 'mp.meetingId'),
      )
      .innerJoin('correspondent as c', join =>
        join.onRef('c.deskId', '=', 'mp.deskId').onRef('c.id', '=', 'mp.correspondentId'),
      )
      .select(['mp.id', 'mp.meetingId', 'mp.correspondentId'])
      .where('mp.deskId', '=', deskId)
      .where('mp.meetingId', 'in', [...wanted.keys()])
      .where('m.state', '=', 'proposed')
      .where('c.address', 'like', `${TITLE_ADDRESS}%`)
      .execute()
    const stale = rows.filter(row => !wanted.get(row.meetingId)?.has(row.correspondentId)).map(({ id }) => id)
    if (stale.length === 0) return
    await db.deleteFrom('meetingPerson').where('deskId', '=', deskId).where('id', 'in', stale).execute()
  })
}
