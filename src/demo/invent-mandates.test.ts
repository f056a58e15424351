import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { STAGES, WHOLE_SHARE } from '../mandates/mandate.ts'
import { settled } from '../mandates/settle.ts'
import { inventMandates } from './invent-mandates.ts'
import { randomFrom } from './random.ts'
import { inventWorld } from './world.ts'

const TODAY = day('2026-11-21')
const SIZE = { people: 400, years: 3, language: 'fr' as const, seed: 4680, today: TODAY }
const world = inventWorld(SIZE)
const frame = { ...world, language: 'fr' as const, from: addDays(TODAY, -1096), today: TODAY }
const mandates = inventMandates(randomFrom(4681), frame)

test('sixty mandates, of every stage, the same for the same seed', () => {
  expect(mandates).toHaveLength(60)
  expect(new Set(mandates.map(({ stage }) => stage)).size).toBe(STAGES.length)
  expect(inventMandates(randomFrom(4681), frame)).toEqual(mandates)
})

test('each is settled, in the past, and speaks of people and encounters that are there', () => {
  const people = new Set(world.people.map(({ id }) => id))
  const encounters = new Set(world.encounters.map(({ id }) => id))
  for (const mandate of mandates) {
    expect(settled(mandate, TODAY)).toEqual(mandate)
    const { contributions, clientId, encounterIds, heardOn, decidedOn, deliveredOn, paidOn } = mandate
    const named = [clientId, ...contributions.flatMap(({ personIds }) => personIds)]
    expect(named.filter(id => id !== null && !people.has(id))).toEqual([])
    expect(encounterIds.filter(id => !encounters.has(id))).toEqual([])
    expect([heardOn, decidedOn, deliveredOn, paidOn].filter(on => on !== null && on > TODAY)).toEqual([])
    expect(contributions.reduce((sum, { share }) => sum + share, 0)).toBe(WHOLE_SHARE)
  }
})

test('chains of one to three, several sources, unexpected ones, places and events', () => {
  const chains = mandates.flatMap(({ contributions }) =>
    contributions.map(({ personIds }) => personIds.length),
  )
  expect([1, 2, 3].every(length => chains.includes(length))).toBe(true)
  expect(mandates.some(({ contributions }) => contributions.length > 1)).toBe(true)
  expect(mandates.some(({ unexpected }) => unexpected)).toBe(true)
  const kinds = new Set(mandates.flatMap(({ contributions }) => contributions.map(({ kind }) => kind)))
  expect(kinds.size).toBeGreaterThanOrEqual(6)
})

test('an almost empty desk has none', () => {
  expect(inventMandates(randomFrom(1), { ...frame, people: [] })).toEqual([])
})
