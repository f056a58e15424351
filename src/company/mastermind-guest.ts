import type { Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import { type MastermindView, type MemberPromise, membersOn, type Session } from './mastermind.ts'
import { insertSession, newSession, plannedAs, putSession } from './mastermind-calendar.ts'
import { deletePromise, savePromise } from './mastermind-sessions.ts'
import { mastermindOf, mastermindOfMember } from './masterminds.ts'
import { promisingAt } from './session-plan.ts'

/** Of one member, for one session. */
const MOST_PROMISES = 20

/** What a member promises by the next time, written by themselves. The same id sent twice is one. */
export async function promiseAsGuest(desk: Desk, memberId: string, said: { id: string; text: string }) {
  const mastermind = await ofMember(desk, memberId)
  const details = { name: mastermind.name, member: firstName(mastermind, memberId) }
  await desk.write({ what: 'company:change.promised', details, alone: true }, async inside => {
    const sessionId = await promising(inside, mastermind.id)
    const { sessions } = await mastermindOf(inside, mastermind.id)
    const own = sessions
      .find(({ id }) => id === sessionId)
      ?.promises.filter(promise => promise.memberId === memberId)
    if (own?.some(({ id }) => id === said.id)) return
    if (own && own.length >= MOST_PROMISES) throw new Refusal('invalid-input', { fields: ['promises'] })
    const of = { mastermindId: mastermind.id, sessionId }
    await savePromise(inside, of, { ...said, memberId, kept: null })
  })
}

/** Kept, not kept, or not said. @throws Refusal `not-found` where it is somebody else's. */
export async function keptAsGuest(desk: Desk, memberId: string, promiseId: string, kept: boolean | null) {
  const { of, promise } = await ownPromise(desk, memberId, promiseId)
  if (promise.kept !== kept) await savePromise(desk, of, { ...promise, kept })
}

/** A promise taken back before anybody said whether it was kept. @throws Refusal `not-found`. */
export async function unpromiseAsGuest(desk: Desk, memberId: string, promiseId: string) {
  const { of, promise } = await ownPromise(desk, memberId, promiseId)
  if (promise.kept !== null) throw new Refusal('not-found', { what: 'mastermind_promise' })
  await deletePromise(desk, of, promiseId)
}

/** Whether a member comes to one of the next times, named by its day. @throws Refusal `mastermind-held`. */
export async function comingAsGuest(
  desk: Desk,
  memberId: string,
  { day, comes }: { day: Day; comes: boolean },
) {
  const { id: mastermindId, name, ...mastermind } = await ofMember(desk, memberId)
  const words = dayInWords(day, desk.language, desk.today())
  const details = { name, member: firstName(mastermind, memberId), day: words }
  const what = comes ? 'company:change.memberComes' : 'company:change.memberCannot'
  await desk.write({ what, details, alone: true }, async inside => {
    const current = await mastermindOf(inside, mastermindId)
    const slot = current.ahead.find(each => each.day === day && !each.isSkipped)
    if (!slot) throw new Refusal('mastermind-held')
    const known = current.sessions.find(({ id }) => id === slot.sessionId)
    if (known?.absent.includes(memberId) === !comes || (!known && comes)) return
    const session = known ?? newSession(slot, inside.now())
    const others = session.absent.filter(id => id !== memberId)
    const said: Session = { ...session, absent: comes ? others : [...others, memberId] }
    if (!known) await insertSession(inside, mastermindId, said)
    await putSession(inside, { ...said, encounterId: await plannedAs(inside, current, said, false) })
  })
}

/** On which clock a member reads the hours. */
export async function clockAsGuest(desk: Desk, memberId: string, zone: string) {
  const mastermind = await ofMember(desk, memberId)
  const details = { name: mastermind.name, member: firstName(mastermind, memberId) }
  await desk.write({ what: 'company:change.memberClock', details }, async ({ db }) => {
    await db
      .updateTable('mastermindMember')
      .set({ zone })
      .where('deskId', '=', desk.id)
      .where('id', '=', memberId)
      .execute()
  })
}

/** Of which mastermind they are today; one that is over has no page. @throws Refusal `gone`. */
async function ofMember(desk: Desk, memberId: string): Promise<MastermindView> {
  const mastermind = await mastermindOfMember(desk, memberId)
  const isOf = membersOn(mastermind?.members ?? [], desk.today()).some(({ id }) => id === memberId)
  if (!mastermind || mastermind.archived || !isOf) throw new Refusal('gone', { id: memberId })
  return mastermind
}

/** The session whose promises are made now; it gets a row where it has none. */
async function promising(inside: Desk, mastermindId: string): Promise<string> {
  const { sessions, ahead } = await mastermindOf(inside, mastermindId)
  const at = promisingAt(sessions, ahead, inside.today())
  if (at.sessionId !== null) return at.sessionId
  if (!at.slot) throw new Refusal('mastermind-held')
  const session = newSession(at.slot, inside.now())
  await insertSession(inside, mastermindId, session)
  return session.id
}

async function ownPromise(desk: Desk, memberId: string, promiseId: string) {
  const { id: mastermindId, sessions } = await ofMember(desk, memberId)
  for (const { id: sessionId, promises } of sessions) {
    const promise = promises.find(each => each.id === promiseId && each.memberId === memberId)
    if (promise) return { of: { mastermindId, sessionId }, promise: promise satisfies MemberPromise }
  }
  throw new Refusal('not-found', { what: 'mastermind_promise' })
}

function firstName({ members }: Pick<MastermindView, 'members'>, memberId: string): string {
  return members.find(({ id }) => id === memberId)?.firstName ?? ''
}
