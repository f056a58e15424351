import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { leapsOf } from '../leap/list.ts'
import { day } from '../lib/day.ts'
import { needsForToday } from '../needs/for-today.ts'
import { needsOf } from '../needs/list.ts'
import { PROJECTORS } from '../projectors.ts'
import { inventLeaps, plantLeaps } from './invent-leap.ts'
import { inventNeeds, plantNeeds } from './invent-needs.ts'
import { randomFrom } from './random.ts'
import { seedDemo } from './seed.ts'
import { inventWorld } from './world.ts'

const TODAY = day('2026-11-21')

test.each(['fr', 'en'] as const)('the same seed gives the same needs and departures (%s)', language => {
  const { people } = inventWorld({ people: 120, years: 1, language, seed: 3, today: TODAY })
  const frame = { language, people, today: TODAY }
  const needs = inventNeeds(randomFrom(9), frame)
  expect(inventNeeds(randomFrom(9), frame)).toEqual(needs)
  expect(needs.needs).toHaveLength(4)
  expect(new Set(needs.asks.map(({ personId }) => personId)).size).toBe(needs.asks.length)
  const leaps = inventLeaps(randomFrom(9), frame)
  expect(inventLeaps(randomFrom(9), frame)).toEqual(leaps)
  expect(leaps.map(({ leap }) => leap.closedOn === null)).toEqual([false, true])
  expect(JSON.stringify(leaps)).not.toContain('{{')
})

test('a desk of nobody needs nothing', () => {
  const frame = { language: 'fr' as const, people: [], today: TODAY }
  expect(inventNeeds(randomFrom(9), frame)).toEqual({ needs: [], asks: [] })
  expect(inventLeaps(randomFrom(9), frame)).toHaveLength(1)
})

onEveryDatabase(PROJECTORS, newDesk => {
  test('they are planted through the stores', async () => {
    const desk = await newDesk()
    const size = { people: 120, years: 1, language: 'fr' as const, seed: 3 }
    await seedDemo(desk, size)
    const { people } = inventWorld({ ...size, today: TODAY })
    const frame = { language: 'fr' as const, people, today: TODAY }
    if ((await needsOf(desk)).length === 0) {
      await plantNeeds(desk, inventNeeds(randomFrom(9), frame))
      await plantLeaps(desk, inventLeaps(randomFrom(9), frame))
    }
    const needs = await needsOf(desk)
    expect(needs.map(({ outcome }) => outcome)).toEqual([null, null, null, 'met'])
    expect(needsForToday(needs)).toHaveLength(2)
    expect(needsForToday(needs)[0]?.awaited).not.toBeNull()
    expect((await leapsOf(desk)).map(({ steps }) => steps.length)).toEqual([16, 13])
  })
})
