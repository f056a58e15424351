import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addDays, day } from '../lib/day.ts'
import { PROJECTORS } from '../projectors.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import { thanksDue } from '../reciprocity/read-thanks.ts'
import { inventFavours, plantFavours } from './invent-favours.ts'
import { inventMandates, plantMandates } from './invent-mandates.ts'
import { randomFrom } from './random.ts'
import { seedDemo } from './seed.ts'
import { inventWorld } from './world.ts'

const TODAY = day('2026-11-21')
const SIZE = { people: 300, years: 3, language: 'fr' as const, seed: 4680, today: TODAY }

function invented() {
  const { people, encounters } = inventWorld(SIZE)
  const frame = { language: 'fr' as const, people, encounters, from: addDays(TODAY, -1095), today: TODAY }
  const mandates = inventMandates(randomFrom(SIZE.seed + 10), frame)
  return { mandates, ...inventFavours(randomFrom(SIZE.seed + 11), { ...frame, mandates }) }
}

test('three years of favours both ways, the same for the same seed', () => {
  const { favours } = invented()
  expect(favours).toHaveLength(250)
  expect(invented().favours).toEqual(favours)
  const given = favours.filter(({ direction }) => direction === 'given').length
  expect(given).toBeGreaterThan(60)
  expect(given).toBeLessThan(190)
  expect(favours.every(({ personId, aboutId, day: on }) => personId !== aboutId && on <= TODAY)).toBe(true)
})

onEveryDatabase(PROJECTORS, newDesk => {
  test('planted, they fill the ledger; a few are still to be thanked, most were', async () => {
    const desk = await newDesk()
    await seedDemo(desk, { ...SIZE })
    const { mandates, ...favours } = invented()
    const isThere = (await favoursOf(desk)).length > 0
    if (!isThere) {
      await plantMandates(desk, mandates)
      await plantFavours(desk, favours)
    }
    expect((await favoursOf(desk, { limit: 2000 })).length).toBeGreaterThan(250)
    const due = await thanksDue(desk)
    expect(due.length).toBeGreaterThan(1)
    expect(due.length).toBeLessThan(20)
  })
})
