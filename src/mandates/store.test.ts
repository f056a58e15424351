import { expect, test } from 'vitest'
import { coffee, newId, peopleNamed } from '../../test/support/encounters.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { deletePeople } from '../people/bulk.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { mandateOf, mandatesOf, mandatesOfPerson } from './list.ts'
import { factsOf, type MandateDraft, type MandateView } from './mandate.ts'
import { addMandates, deleteMandate, saveMandate, setStage } from './store.ts'

const TODAY = day('2026-11-21')

function draftOf(view: MandateView, changes: Partial<MandateDraft> = {}): MandateDraft {
  return { ...factsOf(view), newPeople: [], revision: view.revision, ...changes }
}

async function lastBatch(desk: Desk): Promise<string> {
  return desk.batches.at(-1) as string
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('a mandate sent twice is stored once, in one batch', async () => {
    const desk = await newDesk()
    const draft = mandate({ amountCents: 450_000 })
    const first = await saveMandate(desk, draft)
    const batches = desk.batches.length
    const again = await saveMandate(desk, { ...draft, what: 'Autre chose' })
    expect([first.outcome, again.outcome]).toEqual(['created', 'kept'])
    expect(again.view).toEqual(first.view)
    expect(desk.batches.length).toBe(batches)
    expect(first.view.value).toEqual({ cents: 450_000, currency: 'EUR' })
    expect(await mandatesOf(desk)).toEqual([first.view])
  })

  test('a chain of two, one of them new, enters with its mandate and leaves with its undo', async () => {
    const desk = await newDesk()
    const [sophie] = (await peopleNamed(desk, 'Sophie')) as [string]
    const luc = newId()
    const draft = mandate({
      contributions: [through([sophie, luc], { label: 'l’Open Coffee' })],
      newPeople: [
        { id: luc, name: 'Luc' },
        { id: newId(), name: 'Personne n’en parle' },
      ],
    })
    const batches = desk.batches.length
    const { view: saved } = await saveMandate(desk, draft)
    expect(saved.contributions).toMatchObject([
      {
        kind: 'referral',
        label: 'l’Open Coffee',
        share: 10_000,
        people: [
          { id: sophie, name: 'Sophie' },
          { id: luc, name: 'Luc' },
        ],
      },
    ])
    expect(desk.batches.length).toBe(batches + 1)
    await undo(desk, await lastBatch(desk))
    expect(await mandatesOf(desk)).toEqual([])
    await expect(saveMandate(desk, draft)).rejects.toThrow('gone')
    await undo(desk, await lastBatch(desk))
    expect(await mandateOf(desk, draft.id)).toEqual(saved)
  })

  test('an edit replaces what it says, and its undo brings all of it back', async () => {
    const desk = await newDesk()
    const [sophie, luc, marie] = (await peopleNamed(desk, 'Sophie', 'Luc', 'Marie')) as [
      string,
      string,
      string,
    ]
    const { encounter } = await saveEncounter(desk, coffee({ personIds: [marie] }))
    const chain = through([sophie, luc])
    const { view: first } = await saveMandate(
      desk,
      mandate({
        contributions: [chain, through([], { kind: 'place', label: 'le coworking' })],
        people: [{ personId: luc, role: 'comptable' }],
      }),
    )
    expect(first.contributions.map(({ share }) => share)).toEqual([5000, 5000])
    const { outcome, view: edited } = await saveMandate(
      desk,
      draftOf(first, {
        what: 'Refonte complète',
        clientId: marie,
        contributions: [
          through([], { kind: 'event', label: 'le salon', share: 3000 }),
          { ...chain, personIds: [luc, sophie], share: 7000 },
        ],
        people: [
          { personId: luc, role: 'conseil' },
          { personId: sophie, role: '' },
        ],
        encounterIds: [encounter.id],
      }),
    )
    expect(outcome).toBe('edited')
    expect(edited).toMatchObject({ what: 'Refonte complète', client: { id: marie, name: 'Marie' } })
    expect(edited.contributions.map(({ label, personIds, share }) => [label, personIds, share])).toEqual([
      ['le salon', [], 3000],
      ['', [luc, sophie], 7000],
    ])
    expect(edited.people).toEqual([
      { id: luc, name: 'Luc', role: 'conseil' },
      { id: sophie, name: 'Sophie', role: '' },
    ])
    expect(edited.encounters).toEqual([{ id: encounter.id, day: '2026-11-21', names: ['Marie'] }])
    await undo(desk, await lastBatch(desk))
    expect(await mandateOf(desk, first.id)).toEqual(first)
  })

  test('an edit from an older state is refused with the one that stands; one that changes nothing writes nothing', async () => {
    const desk = await newDesk()
    const { view: first } = await saveMandate(desk, mandate())
    const { view: second } = await saveMandate(desk, draftOf(first, { note: 'rappeler lundi' }))
    const stale = await saveMandate(desk, draftOf(first, { note: 'autre' }))
    expect(stale).toEqual({ outcome: 'stale', view: second })
    const batches = desk.batches.length
    expect((await saveMandate(desk, draftOf(second))).outcome).toBe('kept')
    expect(desk.batches.length).toBe(batches)
  })

  test('an edit of what never was, or of what was taken away, is refused', async () => {
    const desk = await newDesk()
    await expect(saveMandate(desk, mandate({ revision: 'x' }))).rejects.toThrow('not-found')
    const { view: saved } = await saveMandate(desk, mandate())
    await deleteMandate(desk, saved.id)
    await expect(saveMandate(desk, draftOf(saved, { note: 'trop tard' }))).rejects.toThrow('gone')
    await expect(mandateOf(desk, saved.id)).rejects.toThrow('gone')
    await expect(deleteMandate(desk, newId())).rejects.toThrow('not-found')
    await undo(desk, await lastBatch(desk))
    expect(await mandateOf(desk, saved.id)).toEqual(saved)
  })

  test('somebody unknown is refused, somebody who is gone stays in the chain', async () => {
    const desk = await newDesk()
    const [sophie, luc] = (await peopleNamed(desk, 'Sophie', 'Luc')) as [string, string]
    await expect(saveMandate(desk, mandate({ clientId: newId() }))).rejects.toThrow('not-found')
    await expect(saveMandate(desk, mandate({ encounterIds: [newId()] }))).rejects.toThrow('not-found')
    const { view: saved } = await saveMandate(
      desk,
      mandate({
        clientId: luc,
        contributions: [through([sophie, luc])],
        people: [{ personId: luc, role: '' }],
      }),
    )
    await deletePeople(desk, [luc])
    const left = await mandateOf(desk, saved.id)
    expect(left.client).toEqual({ id: luc, name: '' })
    expect(left.contributions[0]?.people).toEqual([
      { id: sophie, name: 'Sophie' },
      { id: luc, name: '' },
    ])
    expect(left.people).toEqual([])
    const { outcome } = await saveMandate(desk, draftOf(left, { note: 'toujours là' }))
    expect(outcome).toBe('edited')
  })

  test('an encounter that is deleted leaves its mandate', async () => {
    const desk = await newDesk()
    const [marie] = (await peopleNamed(desk, 'Marie')) as [string]
    const { encounter } = await saveEncounter(desk, coffee({ personIds: [marie] }))
    const { view: saved } = await saveMandate(desk, mandate({ encounterIds: [encounter.id] }))
    await deleteEncounter(desk, encounter.id)
    expect((await mandateOf(desk, saved.id)).encounterIds).toEqual([])
    await undo(desk, await lastBatch(desk))
    expect(await mandateOf(desk, saved.id)).toEqual(saved)
  })

  test('stages move forward and back, each undone by itself; the same twice writes once', async () => {
    const desk = await newDesk()
    const { view: saved } = await saveMandate(desk, mandate({ heardOn: day('2026-11-01') }))
    await setStage(desk, { id: saved.id, stage: 'proposed', on: day('2026-11-10') })
    const won = await setStage(desk, { id: saved.id, stage: 'won', on: TODAY })
    expect(won.view).toMatchObject({ stage: 'won', proposedOn: '2026-11-10', decidedOn: TODAY })
    const batches = desk.batches.length
    expect((await setStage(desk, { id: saved.id, stage: 'won', on: addDays(TODAY, 3) })).outcome).toBe('kept')
    expect(desk.batches.length).toBe(batches)
    await undo(desk, await lastBatch(desk))
    expect(await mandateOf(desk, saved.id)).toMatchObject({ stage: 'proposed', decidedOn: null })
  })

  test('newest first, by stage, by days, by words, and by person whatever they have to do with it', async () => {
    const desk = await newDesk()
    const [sophie, luc, marie] = (await peopleNamed(desk, 'Sophie', 'Luc', 'Marie')) as [
      string,
      string,
      string,
    ]
    const site = mandate({ what: 'Site pour l’épicerie', clientId: marie, heardOn: day('2026-03-01') })
    const logo = mandate({
      what: 'Logo',
      organisation: 'Ploum',
      stage: 'won',
      heardOn: day('2026-05-01'),
      contributions: [through([sophie, luc]), through([marie])],
    })
    const audit = mandate({
      what: 'Audit',
      heardOn: day('2026-04-01'),
      people: [{ personId: sophie, role: '' }],
    })
    await addMandates(desk, [site, logo, audit])
    const whats = async (filters: Parameters<typeof mandatesOf>[1]) =>
      (await mandatesOf(desk, filters)).map(({ what }) => what)
    expect(await whats({})).toEqual(['Logo', 'Audit', 'Site pour l’épicerie'])
    expect(await whats({ stages: ['won'] })).toEqual(['Logo'])
    expect(await whats({ stages: [] })).toEqual([])
    expect(await whats({ from: day('2026-03-02'), to: day('2026-04-30') })).toEqual(['Audit'])
    expect(await whats({ q: 'épic' })).toEqual(['Site pour l’épicerie'])
    expect(await whats({ q: 'ploum luc' })).toEqual(['Logo'])
    expect(await whats({ personId: sophie })).toEqual(['Logo', 'Audit'])
    expect(
      (await mandatesOfPerson(desk, marie)).map(({ mandate: { what }, parts }) => [what, parts]),
    ).toEqual([
      ['Logo', ['source']],
      ['Site pour l’épicerie', ['client']],
    ])
    expect((await mandatesOfPerson(desk, sophie)).map(({ parts }) => parts)).toEqual([['source'], ['other']])
  })

  test('many come in at once, those already there stay as they are', async () => {
    const desk = await newDesk()
    const [sophie] = (await peopleNamed(desk, 'Sophie')) as [string]
    const many = Array.from({ length: 2500 }, (_, i) =>
      mandate({ what: `Mandat ${i}`, contributions: [through([sophie])] }),
    )
    expect(await addMandates(desk, many)).toBe(2500)
    expect(await addMandates(desk, [many[0] as MandateDraft, mandate()])).toBe(1)
    const all = await mandatesOf(desk)
    expect(all).toHaveLength(2501)
    expect(all.every(({ contributions }) => contributions.length === 1)).toBe(true)
  })

  test("another desk's mandates are never seen", async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const [sophie] = (await peopleNamed(desk, 'Sophie')) as [string]
    const { view: saved } = await saveMandate(desk, mandate({ clientId: sophie }))
    expect(await mandatesOf(other)).toEqual([])
    expect(await mandatesOfPerson(other, sophie)).toEqual([])
    await expect(mandateOf(other, saved.id)).rejects.toThrow('not-found')
    await expect(setStage(other, { id: saved.id, stage: 'won', on: TODAY })).rejects.toThrow('not-found')
    expect(await mandateOf(desk, saved.id)).toEqual(saved)
  })
})
