import { type Encounter, sizeOf } from '../encounters/encounter.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { addDays } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk, What } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { isThere } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { Attendance, Club, Session, SessionDraft, SessionView } from './club.ts'
import { revisionOfSession, sessionFrom } from './club-row.ts'
import { putMembers } from './members.ts'
import { presencesOf } from './presences.ts'
import { clubOf } from './store.ts'

/** What was said of the sessions of a club, the latest first. */
export async function sessionsOf(desk: Desk, clubId: string): Promise<SessionView[]> {
  const rows = await select(desk).where('clubId', '=', clubId).orderBy('day', 'desc').orderBy('id').execute()
  const presences = await presencesOf(desk, clubId)
  const people = new Map(presences.map(presence => [presence.encounterId, presence.people]))
  return rows.map(sessionFrom).map(session => ({
    ...session,
    revision: revisionOfSession(session),
    people: people.get(session.encounterId ?? '') ?? [],
  }))
}

/**
 * Says how a session was. Having been there logs one encounter in the flesh, in the same batch; said otherwise
 * afterwards, that encounter goes again. A day is said once: whoever says it second, from another device, gets what was
 * said first.
 *
 * @throws Refusal as `clubOf`; `gone` for an id that was taken away; `not-found` for an edit of what never was or for
 * somebody who is not there; `invalid-input` for having been there on a day to come.
 */
export async function saveSession(
  desk: Desk,
  { revision, attendance, ...said }: SessionDraft,
): Promise<Saved<SessionView>> {
  if (said.state === 'went' && said.day > addDays(desk.today(), 1)) {
    throw new Refusal('invalid-input', { fields: ['day'] })
  }
  const club = await clubOf(desk, said.clubId)
  const current = await findSession(desk, said.id)
  if (current && (current.clubId !== said.clubId || current.day !== said.day)) {
    throw new Refusal('invalid-input', { fields: ['clubId', 'day'] })
  }
  const other = current ? undefined : await saidOf(desk, said)
  if (other) return { outcome: 'kept', view: other }
  const stays = current?.state === 'went' ? current.encounterId : (attendance?.id ?? null)
  const session: Session = {
    ...said,
    encounterId: said.state === 'went' ? stays : null,
    ...{ movedTo: null, movedTime: null },
  }
  return saveOnce<SessionView>(desk, {
    table: 'club_session',
    id: said.id,
    revision,
    becomes: revisionOfSession(session),
    find: on => findSession(on, said.id),
    what: () => whatOf(desk, club, session),
    put: async (inside, before) => {
      // Another device may have said it since.
      if (!before && (await saidOf(inside, said))) throw new Refusal('stale')
      if (before) await dropEncounter(inside, before, session)
      if (session.state === 'went' && before?.state !== 'went' && attendance) {
        await logAttendance(inside, { club, session, attendance })
      }
      await putSession(inside, session)
    },
  })
}

/** Takes back what was said, and what it logged. @throws Refusal `gone`, `not-found`. */
export async function deleteSession(desk: Desk, id: string): Promise<void> {
  const session = await foundIn(desk, 'club_session', id, await findSession(desk, id))
  const { name: club } = await clubOf(desk, session.clubId)
  const details = { club, day: dayInWords(session.day, desk.language, desk.today()) }
  await desk.write({ what: 'clubs:change.unsaid', details }, async inside => {
    await dropEncounter(inside, session, { ...session, encounterId: null })
    await inside.db.deleteFrom('clubSession').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** The encounter that being there is. */
export function encounterAt(
  { name, place, time, minutes, outsideTrade }: Club,
  { day }: Pick<Session, 'day'>,
  { id, personIds, note }: Omit<Attendance, 'newPeople'>,
): Encounter {
  return {
    ...{ id, day, time, minutes, place, personIds: [...personIds] },
    channel: 'in-person',
    size: minutes === null ? 'long' : sizeOf(minutes),
    sphere: outsideTrade ? 'personal' : 'professional',
    chosen: 'chosen',
    initiator: null,
    feeling: null,
    note: [name, note.trim()].filter(Boolean).join(' : '),
    planned: false,
  }
}

/** Inside of a write: many new ones at once, for generators. What they logged must be there. */
export async function putSessions({ db, id: deskId }: Desk, sessions: readonly Session[]): Promise<void> {
  await insertRows(
    db,
    'clubSession',
    sessions.map(({ id, clubId, day, state, encounterId, movedTo, movedTime }) => ({
      ...{ deskId, id, clubId, day, state, encounterId, movedTo, movedTime },
    })),
  )
}

function whatOf(desk: Desk, { name: club }: Club, { state, day }: Session): What {
  return {
    what: `clubs:change.${state}`,
    details: { club, day: dayInWords(day, desk.language, desk.today()) },
  }
}

async function logAttendance(
  desk: Desk,
  { club, session, attendance }: { club: Club; session: Session; attendance: Attendance },
): Promise<void> {
  const there = new Set(attendance.personIds)
  const newPeople = attendance.newPeople.filter(({ id }) => there.has(id))
  await saveEncounter(desk, { ...encounterAt(club, session, attendance), newPeople, followUps: [] })
  if (newPeople.length === 0) return
  const people = newPeople.map(({ id }) => ({ id: uuidv7(desk.now()), personId: id, role: '' }))
  await putMembers(desk, club.id, { people, newPeople: [] })
}

/** One that its owner took out of the journal by hand is let be. */
async function dropEncounter(desk: Desk, before: Session, after: Session): Promise<void> {
  const { encounterId } = before
  if (encounterId === null || encounterId === after.encounterId) return
  if (await isThere(desk, 'encounter', encounterId)) await deleteEncounter(desk, encounterId)
}

async function putSession({ db, id: deskId }: Desk, { id, ...fields }: Session): Promise<void> {
  await db
    .insertInto('clubSession')
    .values({ deskId, id, ...fields })
    .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
    .execute()
}

async function findSession(desk: Desk, id: string): Promise<SessionView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && viewWithPeople(desk, sessionFrom(row))
}

async function saidOf(
  desk: Desk,
  { clubId, day }: Pick<Session, 'clubId' | 'day'>,
): Promise<SessionView | undefined> {
  const row = await select(desk)
    .where('clubId', '=', clubId)
    .where('day', '=', day)
    // Where to, and no more: how it was is still to be said.
    .where('state', '<>', 'moved')
    .executeTakeFirst()
  return row && viewWithPeople(desk, sessionFrom(row))
}

async function viewWithPeople(desk: Desk, session: Session): Promise<SessionView> {
  const people =
    session.encounterId === null
      ? []
      : await desk.db
          .selectFrom('encounterPerson as ep')
          .innerJoin('personCard as card', join =>
            join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
          )
          .select(['ep.personId as id', 'card.name'])
          .where('ep.deskId', '=', desk.id)
          .where('ep.encounterId', '=', session.encounterId)
          .orderBy('card.sortName')
          .execute()
  return { ...session, revision: revisionOfSession(session), people }
}

function select({ db, id }: Desk) {
  return db.selectFrom('clubSession').selectAll().where('deskId', '=', id)
}
