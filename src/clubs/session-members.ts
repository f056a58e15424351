import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { keepMembers, type Member, type MemberDraft } from '../dav/members.ts'
import type { Day } from '../lib/day.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { changesVoice, voiceOf } from '../owner/voice.ts'
import type { ChangedRow, Desk, Projector } from '../platform/desk.ts'
import type { ClubView } from './club.ts'
import { eventOf, type SessionShown, sessionsShown, uidOf } from './session-event.ts'
import { clubsOf } from './store.ts'

/** The calendar of the sessions of clubs: its key, and its name in addresses. */
export const CLUBS = 'clubs'

const PREFIX = 'club:'

/** Keeps the sessions that devices see in step with the clubs. */
export const projectClubMembers: Projector = async (desk, rows) => {
  await show(
    desk,
    rows.map(({ id }) => id),
  )
}

/** And with what was said of each session. */
export const projectSessionMembers: Projector = async (desk, rows) => {
  await show(desk, [...new Set([...clubsBefore(rows), ...(await clubsNow(desk, rows))])])
}

/** Another clock. */
export const projectSessionsOfVoice: Projector = async (desk, rows) => {
  if (changesVoice(rows)) await showAll(desk)
}

/** A day later, the last of those shown comes, and the first goes. */
export async function showSessionsOfToday(desk: Desk): Promise<void> {
  await desk.write({ what: 'encounters:change.tallied' }, showAll)
}

/** By name of the members. */
export async function contentsOfSessions(
  desk: Desk,
  members: readonly Member[],
): Promise<Map<string, Uint8Array>> {
  const names = new Map(members.map(({ rowId, name }) => [rowId, name]))
  const clubs = new Set(members.flatMap(member => sessionOf(member)?.club ?? []))
  const found = await sessionsOfClubs(desk, [...clubs])
  return new Map(
    found.flatMap(({ rowId, octets }) => {
      const name = names.get(rowId)
      return name === undefined ? [] : [[name, octets] as const]
    }),
  )
}

/** Which session a member shows; null when it shows none. */
export function sessionOf({ rowId }: Pick<Member, 'rowId'>): { club: string; from: Day } | null {
  if (!rowId.startsWith(PREFIX)) return null
  const [club = '', from = ''] = rowId.slice(PREFIX.length).split(':')
  return { club, from: from as Day }
}

async function showAll(desk: Desk): Promise<void> {
  const rows = await desk.db.selectFrom('club').select('id').where('deskId', '=', desk.id).execute()
  await show(
    desk,
    rows.map(({ id }) => id),
  )
}

async function show(desk: Desk, clubs: readonly string[]): Promise<void> {
  if (clubs.length === 0) return
  const found = await sessionsOfClubs(desk, clubs)
  const standing = await standingOf(desk, clubs)
  const rowIds = new Set([...standing, ...found.map(({ rowId }) => rowId)])
  await keepMembers(desk, [...rowIds], found.map(draftOf))
}

interface Found {
  rowId: string
  session: SessionShown
  octets: Uint8Array
}

async function sessionsOfClubs(desk: Desk, ids: readonly string[]): Promise<Found[]> {
  const wanted = new Set(ids)
  const clubs = (await clubsOf(desk)).filter(({ id }) => wanted.has(id))
  if (clubs.length === 0) return []
  const left = await daysLeft(desk, clubs)
  const { timeZone } = await voiceOf(desk)
  return clubs.flatMap(club =>
    sessionsShown(club, left.get(club.id) ?? new Set(), desk.today()).map(session => ({
      session,
      rowId: `${PREFIX}${club.id}:${session.from}`,
      octets: eventOf(session, club, timeZone),
    })),
  )
}

/** Days on which one does not go, or there is none, by club. */
async function daysLeft({ db, id }: Desk, clubs: readonly ClubView[]): Promise<Map<string, Set<Day>>> {
  const rows = await db
    .selectFrom('clubSession')
    .select(['clubId', 'day'])
    .where('deskId', '=', id)
    .where(
      'clubId',
      'in',
      clubs.map(club => club.id),
    )
    .where('state', 'in', ['missed', 'off'])
    .execute()
  const byClub = Map.groupBy(rows, row => row.clubId)
  return new Map([...byClub].map(([club, said]) => [club, new Set(said.map(({ day }) => day as Day))]))
}

async function standingOf({ db, id }: Desk, clubs: readonly string[]): Promise<string[]> {
  const of = new Set(clubs)
  const rows = await db
    .selectFrom('davMember')
    .select('rowId')
    .where('deskId', '=', id)
    .where('collectionId', '=', CLUBS)
    .where(sql<boolean>`gone = 0`)
    .execute()
  return rows.map(({ rowId }) => rowId).filter(rowId => of.has(sessionOf({ rowId })?.club ?? ''))
}

function draftOf({ rowId, session, octets }: Found): MemberDraft {
  const said = readCalendarObject(octets).value
  return {
    collectionId: CLUBS,
    name: `${uidOf(session)}.ics`,
    rowId,
    uid: uidOf(session),
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

function clubsBefore(rows: readonly ChangedRow[]): string[] {
  return rows.flatMap(({ before }) => (before ? [before.club_id as string] : []))
}

async function clubsNow({ db, id }: Desk, rows: readonly ChangedRow[]): Promise<string[]> {
  if (rows.length === 0) return []
  const found = await db
    .selectFrom('clubSession')
    .select('clubId')
    .distinct()
    .where('deskId', '=', id)
    .where(
      'id',
      'in',
      rows.map(row => row.id),
    )
    .execute()
  return found.map(({ clubId }) => clubId)
}
