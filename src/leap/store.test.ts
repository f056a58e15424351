import { expect, test } from 'vitest'
import { coffee, newId, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { findFollowUp, followUpsOf, saveFollowUp } from '../encounters/follow-ups.ts'
import { saveEncounter } from '../encounters/store.ts'
import { day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import { firstSteps } from './first-steps.ts'
import type { LeapDraft, LeapStepDraft } from './leap.ts'
import { findLeap, leapOf, leapsOf, stepOf } from './list.ts'
import { readReadiness } from './read-readiness.ts'
import { ownText, stepText } from './step-text.ts'
import { deleteLeap, deleteStep, promiseStep, saveLeap, saveStep } from './store.ts'

const TODAY = day('2026-11-21')

onEveryDatabase(PROJECTORS, newDesk => {
  test('a preparation begins once with its first steps, each with its words', async () => {
    const desk = await newDesk()
    const { draft } = await begun(desk)
    const again = await saveLeap(desk, draft, [step(draft)])
    expect(again.outcome).toBe('kept')
    const { steps } = again.view
    expect(steps).toHaveLength(16)
    expect(steps.map(({ line }) => line)).toContain('welcome')
    const there = steps.find(({ line }) => line === 'new-town')
    expect(there && stepText(there, 'Nantes', wordsIn('fr').t)).toContain('(Nantes)')
    expect(steps.map(({ dueOn }) => dueOn)).toEqual(steps.map(({ dueOn }) => dueOn).sort())
  })

  test('steps not yet done move with the departure, and their promises; those done stay', async () => {
    const desk = await newDesk()
    const { draft, revision } = await begun(desk)
    const [first, second] = (await leapOf(desk, draft.id)).steps
    if (!first || !second) throw new Error('no steps')
    await tick(desk, first.id)
    const promise = newId()
    await promiseStep(desk, second.id, { id: promise, text: 'Partir' })
    const later = await saveLeap(desk, { ...draft, leavesOn: day('2027-03-11'), revision }, [])
    expect(later.outcome).toBe('edited')
    expect((await stepOf(desk, first.id)).dueOn).toBe(first.dueOn)
    const moved = (await stepOf(desk, second.id)).dueOn
    expect(moved > second.dueOn).toBe(true)
    expect((await findFollowUp(desk, promise))?.dueOn).toBe(moved)
    expect((await saveLeap(desk, { ...draft, note: 'trop tard', revision }, [])).outcome).toBe('stale')
    await undo(desk, desk.batches.at(-1) as string)
    expect((await stepOf(desk, second.id)).dueOn).toBe(second.dueOn)
  })

  test('a step made a promise is one thing with it: done there, done here, and back', async () => {
    const desk = await newDesk()
    const { draft } = await begun(desk)
    const [first] = (await leapOf(desk, draft.id)).steps
    if (!first) throw new Error('no steps')
    const id = newId()
    expect((await promiseStep(desk, first.id, { id, text: 'Partir' })).promise).toEqual({ id, doneOn: null })
    expect((await promiseStep(desk, first.id, { id: newId(), text: 'Rester' })).promise?.id).toBe(id)
    expect(await followUpsOf(desk)).toMatchObject([{ id, text: 'Partir', by: 'me', dueOn: first.dueOn }])

    const { personName: _, revision: __, ...promise } = (await findFollowUp(desk, id)) ?? never()
    await saveFollowUp(desk, { ...promise, doneOn: TODAY })
    const done = await stepOf(desk, first.id)
    expect(done.doneOn).toBe(TODAY)
    const { promise: ___, ...fields } = done
    const open = await saveStep(desk, { ...fields, doneOn: null })
    expect(open).toMatchObject({ outcome: 'edited', view: { doneOn: null, promise: { doneOn: null } } })
    await tick(desk, first.id)
    // The promise keeps its words, those of the line being the reader's.
    expect(await findFollowUp(desk, id)).toMatchObject({ doneOn: TODAY, text: 'Partir' })

    await undo(desk, desk.batches.at(-1) as string)
    expect(await stepOf(desk, first.id)).toMatchObject({ doneOn: null, promise: { id, doneOn: null } })
  })

  test('own steps are added once, edited, refused when stale, deleted, gone', async () => {
    const desk = await newDesk()
    const { draft } = await begun(desk)
    const own = step(draft)
    const added = await saveStep(desk, own)
    expect(added).toMatchObject({ outcome: 'created', view: { line: '', text: 'Vendre la voiture' } })
    expect((await saveStep(desk, own)).outcome).toBe('kept')
    const { revision } = added.view
    expect((await saveStep(desk, { ...own, text: 'La prêter', revision })).outcome).toBe('edited')
    expect((await saveStep(desk, { ...own, text: 'La garder', revision })).outcome).toBe('stale')
    await deleteStep(desk, own.id)
    await expect(saveStep(desk, own)).rejects.toMatchObject({ code: 'gone' })
    await deleteLeap(desk, draft.id)
    await expect(leapOf(desk, draft.id)).rejects.toMatchObject({ code: 'gone' })
    await expect(saveStep(desk, { ...own, id: newId() })).rejects.toMatchObject({ code: 'gone' })
  })

  test('how ready the network is, now and on the day it began', async () => {
    const desk = await newDesk()
    const ana = await personWith(desk, { name: 'Ana' }, { relations: ['client'] })
    await personWith(desk, { name: 'Luc' }, { archived: true })
    await saveEncounter(desk, coffee({ personIds: [ana] }))
    const leap = { begunOn: day('2026-10-01'), leavesOn: day('2027-03-01'), town: '' }
    const { now, begun: then } = await readReadiness(desk, leap)
    expect(now).toMatchObject({
      referrers: { count: 1, clients: 1 },
      cards: { count: 1 },
      inTouch: { count: 1 },
    })
    expect(then).toMatchObject({ on: '2026-10-01', referrers: { count: 0 }, cards: { count: 0 } })
    expect((await readReadiness(desk, { ...leap, begunOn: TODAY })).begun).toBeNull()
    const { now: stranger } = await readReadiness(await newDesk(), leap)
    expect(stranger.cards.count).toBe(0)
  })

  test('a step says the words of its line, in either language, until its owner writes others', () => {
    const step = { line: 'welcome', text: '' }
    const [fr, en] = [wordsIn('fr').t, wordsIn('en').t]
    expect(stepText(step, 'Nantes', fr)).not.toBe(stepText(step, 'Nantes', en))
    expect(ownText({ ...step, text: stepText(step, 'Nantes', fr) }, 'Nantes', fr)).toBe('')
    expect(ownText({ ...step, text: ' un café ' }, 'Nantes', fr)).toBe('un café')
    expect(stepText({ line: '', text: 'un café' }, 'Nantes', en)).toBe('un café')
  })

  test('another desk sees nothing', async () => {
    const desk = await newDesk()
    const { draft } = await begun(desk)
    const stranger = await newDesk()
    expect(await leapsOf(stranger)).toEqual([])
    expect(await findLeap(stranger, draft.id)).toBeUndefined()
    await expect(deleteLeap(stranger, draft.id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await leapsOf(desk)).toHaveLength(1)
  })
})

/** A move to Nantes, in a hundred days. */
async function begun(desk: Desk): Promise<{ draft: LeapDraft; revision: string }> {
  const draft: LeapDraft = {
    id: newId(),
    kind: 'move',
    leavesOn: day('2027-03-01'),
    town: 'Nantes',
    field: '',
    note: '',
    begunOn: TODAY,
    closedOn: null,
  }
  const steps = firstSteps(draft, { today: TODAY, newId })
  const { outcome, view: leap } = await saveLeap(desk, draft, steps)
  expect(outcome).toBe('created')
  return { draft, revision: leap.revision }
}

async function tick(desk: Desk, id: string): Promise<void> {
  const { promise: _, ...fields } = await stepOf(desk, id)
  expect((await saveStep(desk, { ...fields, doneOn: TODAY })).outcome).toBe('edited')
}

function step({ id: leapId }: LeapDraft): LeapStepDraft {
  const dueOn = day('2027-01-15')
  return { id: newId(), leapId, position: 20, line: '', text: 'Vendre la voiture', dueOn, doneOn: null }
}

function never(): never {
  throw new Error('no promise')
}
