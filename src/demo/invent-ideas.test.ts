import { expect, test } from 'vitest'
import { mandate } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { daring } from '../ideas/daring-read.ts'
import { STATUSES } from '../ideas/idea.ts'
import { kindWordsOf } from '../ideas/kind-words.ts'
import { ideasOf } from '../ideas/list.ts'
import { resonancesOf } from '../ideas/resonances.ts'
import { day } from '../lib/day.ts'
import { printCard } from '../lib/vcard/card.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { saveMandate } from '../mandates/store.ts'
import { addPeople } from '../people/store.ts'
import { PROJECTORS } from '../projectors.ts'
import { inventIdeas, plantIdeas } from './invent-ideas.ts'
import { randomFrom } from './random.ts'
import { inventWorld } from './world.ts'

const TODAY = day('2026-11-21')

onEveryDatabase(PROJECTORS, newDesk => {
  test.each(['fr', 'en'] as const)('the ideas of the demo are planted whole, in %s', async language => {
    const desk = await newDesk({ language })
    const { people } = inventWorld({ people: 120, years: 0.2, language, seed: 7, today: TODAY })
    await addPeople(
      desk,
      people.map(person => ({ ...person, octets: printCard(newCard(person.contact)), origin: null })),
    )
    const done = mandate({ stage: 'paid', deliveredOn: day('2026-10-20'), heardOn: day('2026-08-01') })
    await saveMandate(desk, done)
    const world = { language, people, encounters: [], mandates: [done], today: TODAY }
    const invented = inventIdeas(randomFrom(11), world)
    expect(inventIdeas(randomFrom(11), world)).toEqual(invented)
    await plantIdeas(desk, invented)

    const ideas = await ideasOf(desk)
    expect(ideas).toHaveLength(25)
    expect(new Set(ideas.map(({ status }) => status))).toEqual(new Set(STATUSES))
    for (const { notedOn, askedOn, answeredOn, doneOn } of ideas) {
      const days = [notedOn, askedOn, answeredOn, doneOn, TODAY].filter(each => each !== null)
      expect([...days].sort()).toEqual(days)
    }
    expect(await kindWordsOf(desk)).toHaveLength(6)
    expect(await resonancesOf(desk)).toHaveLength(4)
    expect(invented.testimonials).toMatchObject([{ mandateId: done.id, state: 'asked' }])
    expect((await daring(desk, TODAY)).year.answered).toBeGreaterThan(5)
  })
})
