import { sizeOf } from '../encounters/encounter.ts'
import { findEncounter } from '../encounters/list.ts'
import { saveEncounter } from '../encounters/store.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'
import { isGone } from '../platform/gone.ts'
import type { MastermindView, Session } from './mastermind.ts'
import { NEW_SESSION, peopleOf, putSession } from './mastermind-calendar.ts'
import { nextDayAfter, type Of, placeOf } from './mastermind-sessions.ts'
import { mastermindOf } from './masterminds.ts'
import { clockIn } from './session-clock.ts'
import { startOf } from './session-plan.ts'

export interface Closing {
  channel: 'video' | 'in-person'
  minutes: number
  absent: readonly string[]
  /** Of the encounter to be logged, where none was planned. */
  encounterId: string
}

/**
 * A session is over: one encounter with those who have a card, and what the owner promised among their follow-ups, by
 * the next session. Closed twice, it is closed once.
 *
 * @throws Refusal as `placeOf`.
 */
export async function closeSession(desk: Desk, of: Of, closing: Closing): Promise<MastermindView> {
  const { mastermind, session } = await placeOf(desk, of)
  if (session.state === 'held') return mastermind
  const details = { name: mastermind.name }
  await desk.write({ what: 'company:change.sessionHeld', details, alone: true }, async inside => {
    const place = await placeOf(inside, of)
    if (place.session.state !== 'held') await close(inside, place, closing)
  })
  return mastermindOf(desk, of.mastermindId)
}

async function close(
  inside: Desk,
  { mastermind, session }: Awaited<ReturnType<typeof placeOf>>,
  { channel, minutes, absent, encounterId }: Closing,
): Promise<void> {
  const today = inside.today()
  // Held before its day: it is today's.
  const day = session.day > today ? today : session.day
  const held: Session = { ...session, day, state: 'held', absent: [...absent] }
  const owner = mastermind.members.find(({ isOwner }) => isOwner)
  const dueOn = nextDayAfter(inside, mastermind, { ...held, day: session.day })
  const promised = session.promises
    .filter(({ memberId, kept }) => memberId === owner?.id && kept !== true)
    .map(({ id, text }) => ({ id, text, by: 'me' as const, personId: null, dueOn, doneOn: null }))
  const planned = session.encounterId === null ? undefined : await findEncounter(inside, session.encounterId)
  const facts = {
    channel,
    minutes,
    ...clockIn(startOf(held, mastermind.zone), inside.timeZone),
    size: sizeOf(minutes),
    personIds: await peopleOf(inside, mastermind, held),
    planned: false,
    newPeople: [],
  }
  if (planned) {
    const { revision, people: _, ...before } = planned
    const followUps = [...planned.followUps, ...promised]
    await saveEncounter(inside, { ...before, ...facts, followUps, revision })
    return putSession(inside, { ...held, encounterId: planned.id })
  }
  // Closed, taken back and closed again: the encounter of the first time is gone for good.
  const id = (await isGone(inside, 'encounter', encounterId)) ? uuidv7(inside.now()) : encounterId
  const note = mastermind.name
  await saveEncounter(inside, { ...NEW_SESSION, ...facts, id, place: '', note, followUps: promised })
  await putSession(inside, { ...held, encounterId: id })
}
