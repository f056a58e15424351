import { addDays } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { mandateOf } from '../mandates/list.ts'
import { setStage } from '../mandates/store.ts'
import type { Desk } from '../platform/desk.ts'
import { isThere } from '../platform/rows.ts'
import { saveFavour } from '../reciprocity/store.ts'
import { ACCEPTED_LINK_DAYS } from './handover.ts'
import type { HandoverView } from './handover-view.ts'
import { handoverOf } from './list.ts'
import { gesture } from './store.ts'

/**
 * The peer takes the mandate: it is handed over from today, the favour enters the ledger, the terms they read are agreed,
 * all in one batch. Said twice, it is said once.
 */
export async function acceptHandover(desk: Desk, id: string, word: string): Promise<HandoverView> {
  const today = desk.today()
  const { person, mandate } = await handoverOf(desk, id)
  const details = { name: person.name, what: mandate.what }
  await desk.write({ what: 'handovers:change.accept', details, alone: true }, async inside => {
    if ((await handoverOf(inside, id)).state === 'accepted') return
    const accepted = await gesture(inside, id, 'accept', ({ terms }) => ({
      answeredOn: today,
      answer: word,
      expiresOn: addDays(today, ACCEPTED_LINK_DAYS),
      termsAgreedOn: terms.kind === 'none' ? null : today,
    }))
    const { mandateId, personId } = accepted
    if ((await mandateOf(inside, mandateId)).stage !== 'handed-over') {
      await setStage(inside, { id: mandateId, stage: 'handed-over', on: today })
    }
    await enter(inside, { direction: 'given', kind: 'handover', personId, mandateId })
  })
  return handoverOf(desk, id)
}

/** They do not take it. Said twice, it is said once. */
export async function declineHandover(desk: Desk, id: string, word: string): Promise<HandoverView> {
  const today = desk.today()
  const current = await handoverOf(desk, id)
  if (current.state === 'declined') return current
  return gesture(desk, id, 'decline', () => ({ answeredOn: today, answer: word }))
}

/** They ask something first; the same id asked twice is asked once. */
export async function askOwner(
  desk: Desk,
  id: string,
  note: { id: string; text: string },
): Promise<HandoverView> {
  return gesture(desk, id, 'ask', () => ({}), { ...note, by: 'them' })
}

export interface Said {
  delivered: boolean
  pleased: boolean
  thanked: boolean
}

/** What they say once the mandate is theirs. Thanks are a favour received, the first time. */
export async function peerSays(
  desk: Desk,
  id: string,
  said: Said,
  note: { id: string; text: string },
): Promise<HandoverView> {
  const today = desk.today()
  const { person, mandate } = await handoverOf(desk, id)
  const details = { name: person.name, what: mandate.what }
  await desk.write({ what: 'handovers:change.say', details, alone: true }, async inside => {
    const { theyThankedOn, personId, mandateId } = await handoverOf(inside, id)
    await gesture(
      inside,
      id,
      'say',
      current => ({
        theyDeliveredOn: current.theyDeliveredOn ?? (said.delivered ? today : null),
        theyPleasedOn: current.theyPleasedOn ?? (said.pleased ? today : null),
        theyThankedOn: current.theyThankedOn ?? (said.thanked ? today : null),
      }),
      { ...note, by: 'them' },
    )
    if (said.thanked && theyThankedOn === null) {
      await enter(inside, { direction: 'received', kind: 'attention', personId, mandateId })
    }
  })
  return handoverOf(desk, id)
}

interface Entry {
  direction: 'given' | 'received'
  kind: 'handover' | 'attention'
  personId: string
  mandateId: string
}

/** In the ledger. Somebody who is no longer in the cardex has no ledger to enter. */
async function enter(inside: Desk, entry: Entry): Promise<void> {
  if (!(await isThere(inside, 'person', entry.personId))) return
  await saveFavour(inside, {
    ...entry,
    id: uuidv7(inside.now()),
    aboutId: null,
    encounterId: null,
    day: inside.today(),
    note: '',
    newPeople: [],
  })
}
