import { expect, test } from 'vitest'
import { newId } from '../../test/support/encounters.ts'
import { proposal } from '../../test/support/handovers.ts'
import { mandate } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { addDays, day } from '../lib/day.ts'
import { mandateOf } from '../mandates/list.ts'
import { saveMandate } from '../mandates/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import { handoverOf, handoversOfMandate } from './list.ts'
import { newsOf } from './news.ts'
import { acceptHandover, askOwner, declineHandover, peerSays } from './peer-answers.ts'
import { peersFor, savePeer } from './peers.ts'
import { NOTHING_SHOWN } from './shown.ts'
import {
  answerPeer,
  closeHandover,
  deleteHandover,
  markClient,
  markReminded,
  markRenewed,
  markRevoked,
  markSent,
  saveHandover,
  setTerms,
} from './store.ts'
import { NO_TERMS } from './terms.ts'

const TODAY = day('2026-11-21')
const CLIENT = { name: 'Mairie de Fougères', details: 'Mme Le Dantec' }
const TEN_PERCENT = { ...NO_TERMS, kind: 'percent' as const, percentHundredths: 1000 }

/** A mandate of 4,500 € and a peer to pass it to. */
async function overflow(desk: Desk) {
  const karim = await somebody(desk, 'Karim Benali', {}, { relations: ['peer'] })
  const lina = await somebody(desk, 'Lina Morel', {}, { relations: ['peer'] })
  const mandateId = newId()
  await saveMandate(desk, mandate({ id: mandateId, what: 'Refaire le livret', amountCents: 450_000 }))
  return { karim, lina, mandateId }
}

async function sentTo(desk: Desk, mandateId: string, personId: string, changes = {}) {
  const { view: handover } = await saveHandover(desk, proposal({ mandateId, personId, ...changes }))
  await markSent(desk, handover.id)
  return handover.id
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('written, sent, asked, answered, accepted: the mandate is handed over and the favour is in the ledger', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const id = await sentTo(desk, mandateId, karim, { terms: TEN_PERCENT })
    expect(await handoverOf(desk, id)).toMatchObject({
      state: 'sent',
      expiresOn: addDays(TODAY, 14),
      remindOn: addDays(TODAY, 5),
    })
    expect((await askOwner(desk, id, { id: newId(), text: 'Pour quand ?' })).state).toBe('asked')
    expect((await answerPeer(desk, id, { id: newId(), text: 'Pour mars.' })).state).toBe('answered')
    const accepted = await acceptHandover(desk, id, 'Avec plaisir')
    expect(accepted).toMatchObject({
      state: 'accepted',
      answeredOn: TODAY,
      answer: 'Avec plaisir',
      termsAgreedOn: TODAY,
      expiresOn: addDays(TODAY, 400),
      introducer: { part: { cents: 45_000, currency: 'EUR' }, of: { cents: 450_000, currency: 'EUR' } },
    })
    expect(accepted.notes.map(({ by, text }) => [by, text]).sort()).toEqual([
      ['me', 'Pour mars.'],
      ['them', 'Pour quand ?'],
    ])
    expect(await mandateOf(desk, mandateId)).toMatchObject({ stage: 'handed-over', decidedOn: TODAY })
    expect(await favoursOf(desk, {})).toMatchObject([
      { direction: 'given', kind: 'handover', personId: karim, mandateId },
    ])
  })

  test('accepting twice is accepting once, and undoing it takes everything back', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const id = await sentTo(desk, mandateId, karim)
    await Promise.all([acceptHandover(desk, id, 'oui'), acceptHandover(desk, id, 'oui')])
    await acceptHandover(desk, id, 'oui')
    expect(await favoursOf(desk, {})).toHaveLength(1)
    await undo(desk, desk.batches.at(-1) as string)
    expect((await handoverOf(desk, id)).state).toBe('sent')
    expect((await mandateOf(desk, mandateId)).stage).toBe('lead')
    expect(await favoursOf(desk, {})).toEqual([])
  })

  test('a mandate is with one peer at a time: another is asked once the first said no', async () => {
    const desk = await newDesk()
    const { karim, lina, mandateId } = await overflow(desk)
    const first = await sentTo(desk, mandateId, karim)
    const next = proposal({ mandateId, personId: lina })
    await expect(saveHandover(desk, next)).rejects.toMatchObject({
      code: 'handover-under-way',
      params: { name: 'Karim Benali' },
    })
    await declineHandover(desk, first, 'Pas avant mai')
    expect(newsOf(await handoversOfMandate(desk, mandateId), TODAY)).toMatchObject([
      { kind: 'declined', words: 'Pas avant mai' },
    ])
    expect((await saveHandover(desk, next)).outcome).toBe('created')
    await expect(markRenewed(desk, first)).rejects.toMatchObject({ code: 'handover-not-now' })
  })

  test('one withdrawn is not renewed while the mandate is with somebody else', async () => {
    const desk = await newDesk()
    const { karim, lina, mandateId } = await overflow(desk)
    const first = await sentTo(desk, mandateId, karim)
    expect((await markRevoked(desk, first)).state).toBe('revoked')
    await expect(acceptHandover(desk, first, 'oui')).rejects.toMatchObject({ code: 'handover-not-now' })
    const second = await sentTo(desk, mandateId, lina)
    await expect(markRenewed(desk, first)).rejects.toMatchObject({ code: 'handover-under-way' })
    await markRevoked(desk, second)
    expect((await markRenewed(desk, first)).state).toBe('sent')
  })

  test('the client is shown only with their word', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const shown = { ...NOTHING_SHOWN, client: CLIENT }
    const draft = proposal({ mandateId, personId: karim, shown })
    await expect(saveHandover(desk, draft)).rejects.toMatchObject({ code: 'client-not-agreed' })
    const { view: handover } = await saveHandover(desk, { ...draft, clientAgreedOn: TODAY })
    expect(handover.shown.client).toEqual(CLIENT)
    expect((await markClient(desk, handover.id, { agreedOn: null })).clientAgreedOn).toBeNull()
  })

  test('the same draft sent twice is one; an edit from an older state is stale; sent, it is no longer edited', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const draft = proposal({ mandateId, personId: karim })
    const { view: handover } = await saveHandover(desk, draft)
    expect((await saveHandover(desk, draft)).outcome).toBe('kept')
    const edit = { ...draft, message: 'Autrement dit', revision: handover.revision }
    const edited = await saveHandover(desk, edit)
    expect(edited).toMatchObject({ outcome: 'edited', view: { message: 'Autrement dit' } })
    expect((await saveHandover(desk, { ...edit, message: 'Encore' })).outcome).toBe('stale')
    await markSent(desk, draft.id)
    const late = { ...draft, message: 'Trop tard', revision: (await handoverOf(desk, draft.id)).revision }
    await expect(saveHandover(desk, late)).rejects.toMatchObject({ code: 'handover-not-now' })
    await expect(deleteHandover(desk, draft.id)).rejects.toMatchObject({ code: 'handover-not-now' })
  })

  test('a draft deleted is gone, and its undo brings it back', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const draft = proposal({ mandateId, personId: karim })
    await saveHandover(desk, draft)
    await deleteHandover(desk, draft.id)
    await expect(saveHandover(desk, draft)).rejects.toMatchObject({ code: 'gone' })
    await undo(desk, desk.batches.at(-1) as string)
    expect((await handoverOf(desk, draft.id)).message).toBe(draft.message)
  })

  test('a question sent twice is asked once', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const id = await sentTo(desk, mandateId, karim)
    const question = { id: newId(), text: 'Combien de pages ?' }
    await askOwner(desk, id, question)
    expect((await askOwner(desk, id, question)).notes).toHaveLength(1)
  })

  test('two reminders at most, one a day', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const id = await sentTo(desk, mandateId, karim)
    const later = (days: number) => ({ ...desk, today: () => addDays(TODAY, days) }) as Desk
    await markReminded(desk, id)
    expect((await markReminded(desk, id)).reminders).toBe(1)
    expect((await markReminded(later(6), id)).reminders).toBe(2)
    await expect(markReminded(later(12), id)).rejects.toMatchObject({ code: 'handover-not-now' })
  })

  test('delivered, pleased, thanked: thanks are a favour received, once', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const id = await sentTo(desk, mandateId, karim)
    await acceptHandover(desk, id, '')
    const said = { delivered: true, pleased: true, thanked: true }
    await peerSays(desk, id, said, { id: newId(), text: 'Livré ce matin' })
    await peerSays(desk, id, said, { id: newId(), text: '' })
    const received = (await favoursOf(desk, {})).filter(({ direction }) => direction === 'received')
    expect(received).toMatchObject([{ kind: 'attention', personId: karim }])
    expect(await handoverOf(desk, id)).toMatchObject({
      theyDeliveredOn: TODAY,
      theyPleasedOn: TODAY,
      theyThankedOn: TODAY,
      notes: [{ by: 'them', text: 'Livré ce matin' }],
    })
  })

  test('how it went closes it, is corrected later, and is what the next choice rests on', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const id = await sentTo(desk, mandateId, karim)
    await acceptHandover(desk, id, '')
    const went = {
      deliveredWell: true,
      toldMe: true,
      clientPleased: true,
      returned: null,
      outcome: 'Très bien',
    }
    expect(await closeHandover(desk, id, went)).toMatchObject({ state: 'closed', closedOn: TODAY })
    const other = newId()
    await saveMandate(desk, mandate({ id: other, what: 'Un autre livret' }))
    const [first] = await peersFor(desk, await mandateOf(desk, other))
    expect(first?.person.name).toBe('Karim Benali')
    expect(first?.reasons).toContainEqual({ key: 'deliveredPleased', count: 1 })
    await closeHandover(desk, id, { ...went, deliveredWell: false, clientPleased: false, toldMe: null })
    expect((await peersFor(desk, await mandateOf(desk, other)))[0]?.person.name).toBe('Lina Morel')
  })

  test('other terms are to be agreed anew', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const id = await sentTo(desk, mandateId, karim, { terms: TEN_PERCENT })
    await acceptHandover(desk, id, '')
    const days = { agreedOn: TODAY, invoicedOn: TODAY, paidOn: null }
    expect(await setTerms(desk, id, { terms: TEN_PERCENT, ...days })).toMatchObject({
      termsAgreedOn: TODAY,
      invoicedOn: TODAY,
    })
    const less = { ...TEN_PERCENT, percentHundredths: 500 }
    expect((await setTerms(desk, id, { terms: less, ...days })).termsAgreedOn).toBeNull()
  })

  test('what a peer said of their work is one row, the last one said', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const profile = {
      availability: 'free' as const,
      availableFrom: null,
      rateFromCents: 40_000,
      rateToCents: null,
      currency: 'EUR',
      languages: ['fr', 'ar'],
      saidOn: TODAY,
    }
    await savePeer(desk, karim, { ...profile, availability: 'full' })
    await savePeer(desk, karim, profile)
    const found = await peersFor(desk, await mandateOf(desk, mandateId), { alsoId: karim })
    expect(found.find(({ person }) => person.id === karim)?.profile).toEqual(profile)
  })

  test('another desk sees nothing of it', async () => {
    const desk = await newDesk()
    const { karim, mandateId } = await overflow(desk)
    const id = await sentTo(desk, mandateId, karim)
    const other = await newDesk()
    await expect(handoverOf(other, id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(acceptHandover(other, id, 'oui')).rejects.toMatchObject({ code: 'not-found' })
    await expect(handoversOfMandate(other, mandateId)).rejects.toMatchObject({ code: 'not-found' })
    expect((await handoverOf(desk, id)).state).toBe('sent')
  })
})
