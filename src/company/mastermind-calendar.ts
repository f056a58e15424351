import type { Encounter } from '../encounters/encounter.ts'
import { sizeOf } from '../encounters/encounter.ts'
import { findEncounter } from '../encounters/list.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import type { Day } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'
import { idsAmong } from '../platform/rows.ts'
import { type MastermindView, membersOn, type Session } from './mastermind.ts'
import { sessionFields } from './mastermind-row.ts'
import { mastermindOf } from './masterminds.ts'
import { clockIn } from './session-clock.ts'
import { nextSlot, slotsAhead, startOf } from './session-plan.ts'

/**
 * Puts the next session in the calendar, as an encounter that is planned: it follows the session when it is moved or
 * skipped. Where it is there already, it is brought up to date.
 *
 * @throws Refusal as `mastermindOf`.
 */
export async function nextToCalendar(desk: Desk, id: string): Promise<MastermindView> {
  const { name } = await mastermindOf(desk, id)
  await desk.write({ what: 'company:change.toCalendar', details: { name }, alone: true }, async inside => {
    const mastermind = await mastermindOf(inside, id)
    const slot = nextSlot(mastermind.ahead, inside.today())
    if (!slot) return
    const known = mastermind.sessions.find(each => each.id === slot.sessionId)
    const { day, time, regularDay } = slot
    const session = known ?? newSession({ day, time, regularDay }, inside.now())
    if (!known) await insertSession(inside, id, session)
    await putSession(inside, { ...session, encounterId: await plannedAs(inside, mastermind, session, true) })
  })
  return mastermindOf(desk, id)
}

/**
 * The encounter that a session is in the calendar as, brought up to date; null: it is not, or no longer. What was logged
 * since as having taken place stays as it is.
 *
 * @param isWanted it is put there if it is not yet.
 */
export async function plannedAs(
  inside: Desk,
  mastermind: MastermindView,
  session: Session,
  isWanted: boolean,
): Promise<string | null> {
  const known = session.encounterId === null ? undefined : await findEncounter(inside, session.encounterId)
  if (known && !known.planned) return known.id
  if (session.state === 'skipped') {
    if (known) await deleteEncounter(inside, known.id)
    return null
  }
  if (session.state === 'held' || (!known && !isWanted)) return session.encounterId
  const facts = {
    ...clockIn(startOf(session, mastermind.zone), inside.timeZone),
    minutes: mastermind.minutes,
    size: sizeOf(mastermind.minutes),
    place: mastermind.link,
    note: mastermind.name,
    personIds: await peopleOf(inside, mastermind, session),
  }
  if (known) {
    const { revision, people: _, ...before } = known
    await saveEncounter(inside, { ...before, ...facts, newPeople: [], revision })
    return known.id
  }
  const id = uuidv7(inside.now())
  await saveEncounter(inside, { ...NEW_SESSION, id, ...facts, planned: true, newPeople: [], followUps: [] })
  return id
}

/** What is planned of a mastermind after its rhythm changed: the next session moves, further ones are made anew. */
export async function moveWithRhythm(inside: Desk, before: MastermindView): Promise<void> {
  const mastermind = await mastermindOf(inside, before.id)
  const today = inside.today()
  const isRegular = ({ state, day, regularDay, time }: Session) =>
    state === 'planned' && day >= today && day === regularDay && time === before.time
  const [next, ...further] = mastermind.sessions.filter(isRegular).toReversed()
  for (const session of further) await dropSession(inside, session)
  if (next) {
    const others = mastermind.sessions.filter(
      ({ id }) => id !== next.id && !further.some(one => one.id === id),
    )
    const slot = slotsAhead(mastermind, others, { from: today }).find(
      ({ sessionId, day }) => sessionId === null && day >= today,
    )
    const moved = slot ? { ...next, day: slot.day, time: slot.time, regularDay: slot.regularDay } : next
    await putSession(inside, { ...moved, encounterId: await plannedAs(inside, mastermind, moved, false) })
  }
  // Those that were moved by hand stay where they are, at the length and link of now.
  for (const session of mastermind.sessions) {
    if (session.state !== 'planned' || session.encounterId === null || isRegular(session)) continue
    await plannedAs(inside, mastermind, session, false)
  }
}

/** Those with a card who come. */
export async function peopleOf(
  desk: Desk,
  { members }: Pick<MastermindView, 'members'>,
  { day, absent }: Pick<Session, 'day' | 'absent'>,
): Promise<string[]> {
  const coming = membersOn(members, day).filter(({ id }) => !absent.includes(id))
  const ids = coming.flatMap(({ personId }) => personId ?? [])
  const known = await idsAmong(desk, 'person', ids)
  return ids.filter(id => known.has(id))
}

export function newSession(
  { day, time, regularDay }: { day: Day; time: string; regularDay: Day | null },
  at: Date,
): Session {
  return { id: uuidv7(at), day, time, regularDay, state: 'planned', note: '', absent: [], encounterId: null }
}

export async function insertSession({ db, id }: Desk, mastermindId: string, session: Session): Promise<void> {
  await db
    .insertInto('mastermindSession')
    .values({ deskId: id, id: session.id, mastermindId, ...sessionFields(session) })
    .execute()
}

export async function putSession({ db, id }: Desk, session: Session): Promise<void> {
  await db
    .updateTable('mastermindSession')
    .set(sessionFields(session))
    .where('deskId', '=', id)
    .where('id', '=', session.id)
    .execute()
}

async function dropSession(inside: Desk, { id, encounterId }: Session): Promise<void> {
  const known = encounterId === null ? undefined : await findEncounter(inside, encounterId)
  if (known?.planned) await deleteEncounter(inside, known.id)
  await inside.db
    .deleteFrom('mastermindSession')
    .where('deskId', '=', inside.id)
    .where('id', '=', id)
    .execute()
}

export const NEW_SESSION = {
  channel: 'video',
  sphere: 'professional',
  chosen: null,
  initiator: null,
  feeling: null,
} as const satisfies Partial<Encounter>
