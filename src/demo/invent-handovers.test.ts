import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { openHandovers } from '../handovers/list.ts'
import { newsOf } from '../handovers/news.ts'
import { addDays, day } from '../lib/day.ts'
import { printCard } from '../lib/vcard/card.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { addPeople } from '../people/store.ts'
import { PROJECTORS } from '../projectors.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import { inventHandovers, plantHandovers } from './invent-handovers.ts'
import { inventMandates, plantMandates } from './invent-mandates.ts'
import { randomFrom } from './random.ts'
import { inventWorld } from './world.ts'

const TODAY = day('2026-11-21')
const SIZE = { people: 300, years: 3, language: 'fr' as const, seed: 4680, today: TODAY }

function invented() {
  const { people, encounters } = inventWorld(SIZE)
  const frame = { language: 'fr' as const, people, encounters, from: addDays(TODAY, -1095), today: TODAY }
  const mandates = inventMandates(randomFrom(SIZE.seed + 10), frame)
  return { people, mandates, ...inventHandovers(randomFrom(SIZE.seed + 13), { ...frame, mandates }) }
}

test('each mandate handed over went to a peer, two wait for an answer after one no; the same for the same seed', () => {
  const { mandates, handovers, notes, favours } = invented()
  const over = mandates.filter(({ stage }) => stage === 'handed-over').length
  expect(over).toBeGreaterThan(1)
  expect(favours).toHaveLength(over)
  expect(handovers).toHaveLength(over + 3)
  expect(handovers.every(({ madeOn, answeredOn }) => madeOn <= TODAY && (answeredOn ?? TODAY) <= TODAY)).toBe(
    true,
  )
  expect(invented()).toMatchObject({ handovers, notes, favours })
})

onEveryDatabase(PROJECTORS, newDesk => {
  test('planted, they show on the morning page and in the ledger', async () => {
    const desk = await newDesk()
    const { people, mandates, ...handovers } = invented()
    await addPeople(
      desk,
      people.map(person => ({ ...person, octets: printCard(newCard(person.contact)), origin: null })),
    )
    await plantMandates(
      desk,
      mandates.map(mandate => ({ ...mandate, encounterIds: [] })),
    )
    await plantHandovers(desk, handovers)
    const news = newsOf(await openHandovers(desk), TODAY).map(({ kind }) => kind)
    expect(news).toContain('asked')
    expect(news).toContain('remind')
    const given = (await favoursOf(desk, {})).filter(({ kind }) => kind === 'handover')
    expect(given).toHaveLength(handovers.favours.length)
  })
})
