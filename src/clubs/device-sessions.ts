import { DavRefusal } from '../dav/request.ts'
import { readEvent } from '../encounters/event-said.ts'
import { calendarIn } from '../encounters/kept-calendar.ts'
import type { Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { voiceOf } from '../owner/voice.ts'
import type { Desk, What } from '../platform/desk.ts'
import type { ClubView, Move } from './club.ts'
import { rhythmDays, sessionDays } from './session-days.ts'
import { isOnlyMoved, type SessionShown, sessionOfUid } from './session-event.ts'
import { clubOf } from './store.ts'

/** A session as a device puts it: where it stands from now on. */
export interface SessionPut extends Move {
  club: ClubView
}

/**
 * What a device puts over a session, or where one stood that it took out before.
 *
 * @returns null when the event is none of ours: it is the device's own.
 * @throws DavRefusal with a sentence, for what of a session is said on the desk.
 */
export async function readSessionPut(
  desk: Desk,
  { octets, name }: { octets: Uint8Array; name: string },
): Promise<SessionPut | null> {
  const calendar = calendarIn(octets)
  const session = sessionOfUid(calendar.uid)
  if (!session || name !== `${calendar.uid}.ics`) return null
  const club = await clubThere(desk, session.id)
  if (!club || !isOfRhythm(club, session)) return null
  const said = readEvent(calendar, (await voiceOf(desk)).timeZone)
  if (!isOnlyMoved(said, club)) {
    throw new DavRefusal(
      403,
      'Of a session of a club, a device may change the day and the hour. Its name, its place, its length and its rhythm are those of the club: change them on the desk.',
    )
  }
  const others = { ...club, moves: club.moves.filter(({ from }) => from !== session.from) }
  const isTaken = sessionDays(others, { from: said.day, to: said.day }).length > 0
  if (isTaken && said.day !== session.from) {
    throw new DavRefusal(409, 'There is another session of this club on that day.')
  }
  return { club, from: session.from, to: said.day, time: said.time }
}

/** Moves a session, or puts it back where its rhythm has it; in the batch under way. */
export async function putSessionMoved(desk: Desk, { club, ...move }: SessionPut): Promise<void> {
  await forgetSaid(desk, club.id, move)
  if (isInPlace(club, move)) return
  await desk.db
    .insertInto('clubSession')
    .values({
      ...{ deskId: desk.id, id: uuidv7(desk.now()), clubId: club.id, day: move.from, state: 'moved' },
      ...{ encounterId: null, movedTo: move.to, movedTime: move.time },
    })
    .execute()
}

/** Sessions that a device took out: one does not go there; in the batch under way. */
export async function missSessions(
  desk: Desk,
  sessions: readonly { club: string; from: Day }[],
): Promise<void> {
  for (const { club: id, from } of sessions) {
    const club = await clubThere(desk, id)
    if (!club) continue
    const day = club.moves.find(move => move.from === from)?.to ?? from
    const said = await desk.db
      .selectFrom('clubSession')
      .select('state')
      .where('deskId', '=', desk.id)
      .where('clubId', '=', id)
      .where('day', '=', day)
      .where('state', '<>', 'moved')
      .executeTakeFirst()
    // What was said of it on the desk stands.
    if (said) continue
    await desk.db
      .insertInto('clubSession')
      .values({
        ...{ deskId: desk.id, id: uuidv7(desk.now()), clubId: id, day, state: 'missed' },
        ...{ encounterId: null, movedTo: null, movedTime: null },
      })
      .execute()
  }
}

export function saysMoved(desk: Desk, { club, ...move }: SessionPut): What {
  const inWords = (day: Day) => dayInWords(day, desk.language, desk.today())
  const details = { club: club.name, day: inWords(move.from), device: desk.by }
  return isInPlace(club, move)
    ? { what: 'clubs:change.device.back', details }
    : { what: 'clubs:change.device.moved', details: { ...details, to: inWords(move.to) } }
}

function isInPlace({ time }: ClubView, { from, to, time: at }: Move): boolean {
  return from === to && at === time
}

/** What it was moved to before, and that one would not go: neither holds any more. What took place stays. */
async function forgetSaid({ db, id: deskId }: Desk, clubId: string, { from, to }: Move): Promise<void> {
  const ofClub = () => db.deleteFrom('clubSession').where('deskId', '=', deskId).where('clubId', '=', clubId)
  await ofClub().where('day', '=', from).where('state', '=', 'moved').execute()
  await ofClub().where('day', 'in', [from, to]).where('state', '=', 'missed').execute()
}

function isOfRhythm(club: ClubView, { from }: Pick<SessionShown, 'from'>): boolean {
  return rhythmDays(club, { from, to: from }).length > 0
}

async function clubThere(desk: Desk, id: string): Promise<ClubView | null> {
  try {
    return await clubOf(desk, id)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
