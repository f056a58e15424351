import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { candidatesFrom, gapOf, type PlanFacts } from './candidates.ts'
import { toDecline, usualHigh } from './decline.ts'
import { type Refused, weightAfter } from './learned.ts'
import { loadOf, RAMP_WEEKS } from './load.ts'

const MONDAY = day('2026-11-23')
const visit = { kind: 'visit', subject: 'visit:a', personId: 'a', minutes: 60, costCents: 900 } as const
const refused = (reason: Refused['reason'], weeks = 0): Refused => ({
  ...visit,
  monday: addDays(MONDAY, -7 * weeks),
  reason,
})

test('a refusal weighs on what is alike, and is forgotten in eight weeks', () => {
  const other = { ...visit, subject: 'visit:b', personId: 'b' }
  expect(weightAfter([refused('not-this-person')], visit, MONDAY)).toBe(0)
  expect(
    weightAfter([refused('not-this-person')], { ...visit, subject: 'call:a', kind: 'call' }, MONDAY),
  ).toBe(0)
  expect(weightAfter([refused('not-this-person')], other, MONDAY)).toBe(1)
  expect(weightAfter([refused('not-my-thing')], other, MONDAY)).toBeCloseTo(0.3)
  expect(weightAfter([refused('not-my-thing', 4)], other, MONDAY)).toBeCloseTo(0.65)
  expect(weightAfter([refused('not-my-thing', 8)], other, MONDAY)).toBe(1)
  expect(weightAfter([refused('too-dear')], { ...other, costCents: 0 }, MONDAY)).toBe(1)
  expect(weightAfter([refused('too-dear')], { ...other, costCents: 900 }, MONDAY)).toBeCloseTo(0.4)
  expect(weightAfter([refused('no-time')], { ...other, minutes: 30 }, MONDAY)).toBe(1)
})

test('a gentle return begins with the smallest steps and grows to a usual week', () => {
  const loads = Array.from({ length: RAMP_WEEKS }, (_, i) => loadOf('usual', i + 1))
  expect(loads[0]).toEqual({ effort: 2, items: 2, perDay: 1, heaviest: 1 })
  for (const [i, load] of loads.entries()) {
    const before = loads[i - 1] ?? load
    expect(load.effort).toBeGreaterThanOrEqual(before.effort)
    expect(load.items).toBeGreaterThanOrEqual(before.items)
    expect(load.heaviest).toBeGreaterThanOrEqual(before.heaviest)
  }
  expect(loadOf('low', 6)).toEqual(loadOf('low', null))
})

test('the gap is of company against one’s usual', () => {
  expect(gapOf({ days: 2, usual: 8 })).toBe(0.75)
  expect(gapOf({ days: 9, usual: 8 })).toBe(0)
  expect(gapOf({ days: 0, usual: 0 })).toBe(0)
  expect(gapOf({ days: 0, usual: null })).toBe(0.5)
})

test('with less company than usual, going out is worth more than calling', () => {
  const person = {
    personId: 'a',
    why: 'dormant',
    since: 90,
    canCall: true,
    wayMinutes: 10,
    wayCents: 0,
  } as const
  const facts: PlanFacts = {
    ...{ company: { days: 1, usual: 8 }, microDays: 1, workHalves: 2, clubTimes: 0, sinceDared: 5 },
    ...{ people: [person], tour: null, thanks: [], events: [], clubs: [], coworking: null, ideas: [] },
  }
  const kinds = (of: PlanFacts) => candidatesFrom(of).map(({ kind }) => kind)
  expect(kinds(facts)).toEqual(['visit', 'call', 'micro'])
  const far = { ...facts, company: { days: 8, usual: 8 }, people: [{ ...person, wayMinutes: 120 }] }
  expect(kinds(far)).toEqual(['call', 'visit', 'micro'])
})

test('of a week fuller than a full one, what is least wished for may be declined', () => {
  expect(usualHigh([1, 2, 3])).toBeNull()
  expect(usualHigh([0, 1, 1, 2, 2, 2, 3, 3, 4, 7])).toBe(3)
  const ahead = (outingId: string, wished: number, minutes = 60) => ({
    ...{ outingId, wished, minutes, title: outingId, day: MONDAY, time: '18:00', costCents: null },
  })
  const all = [ahead('a', 1), ahead('b', 0), ahead('c', 0, 240)]
  expect(toDecline(all, 4, 3).map(({ outingId }) => outingId)).toEqual(['c'])
  expect(toDecline(all, 3, 3)).toEqual([])
  expect(toDecline(all, 9, null)).toEqual([])
})
