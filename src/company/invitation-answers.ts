import { sizeOf } from '../encounters/encounter.ts'
import { findEncounter } from '../encounters/list.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { dayAt } from '../lib/day.ts'
import { secondsOf } from '../lib/icalendar/range.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'
import { isThere } from '../platform/rows.ts'
import { busyBetween } from './busy.ts'
import { type Invitation, type InvitationView, slotsAhead } from './invitation.ts'
import { invitationOf, putInvitation } from './invitation-store.ts'
import { clockIn } from './session-clock.ts'
import { isFree, type Period } from './slots.ts'

type By = NonNullable<Invitation['answeredBy']>

/** It leaves: with moments ahead, and until its last day. @throws Refusal `invitation-not-now` */
export async function markSent(desk: Desk, id: string): Promise<InvitationView> {
  return changed(desk, id, 'sent', invitation => {
    const { state, expiresOn, sentOn } = invitation
    if (state === 'withdrawn' || state === 'declined') throw new Refusal('invitation-not-now')
    if (state !== 'chosen' && (slotsAhead(invitation, desk.now()).length === 0 || expiresOn < desk.today())) {
      throw new Refusal('invitation-not-now')
    }
    return { state: state === 'draft' ? 'open' : state, sentOn: sentOn ?? desk.today() }
  })
}

/**
 * A moment is chosen: it is a planned encounter from now on, or the one that there was is moved.
 *
 * @param by the owner may note any moment; others choose among those that are proposed, ahead and still free.
 * @throws Refusal `invitation-not-now`
 */
export async function chooseSlot(
  desk: Desk,
  id: string,
  { slot, word = '', by }: { slot: string; word?: string; by: By },
): Promise<InvitationView> {
  const what = by === 'owner' ? 'agreed' : 'chosen'
  return changed(desk, id, what, async (invitation, inside) => {
    const { state, chosenAt, slots, sequence, sentOn } = invitation
    if (state === 'withdrawn' || (by !== 'owner' && state === 'draft'))
      throw new Refusal('invitation-not-now')
    const answer = word || invitation.answer
    if (state === 'chosen' && chosenAt === slot && invitation.counterAt === null) return { answer }
    if (by !== 'owner' && !(await slotsLeft(inside, invitation)).includes(slot)) {
      throw new Refusal('invitation-not-now')
    }
    const encounterId = await planned(inside, invitation, slot)
    return {
      state: 'chosen',
      chosenAt: slot,
      slots: slots.includes(slot) ? slots : [...slots, slot].sort(),
      counterAt: null,
      answeredAt: desk.now().toISOString(),
      answeredBy: by,
      answer,
      // What was told of another moment is no longer so.
      sequence: sequence + (chosenAt !== null && chosenAt !== slot ? 1 : 0),
      sentOn: sentOn ?? desk.today(),
      encounterId,
    }
  })
}

/** None of the moments suits them: what was planned is taken out of the calendar. @throws Refusal `invitation-not-now` */
export async function declineInvitation(
  desk: Desk,
  id: string,
  { word = '', by }: { word?: string; by: By },
): Promise<InvitationView> {
  return changed(desk, id, 'declined', async (invitation, inside) => {
    const { state, answer, sequence, chosenAt } = invitation
    if (state === 'withdrawn' || state === 'draft') throw new Refusal('invitation-not-now')
    if (state === 'declined') return { answer: word || answer }
    await unplanned(inside, invitation)
    return {
      state: 'declined',
      chosenAt: null,
      counterAt: null,
      answeredAt: desk.now().toISOString(),
      answeredBy: by,
      answer: word || answer,
      sequence: sequence + (chosenAt === null ? 0 : 1),
      encounterId: null,
    }
  })
}

/** They propose another moment: the owner takes it or not. @throws Refusal `invitation-not-now` */
export async function counterInvitation(
  desk: Desk,
  id: string,
  { at, word = '' }: { at: string; word?: string },
): Promise<InvitationView> {
  return changed(desk, id, 'countered', ({ state, answer, counterAt }) => {
    if (state === 'withdrawn' || state === 'draft') throw new Refusal('invitation-not-now')
    if (counterAt === at) return { answer: word || answer }
    return {
      state: state === 'declined' ? 'open' : state,
      counterAt: at,
      answeredAt: desk.now().toISOString(),
      answeredBy: 'mail',
      answer: word || answer,
    }
  })
}

/** Taken back, and out of the calendar with it. @throws Refusal `invitation-not-now` when it took place. */
export async function withdrawInvitation(desk: Desk, id: string): Promise<InvitationView> {
  return changed(desk, id, 'withdrawn', async (invitation, inside) => {
    if (invitation.state === 'withdrawn') return {}
    await unplanned(inside, invitation)
    return { state: 'withdrawn', counterAt: null, encounterId: null, sequence: invitation.sequence + 1 }
  })
}

/** Moments that are ahead and that nothing has taken since. */
export async function slotsLeft(desk: Desk, invitation: Invitation): Promise<string[]> {
  const ahead = slotsAhead(invitation, desk.now())
  const [first, last] = [ahead[0], ahead.at(-1)]
  if (first === undefined || last === undefined) return []
  const days = { from: dayAt(new Date(first), desk.timeZone), to: dayAt(new Date(last), desk.timeZone) }
  const busy = await busyBetween(desk, days, invitation.id)
  return ahead.filter(slot => isFree(periodOf(slot, invitation.minutes), busy))
}

type Change = Partial<Omit<Invitation, 'id'>>
type Told = 'sent' | 'chosen' | 'agreed' | 'declined' | 'countered' | 'withdrawn'

/** Decided on what stands under the lock of the write. */
async function changed(
  desk: Desk,
  id: string,
  told: Told,
  decide: (invitation: InvitationView, inside: Desk) => Change | Promise<Change>,
): Promise<InvitationView> {
  const { person } = await invitationOf(desk, id)
  const what = { what: `company:change.${told}` as const, details: { name: person.name }, alone: true }
  await desk.write(what, async inside => {
    const before = await invitationOf(inside, id)
    await putInvitation(inside, { ...before, ...(await decide(before, inside)) }, before)
  })
  return invitationOf(desk, id)
}

/** @returns the planned encounter of that moment: a new one, or the one that there was, moved. */
async function planned(desk: Desk, invitation: InvitationView, slot: string): Promise<string> {
  const { encounterId, personId, channel, minutes, link, place } = invitation
  const known = encounterId === null ? undefined : await findEncounter(desk, encounterId)
  if (known && !known.planned) throw new Refusal('invitation-not-now')
  const when = clockIn(slot, desk.timeZone)
  if (known) {
    const { revision, people: _, ...facts } = known
    await saveEncounter(desk, { ...facts, ...when, minutes, newPeople: [], revision })
    return known.id
  }
  const id = uuidv7(desk.now())
  await saveEncounter(desk, {
    id,
    ...when,
    channel,
    size: sizeOf(minutes),
    minutes,
    personIds: personId !== null && (await isThere(desk, 'person', personId)) ? [personId] : [],
    place: channel === 'in-person' ? place : '',
    sphere: null,
    chosen: null,
    initiator: 'me',
    feeling: null,
    note: channel === 'video' ? link : '',
    planned: true,
    newPeople: [],
    followUps: [],
  })
  return id
}

async function unplanned(desk: Desk, { encounterId }: Invitation): Promise<void> {
  const known = encounterId === null ? undefined : await findEncounter(desk, encounterId)
  if (known && !known.planned) throw new Refusal('invitation-not-now')
  if (known) await deleteEncounter(desk, known.id)
}

function periodOf(slot: string, minutes: number): Period {
  return { from: secondsOf(slot), to: secondsOf(slot) + minutes * 60 }
}
