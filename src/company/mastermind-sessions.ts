import { findFollowUp, saveFollowUp } from '../encounters/follow-ups.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import { isGone, refuseIfGone } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { MastermindView, MemberPromise, Note, Session, SessionState, SessionView } from './mastermind.ts'
import { insertSession, plannedAs, putSession } from './mastermind-calendar.ts'
import { keptColumn, revisionOfSession } from './mastermind-row.ts'
import { noteRow, promiseRow } from './mastermind-store.ts'
import { findMastermind, mastermindOf } from './masterminds.ts'
import { clockIn } from './session-clock.ts'
import { nextSlot, startOf } from './session-plan.ts'

export interface Of {
  mastermindId: string
  sessionId: string
}

export interface SessionDraft extends Omit<Session, 'encounterId'> {
  revision?: string | undefined
}

/**
 * A session planned, moved or skipped; one that was held keeps its day. A time of the rhythm has one session, whichever
 * id it is sent with. What is in the calendar of it follows.
 *
 * @throws Refusal `mastermind-held` where it would undo that it took place, `gone`, `not-found`.
 */
export async function saveSession(
  desk: Desk,
  mastermindId: string,
  { revision, ...draft }: SessionDraft,
): Promise<Saved<SessionView>> {
  const mastermind = await mastermindOf(desk, mastermindId)
  const there = mastermind.sessions.find(
    ({ id, regularDay }) => id !== draft.id && regularDay !== null && regularDay === draft.regularDay,
  )
  if (there) return { outcome: 'kept', view: there }
  return saveOnce<SessionView>(desk, {
    table: 'mastermind_session',
    id: draft.id,
    revision,
    becomes: revisionOfSession({ ...draft, encounterId: null }),
    find: async on => sessionIn(await findMastermind(on, mastermindId), draft.id),
    what: before => ({
      what: `company:change.${gestureOf(before, draft)}`,
      details: { name: mastermind.name, day: dayInWords(draft.day, desk.language, desk.today()) },
    }),
    put: async (inside, before) => {
      if ((before?.state === 'held') !== (draft.state === 'held')) throw new Refusal('mastermind-held')
      const session = { ...draft, encounterId: before?.encounterId ?? null }
      if (!before) await insertSession(inside, mastermindId, session)
      const encounterId = await plannedAs(inside, mastermind, session, false)
      if (before || encounterId !== null) await putSession(inside, { ...session, encounterId })
    },
  })
}

/** What somebody brought and heard; one note a member a session, none where nothing is written. */
export async function saveNote(desk: Desk, of: Of, note: Note): Promise<MastermindView> {
  return said(desk, of, note.memberId, 'company:change.noted', async (inside, { session }) => {
    const table = inside.db
    const [known] = session.notes.filter(({ memberId }) => memberId === note.memberId)
    if (!known && note.text === '') return
    if (!known) {
      await table
        .insertInto('mastermindNote')
        .values(noteRow(desk.id, session.id, note))
        .execute()
    } else if (note.text === '') {
      await table
        .deleteFrom('mastermindNote')
        .where('deskId', '=', desk.id)
        .where('id', '=', known.id)
        .execute()
    } else {
      await table
        .updateTable('mastermindNote')
        .set({ text: note.text })
        .where('deskId', '=', desk.id)
        .where('id', '=', known.id)
        .execute()
    }
  })
}

/**
 * Something promised by the next session, said otherwise, kept or not. What the owner promised in a session that is over
 * is among their follow-ups, and stays the same there.
 */
export async function savePromise(desk: Desk, of: Of, promise: MemberPromise): Promise<MastermindView> {
  const what = promise.kept === null ? 'company:change.promised' : 'company:change.promiseTold'
  return said(desk, of, promise.memberId, what, async (inside, { mastermind, session }) => {
    const known = session.promises.find(({ id }) => id === promise.id)
    if (!known) {
      await refuseIfGone(inside, 'mastermind_promise', promise.id)
      await inside.db
        .insertInto('mastermindPromise')
        .values(promiseRow(desk.id, session.id, promise))
        .execute()
    } else if (known.memberId !== promise.memberId) {
      throw new Refusal('not-found', { what: 'mastermind_promise' })
    } else {
      await inside.db
        .updateTable('mastermindPromise')
        .set({ text: promise.text, kept: keptColumn(promise.kept) })
        .where('deskId', '=', desk.id)
        .where('id', '=', promise.id)
        .execute()
    }
    await follow(inside, mastermind, session, promise)
  })
}

/** Nothing of the kind was promised. @throws Refusal `not-found`. */
export async function deletePromise(desk: Desk, of: Of, promiseId: string): Promise<MastermindView> {
  const { session } = await placeOf(desk, of)
  const promise = session.promises.find(({ id }) => id === promiseId)
  if (!promise) throw new Refusal('not-found', { what: 'mastermind_promise' })
  return said(desk, of, promise.memberId, 'company:change.unpromised', async ({ db }) => {
    await db
      .deleteFrom('mastermindPromise')
      .where('deskId', '=', desk.id)
      .where('id', '=', promiseId)
      .execute()
    // The owner's own follow-up of it; nobody else's promise has one.
    await db.deleteFrom('followUp').where('deskId', '=', desk.id).where('id', '=', promiseId).execute()
  })
}

/** A mastermind and one of its sessions. @throws Refusal `gone`, `not-found`. */
export async function placeOf(desk: Desk, { mastermindId, sessionId }: Of) {
  const mastermind = await mastermindOf(desk, mastermindId)
  const session = sessionIn(mastermind, sessionId)
  if (session) return { mastermind, session }
  await refuseIfGone(desk, 'mastermind_session', sessionId)
  throw new Refusal('not-found', { what: 'mastermind_session' })
}

/** The day, on the desk's clock, on which they meet next after a session; null: none is in sight. */
export function nextDayAfter(desk: Desk, { ahead, zone }: MastermindView, session: Session) {
  const after = ahead.filter(({ sessionId, day }) => sessionId !== session.id && day > session.day)
  const slot = nextSlot(after, desk.today())
  return slot ? clockIn(startOf(slot, zone), desk.timeZone).day : null
}

/** Something is said by or about a member, under the write's lock. */
async function said(
  desk: Desk,
  of: Of,
  memberId: string,
  what: string,
  put: (inside: Desk, place: Awaited<ReturnType<typeof placeOf>>) => Promise<void>,
): Promise<MastermindView> {
  const { mastermind } = await placeOf(desk, of)
  const member = mastermind.members.find(({ id }) => id === memberId)
  if (!member) throw new Refusal('not-found', { what: 'mastermind_member' })
  const details = { name: mastermind.name, member: member.firstName }
  await desk.write({ what, details, alone: true }, async inside => put(inside, await placeOf(inside, of)))
  return mastermindOf(desk, of.mastermindId)
}

/** The owner's own promise is a follow-up under the same id, once its session is over. */
async function follow(
  inside: Desk,
  mastermind: MastermindView,
  session: SessionView,
  { id, memberId, text, kept }: MemberPromise,
): Promise<void> {
  const isOwners = mastermind.members.some(member => member.id === memberId && member.isOwner)
  if (!isOwners || session.state !== 'held') return
  const known = await findFollowUp(inside, id)
  // Taken out of the list by hand: it does not come back.
  if (!known && (await isGone(inside, 'follow_up', id))) return
  const facts = known ?? {
    id,
    by: 'me' as const,
    personId: null,
    encounterId: session.encounterId,
    dueOn: nextDayAfter(inside, mastermind, session),
    doneOn: null,
  }
  const doneOn = kept ? (facts.doneOn ?? inside.today()) : null
  const { by, personId, encounterId, dueOn } = facts
  await saveFollowUp(inside, { id, text, by, personId, encounterId, dueOn, doneOn })
}

function sessionIn(mastermind: MastermindView | undefined, id: string): SessionView | undefined {
  return mastermind?.sessions.find(each => each.id === id)
}

function gestureOf(
  before: SessionView | undefined,
  { day, time, state }: { day: string; time: string; state: SessionState },
) {
  if (state === 'skipped') return 'sessionSkipped'
  if (!before || before.state === 'skipped') return 'sessionPlanned'
  return before.day !== day || before.time !== time ? 'sessionMoved' : 'sessionEdited'
}
