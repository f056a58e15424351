import { expect, test } from 'vitest'
import { coffee, peopleNamed } from '../../test/support/encounters.ts'
import { idea, ideaStep, kindWord, resonance, testimonial } from '../../test/support/ideas.ts'
import { mandate } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { ideasMorning } from './daring-read.ts'
import { deleteKindWord, kindWordsOf, saveKindWord } from './kind-words.ts'
import { resonanceOf, resonancesOf, saveResonance } from './resonances.ts'
import { saveIdea } from './store.ts'
import { saveTestimonial, testimonialOn, wordToAsk } from './testimonials.ts'

const TODAY = day('2026-11-21')

onEveryDatabase(PROJECTORS, newDesk => {
  test('on a grey day a kind word is found again; on another the next small step', async () => {
    const desk = await newDesk()
    const [marie] = await peopleNamed(desk, 'Marie Dupont')
    await saveKindWord(desk, kindWord({ text: 'Vous m’avez sortie d’affaire', personId: marie as string }))
    const steps = [
      ideaStep('fait', { doneOn: TODAY }),
      ideaStep('à elle', { by: 'them' }),
      ideaStep('à vous', { minutes: 15 }),
    ]
    await saveIdea(desk, idea({ title: 'Une interview', steps }))
    expect(await ideasMorning(desk, TODAY)).toMatchObject({
      kindWord: null,
      step: { step: { text: 'à vous' } },
    })

    await saveEncounter(desk, coffee({ personIds: [marie as string], day: addDays(TODAY, -1), feeling: 2 }))
    expect(await ideasMorning(desk, TODAY)).toMatchObject({
      kindWord: { text: 'Vous m’avez sortie d’affaire', person: { name: 'Marie Dupont' } },
      step: null,
    })
    await saveEncounter(desk, coffee({ personIds: [marie as string], day: TODAY, feeling: 4 }))
    expect((await ideasMorning(desk, TODAY)).kindWord).toBeNull()
  })

  test('a grey day without a kind word shows the step, and an empty desk nothing', async () => {
    const desk = await newDesk()
    const [marie] = await peopleNamed(desk, 'Marie Dupont')
    await saveEncounter(desk, coffee({ personIds: [marie as string], day: TODAY, feeling: 1 }))
    expect(await ideasMorning(desk, TODAY)).toEqual({ kindWord: null, step: null, wordToAsk: null })
  })

  test('the step that is due first is the next one', async () => {
    const desk = await newDesk()
    await saveIdea(desk, idea({ title: 'sans jour', steps: [ideaStep('a', { minutes: 5 })] }))
    await saveIdea(desk, idea({ title: 'daté', steps: [ideaStep('b', { dueOn: addDays(TODAY, 2) })] }))
    await saveIdea(desk, idea({ title: 'close', status: 'no', steps: [ideaStep('c', { dueOn: TODAY })] }))
    expect((await ideasMorning(desk, TODAY)).step?.title).toBe('daté')
  })

  test('what rang true is written about, answered, or let go without a word', async () => {
    const desk = await newDesk()
    const noted = resonance({ name: 'Jeanne Roux', url: 'https://example.org/a' })
    const { view } = await saveResonance(desk, noted)
    const { person: _, ...fields } = view
    const written = await saveResonance(desk, { ...fields, state: 'written', message: 'Bonjour' })
    expect(written.view).toMatchObject({ state: 'written', writtenOn: TODAY, answeredOn: null })
    expect((await saveResonance(desk, { ...fields, state: 'answered' })).outcome).toBe('stale')
    const { person: __, ...now } = written.view
    await saveResonance(desk, { ...now, state: 'dropped' })
    expect(await resonancesOf(desk)).toEqual([])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await resonanceOf(desk, noted.id)).state).toBe('written')
  })

  test('a word is asked for once: a second asking is the first', async () => {
    const desk = await newDesk()
    const done = mandate({ stage: 'delivered', deliveredOn: addDays(TODAY, -10) })
    await saveMandate(desk, done)
    const first = await saveTestimonial(desk, testimonial(done.id))
    expect(first.view).toMatchObject({ state: 'asked', askedOn: TODAY })
    const second = await saveTestimonial(desk, testimonial(done.id))
    expect([second.outcome, second.view.id]).toEqual(['kept', first.view.id])
  })

  test('it is proposed from a week after delivery to two months, until it is asked for or let go', async () => {
    const desk = await newDesk()
    const deliveredOn = addDays(TODAY, -10)
    const done = mandate({ what: 'Refonte', stage: 'paid', deliveredOn, organisation: 'Aria' })
    await saveMandate(desk, done)
    expect(await wordToAsk(desk, addDays(deliveredOn, 6))).toBeNull()
    expect(await wordToAsk(desk, addDays(deliveredOn, 7))).toMatchObject({ what: 'Refonte', client: null })
    expect(await wordToAsk(desk, addDays(deliveredOn, 61))).toBeNull()
    await saveTestimonial(desk, testimonial(done.id, { state: 'let-go' }))
    expect(await wordToAsk(desk, TODAY)).toBeNull()
  })

  test('a received word knows that it was kept', async () => {
    const desk = await newDesk()
    const done = mandate({ stage: 'paid', deliveredOn: TODAY })
    await saveMandate(desk, done)
    await saveTestimonial(desk, testimonial(done.id, { state: 'received', word: 'Parfait', quotable: true }))
    expect(await testimonialOn(desk, done.id)).toMatchObject({ receivedOn: TODAY, isKept: false })
    const kept = kindWord({ text: 'Parfait', mandateId: done.id, quotable: true })
    await saveKindWord(desk, kept)
    expect((await testimonialOn(desk, done.id))?.isKept).toBe(true)
    expect(await kindWordsOf(desk, { mandateId: done.id })).toMatchObject([{ quotable: true }])
    await deleteKindWord(desk, kept.id)
    expect((await testimonialOn(desk, done.id))?.isKept).toBe(false)
  })

  test('a word of an unknown mandate is refused', async () => {
    const desk = await newDesk()
    await expect(saveTestimonial(desk, testimonial(kindWord().id))).rejects.toThrow('not-found')
  })
})
