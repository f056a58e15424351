import { expect, test } from 'vitest'
import { coffee, newId } from '../../test/support/encounters.ts'
import { invitation, SLOTS } from '../../test/support/invitations.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { encountersOf, findEncounter } from '../encounters/list.ts'
import { addEncounters } from '../encounters/store.ts'
import { day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { newsAmong, standingOf } from './invitation.ts'
import {
  chooseSlot,
  counterInvitation,
  declineInvitation,
  markSent,
  slotsLeft,
  withdrawInvitation,
} from './invitation-answers.ts'
import {
  deleteInvitation,
  invitationOf,
  invitationsOf,
  lastLink,
  saveInvitation,
} from './invitation-store.ts'
import { proposeSlots } from './propose-slots.ts'

const [FIRST, SECOND] = SLOTS

onEveryDatabase(PROJECTORS, newDesk => {
  const sent = async (desk: Desk) => {
    const personId = await somebody(desk, 'Karim Benali')
    const draft = invitation({ personId })
    await saveInvitation(desk, draft)
    await markSent(desk, draft.id)
    return { ...draft, personId }
  }
  const plannedOn = async (desk: Desk) =>
    (await encountersOf(desk, {})).encounters.map(({ day: on, time, planned, channel }) =>
      [on, time, planned, channel].join(' '),
    )

  test('sent twice it is kept once, and an edit from an older state is refused', async () => {
    const desk = await newDesk()
    const draft = invitation()
    expect((await saveInvitation(desk, draft)).outcome).toBe('created')
    const { outcome, view } = await saveInvitation(desk, draft)
    expect(outcome).toBe('kept')
    const edit = { ...draft, message: 'Un mot', revision: view.revision }
    expect((await saveInvitation(desk, edit)).outcome).toBe('edited')
    const late = { ...draft, message: 'Un autre', revision: view.revision }
    expect((await saveInvitation(desk, late)).outcome).toBe('stale')
    expect(await invitationsOf(desk)).toHaveLength(1)
    expect(await lastLink(desk)).toBe(draft.link)
    await deleteInvitation(desk, draft.id)
    await expect(saveInvitation(desk, draft)).rejects.toMatchObject({ code: 'gone' })
  })

  test('a moment that is chosen is in the calendar; another one moves it; none takes it out', async () => {
    const desk = await newDesk({ timeZone: 'Europe/Paris' })
    const { id, personId } = await sent(desk)
    const chosen = await chooseSlot(desk, id, { slot: FIRST, word: 'Volontiers', by: 'page' })
    expect(chosen).toMatchObject({ state: 'chosen', sequence: 0, answer: 'Volontiers' })
    expect(await plannedOn(desk)).toEqual(['2026-11-24 10:00 true video'])
    const batches = desk.batches.length
    await chooseSlot(desk, id, { slot: FIRST, by: 'page' })
    expect(await plannedOn(desk)).toHaveLength(1)
    const moved = await chooseSlot(desk, id, { slot: SECOND, by: 'page' })
    expect([moved.sequence, moved.encounterId]).toEqual([1, chosen.encounterId])
    expect(await plannedOn(desk)).toEqual(['2026-11-25 15:00 true video'])
    expect((await findEncounter(desk, moved.encounterId ?? ''))?.personIds).toEqual([personId])
    await declineInvitation(desk, id, { word: 'Plutôt jeudi', by: 'page' })
    expect(await plannedOn(desk)).toEqual([])
    expect(await invitationOf(desk, id)).toMatchObject({
      state: 'declined',
      answer: 'Plutôt jeudi',
      chosenAt: null,
    })
    expect(desk.batches.length).toBeGreaterThan(batches)
    await chooseSlot(desk, id, { slot: FIRST, by: 'page' })
    expect(await plannedOn(desk)).toEqual(['2026-11-24 10:00 true video'])
  })

  test('what they answered is undone whole, and what is withdrawn leaves the calendar', async () => {
    const desk = await newDesk()
    const { id } = await sent(desk)
    await chooseSlot(desk, id, { slot: FIRST, by: 'page' })
    await undo(desk, desk.batches.at(-1) ?? '')
    expect(await invitationOf(desk, id)).toMatchObject({ state: 'open', chosenAt: null, encounterId: null })
    expect(await plannedOn(desk)).toEqual([])
    await chooseSlot(desk, id, { slot: FIRST, by: 'page' })
    expect(await withdrawInvitation(desk, id)).toMatchObject({ state: 'withdrawn', sequence: 1 })
    expect(await plannedOn(desk)).toEqual([])
    await expect(chooseSlot(desk, id, { slot: FIRST, by: 'page' })).rejects.toMatchObject({
      code: 'invitation-not-now',
    })
  })

  test('a moment that something took meanwhile is no longer to choose, nor one that was not proposed', async () => {
    const desk = await newDesk({ timeZone: 'UTC' })
    const { id } = await sent(desk)
    await addEncounters(desk, [
      coffee({
        id: newId(),
        day: day('2026-11-24'),
        time: '09:15',
        minutes: 30,
        planned: true,
        personIds: [],
      }),
    ])
    expect(await slotsLeft(desk, await invitationOf(desk, id))).toEqual([SLOTS[1], SLOTS[2]])
    await expect(chooseSlot(desk, id, { slot: FIRST, by: 'page' })).rejects.toMatchObject({
      code: 'invitation-not-now',
    })
    const other = { slot: '2026-11-26T10:00:00Z', by: 'page' as const }
    await expect(chooseSlot(desk, id, other)).rejects.toMatchObject({ code: 'invitation-not-now' })
    // The owner notes whatever was agreed.
    expect(await chooseSlot(desk, id, { ...other, by: 'owner' })).toMatchObject({ state: 'chosen' })
  })

  test('what took place is past changing', async () => {
    const desk = await newDesk()
    const { id } = await sent(desk)
    const { encounterId } = await chooseSlot(desk, id, { slot: FIRST, by: 'page' })
    await desk.write({ what: 'encounters:change.edited' }, inside =>
      inside.db
        .updateTable('encounter')
        .set({ planned: 0 })
        .where('deskId', '=', desk.id)
        .where('id', '=', encounterId ?? '')
        .execute(),
    )
    expect(standingOf(await invitationOf(desk, id), day('2026-11-25'))).toBe('met')
    const refused = { code: 'invitation-not-now' }
    await expect(chooseSlot(desk, id, { slot: SECOND, by: 'page' })).rejects.toMatchObject(refused)
    await expect(withdrawInvitation(desk, id)).rejects.toMatchObject(refused)
    await expect(declineInvitation(desk, id, { by: 'page' })).rejects.toMatchObject(refused)
  })

  test('another moment that they propose is told, and taken or not', async () => {
    const desk = await newDesk()
    const { id } = await sent(desk)
    const at = '2026-11-26T10:00:00Z'
    const countered = await counterInvitation(desk, id, { at, word: 'Jeudi ?' })
    expect(standingOf(countered, desk.today())).toBe('countered')
    expect(newsAmong([countered], desk.now())).toHaveLength(1)
    expect(await chooseSlot(desk, id, { slot: at, by: 'owner' })).toMatchObject({
      chosenAt: at,
      counterAt: null,
    })
  })

  test('moments are proposed in the hours of both, and not twice to two people', async () => {
    const desk = await newDesk({ timeZone: 'Europe/Paris' })
    const someone = await somebody(desk, 'Odile Roy', {}, { timeZone: 'America/Montreal' })
    const first = await proposeSlots(desk, { personId: someone, minutes: 30 })
    expect(first).toMatchObject({
      hours: 'usual',
      mine: 'Europe/Paris',
      zone: { zone: 'America/Montreal', from: 'card' },
    })
    expect(first.slots).toHaveLength(3)
    const draft = invitation({ personId: someone, slots: first.slots, expiresOn: day('2026-12-01') })
    await saveInvitation(desk, draft)
    await markSent(desk, draft.id)
    const second = await proposeSlots(desk, { personId: someone, minutes: 30 })
    expect(second.slots.filter(slot => first.slots.includes(slot))).toEqual([])
    const again = await proposeSlots(desk, { personId: someone, minutes: 30, besides: draft.id })
    expect(again.slots).toEqual(first.slots)
    const far = await proposeSlots(desk, { personId: someone, minutes: 30, zone: 'Pacific/Auckland' })
    expect(far.hours).toBe('wide')
  })

  test('nothing leaves without a moment ahead', async () => {
    const desk = await newDesk()
    const past = invitation({ slots: ['2026-11-20T09:00:00Z'] })
    await saveInvitation(desk, past)
    await expect(markSent(desk, past.id)).rejects.toMatchObject({ code: 'invitation-not-now' })
  })

  test("another desk's proposals are never seen", async () => {
    const [mine, other] = [await newDesk(), await newDesk()]
    const { id } = await sent(mine)
    expect(await invitationsOf(other)).toEqual([])
    await expect(chooseSlot(other, id, { slot: FIRST, by: 'owner' })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await lastLink(other)).toBe('')
  })
})
