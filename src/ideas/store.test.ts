import { expect, test } from 'vitest'
import { newId, peopleNamed } from '../../test/support/encounters.ts'
import { idea, ideaStep } from '../../test/support/ideas.ts'
import { mandate } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { encountersOf } from '../encounters/list.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { deletePeople } from '../people/bulk.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { daring } from './daring-read.ts'
import type { IdeaView } from './idea.ts'
import { findIdea, ideaOf, ideasOf } from './list.ts'
import { outcomeChoices } from './outcomes.ts'
import { deleteIdea, saveIdea, setIdeaStatus, setStepDone } from './store.ts'
import { draftOf } from './ui/idea-draft.ts'

const TODAY = day('2026-11-21')
const bare = ({ person, revision, ...rest }: IdeaView) => rest

onEveryDatabase(PROJECTORS, newDesk => {
  test('an idea comes back as it was noted, its steps in their order', async () => {
    const desk = await newDesk()
    const [marie] = await peopleNamed(desk, 'Marie Dupont')
    const noted = idea({
      personId: marie as string,
      goal: 'known',
      boldness: 3,
      thought: 'Elle est bien trop occupée.',
      steps: [ideaStep('trois questions'), ideaStep('relire', { by: 'them', dueOn: addDays(TODAY, 5) })],
    })
    expect((await saveIdea(desk, noted)).outcome).toBe('created')
    const view = await ideaOf(desk, noted.id)
    expect(bare(view)).toEqual(noted)
    expect(view.person).toEqual({ id: marie, name: 'Marie Dupont' })
    expect(await ideasOf(desk, { personId: marie as string })).toEqual([view])
  })

  test('sent twice it is stored once; edited from an older state it is stale', async () => {
    const desk = await newDesk()
    const noted = idea()
    const { view } = await saveIdea(desk, noted)
    expect((await saveIdea(desk, { ...noted, title: 'Autre' })).outcome).toBe('kept')
    const edited = await saveIdea(desk, { ...draftOf(view), title: 'Autre' })
    expect([edited.outcome, edited.view.title]).toEqual(['edited', 'Autre'])
    const late = await saveIdea(desk, { ...draftOf(view), title: 'Encore autre' })
    expect([late.outcome, late.view.title]).toEqual(['stale', 'Autre'])
  })

  test('a person named for the first time enters the cardex in the same batch', async () => {
    const desk = await newDesk()
    const id = newId()
    await saveIdea(desk, idea({ personId: id, newPerson: { id, name: 'Jeanne Roux' } }))
    expect((await ideasOf(desk))[0]?.person).toEqual({ id, name: 'Jeanne Roux' })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await ideasOf(desk)).toEqual([])
    await expect(saveIdea(desk, idea({ personId: id }))).rejects.toThrow('not-found')
  })

  test('asked, answered and done set their days; going back takes them away', async () => {
    const desk = await newDesk()
    const { id } = (await saveIdea(desk, idea())).view
    await setIdeaStatus(desk, id, { status: 'asked', on: addDays(TODAY, -3), thought: 'Peur de déranger' })
    const { view } = await setIdeaStatus(desk, id, { status: 'yes', on: TODAY, answer: 'Avec joie' })
    expect(view).toMatchObject({
      status: 'yes',
      askedOn: addDays(TODAY, -3),
      answeredOn: TODAY,
      thought: 'Peur de déranger',
      answer: 'Avec joie',
    })
    const done = await setIdeaStatus(desk, id, { status: 'done', on: TODAY })
    expect(done.view).toMatchObject({ answeredOn: TODAY, doneOn: TODAY })
    const again = await setIdeaStatus(desk, id, { status: 'asked', on: TODAY })
    expect(again.view).toMatchObject({ askedOn: addDays(TODAY, -3), answeredOn: null, doneOn: null })
    expect((await setIdeaStatus(desk, id, { status: 'asked', on: TODAY })).outcome).toBe('kept')
  })

  test('an answer to what was never said to be asked was asked that day', async () => {
    const desk = await newDesk()
    const { id } = (await saveIdea(desk, idea())).view
    const { view } = await setIdeaStatus(desk, id, { status: 'no', on: TODAY })
    expect([view.askedOn, view.answeredOn]).toEqual([TODAY, TODAY])
    expect(await daring(desk, TODAY)).toMatchObject({
      thisMonth: 1,
      attempts: 1,
      year: { yes: 0, answered: 1 },
    })
  })

  test('asking enters the journal when wished, an answer is what came of it, and one undo takes both back', async () => {
    const desk = await newDesk()
    const [marie] = await peopleNamed(desk, 'Marie Dupont')
    const { id } = (await saveIdea(desk, idea({ personId: marie as string }))).view
    const log = { id: newId(), channel: 'mail' as const }
    await setIdeaStatus(desk, id, { status: 'asked', on: TODAY, log })
    const { encounters } = await encountersOf(desk, {})
    expect(encounters).toMatchObject([{ channel: 'mail', initiator: 'me', note: 'Une interview' }])
    expect((await ideaOf(desk, id)).outcomes).toEqual([])

    const call = { id: newId(), channel: 'call' as const }
    await setIdeaStatus(desk, id, { status: 'yes', on: TODAY, answer: 'Oui', log: call })
    expect((await ideaOf(desk, id)).outcomes).toMatchObject([{ encounterId: call.id, words: 'Marie Dupont' }])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await ideaOf(desk, id)).toMatchObject({ status: 'asked', outcomes: [] })
    expect((await encountersOf(desk, {})).encounters).toHaveLength(1)
  })

  test('nothing is logged with somebody who is gone, and the idea stays', async () => {
    const desk = await newDesk()
    const [marie] = await peopleNamed(desk, 'Marie Dupont')
    const { id } = (await saveIdea(desk, idea({ personId: marie as string }))).view
    await deletePeople(desk, [marie as string])
    const log = { id: newId(), channel: 'mail' as const }
    const { view } = await setIdeaStatus(desk, id, { status: 'asked', on: TODAY, log })
    expect(view.person).toEqual({ id: marie, name: '' })
    expect((await encountersOf(desk, {})).encounters).toEqual([])
    expect((await saveIdea(desk, { ...draftOf(view), note: 'plus au carnet' })).outcome).toBe('edited')
  })

  test('a step is ticked by itself, so that two of them can be without a network', async () => {
    const desk = await newDesk()
    const steps = [ideaStep('un'), ideaStep('deux')] as const
    const { id } = (await saveIdea(desk, idea({ steps: [...steps] }))).view
    for (const { id: stepId } of steps) await setStepDone(desk, { ideaId: id, stepId, doneOn: TODAY })
    expect((await ideaOf(desk, id)).steps.map(step => step.doneOn)).toEqual([TODAY, TODAY])
    const other = newId()
    await expect(setStepDone(desk, { ideaId: id, stepId: other, doneOn: TODAY })).rejects.toThrow('not-found')
  })

  test('an eighth step is refused', async () => {
    const desk = await newDesk()
    const steps = Array.from({ length: 8 }, (_, place) => ideaStep(`pas ${place}`))
    await expect(saveIdea(desk, idea({ steps }))).rejects.toThrow('invalid-input')
    expect((await saveIdea(desk, idea({ steps: steps.slice(1) }))).outcome).toBe('created')
  })

  test('a mandate that came of it is named, and said to be gone when it is', async () => {
    const desk = await newDesk()
    const won = mandate({ what: 'Un site pour la lutherie' })
    await saveMandate(desk, won)
    const { view } = await saveIdea(desk, idea())
    const choices = await outcomeChoices(desk, { personId: null, from: addDays(TODAY, -30) })
    expect(choices).toMatchObject([{ kind: 'mandate', words: won.what }])
    const outcome = { id: newId(), mandateId: won.id, encounterId: null, favourId: null }
    const linked = await saveIdea(desk, { ...draftOf(view), outcomes: [outcome] })
    expect(linked.view.outcomes).toMatchObject([{ kind: 'mandate', words: won.what }])
    expect(await ideasOf(desk, { mandateId: won.id })).toMatchObject([{ id: view.id }])
    expect(await ideasOf(desk, { mandateId: newId() })).toEqual([])
    await desk.write({ what: 'test' }, inside =>
      inside.db.deleteFrom('mandate').where('deskId', '=', desk.id).execute(),
    )
    expect((await ideaOf(desk, view.id)).outcomes).toMatchObject([{ kind: 'mandate', words: '' }])
  })

  test('a deleted idea is gone, and undo brings it back whole', async () => {
    const desk = await newDesk()
    const noted = idea({ steps: [ideaStep('un')] })
    const { view } = await saveIdea(desk, noted)
    await deleteIdea(desk, noted.id)
    await expect(ideaOf(desk, noted.id)).rejects.toThrow('gone')
    await expect(saveIdea(desk, noted)).rejects.toThrow('gone')
    await undo(desk, desk.batches.at(-1) as string)
    expect(await findIdea(desk, noted.id)).toEqual(view)
  })

  test("another desk's ideas are never seen", async () => {
    const other = await newDesk()
    const { id } = (await saveIdea(other, idea())).view
    const desk = await newDesk()
    expect(await ideasOf(desk)).toEqual([])
    expect(await findIdea(desk, id)).toBeUndefined()
    expect((await daring(desk, TODAY)).year.asked).toBe(0)
  })
})
