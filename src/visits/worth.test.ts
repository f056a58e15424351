import { expect, test } from 'vitest'
import { bestOption, VIDEO_KEEPS, type WorthInput, waitKeeps, weigh } from './worth.ts'
import { breakEven, oddsAtLeast } from './worth-break-even.ts'
import { flipsOf } from './worth-sensitivity.ts'
import { judgeVisit } from './worth-verdict.ts'

/** Two hours there and back by car, an hour on the spot, at 60 € an hour; a mandate of 3 000 €. */
const VISIT: WorthInput = {
  currency: 'EUR',
  travel: { minutes: 120, cost: { by: 'car', km: 150, centsPerKm: 40 } },
  share: 1,
  visitMinutes: 60,
  hourlyRateCents: 6_000,
  chance: 0.2,
  valueCents: 300_000,
  horizonMonths: 12,
  tie: { in: 'cents', cents: 0 },
  video: null,
  wait: null,
}

test('going costs the travel and the time; it brings the chance of the mandate', () => {
  expect(weigh(VISIT)).toEqual([
    { option: 'go', costCents: 24_000, gainCents: 60_000, netCents: 36_000, minutes: 180 },
    { option: 'no', costCents: 0, gainCents: 0, netCents: 0, minutes: 0 },
  ])
})

test('on a trip shared by three, a visit bears a third of the travel', () => {
  expect(weigh({ ...VISIT, share: 1 / 3 })[0]).toMatchObject({ costCents: 12_000, minutes: 100 })
})

test('a ticket instead of kilometres, and a tie in hours gladly spent', () => {
  const travel = { minutes: 120, cost: { by: 'ticket' as const, cents: 8_000 } }
  const [go] = weigh({ ...VISIT, travel, tie: { in: 'hours', hours: 1.5 }, chance: 0 })
  expect(go).toMatchObject({ costCents: 26_000, gainCents: 9_000 })
})

test('the chance from which it is worth it, in words that hold', () => {
  expect(breakEven(VISIT)).toEqual({ chance: 0.08, against: 'no' })
  expect(judgeVisit(VISIT).verdict).toEqual({ best: 'go', key: 'go.oneIn', params: { n: 12 } })
  expect(judgeVisit({ ...VISIT, chance: 0.05 }).verdict).toEqual({
    best: 'no',
    key: 'no.oneIn',
    params: { n: 12 },
  })
  expect(judgeVisit({ ...VISIT, valueCents: 32_000, chance: 0.9 }).verdict).toEqual({
    best: 'go',
    key: 'go.percent',
    params: { percent: 75 },
  })
})

test('what no chance can pay for, what pays without a mandate, what nothing is hoped of', () => {
  const keyOf = (changed: Partial<WorthInput>) => judgeVisit({ ...VISIT, ...changed }).verdict.key
  expect(keyOf({ valueCents: 20_000 })).toBe('no.never')
  expect(keyOf({ tie: { in: 'hours', hours: 4 } })).toBe('go.always')
  expect(keyOf({ valueCents: 0 })).toBe('no.noValue')
})

test('a call that keeps almost all of the chance comes first, with how much less time it takes', () => {
  const video = { minutes: 18, keepsChance: 0.9, keepsTie: 0.5 }
  expect(judgeVisit({ ...VISIT, video }).verdict).toEqual({
    best: 'video',
    key: 'video.almost',
    params: { times: 10 },
  })
})

test('against a call that keeps half, going needs twice the chance it needs in itself', () => {
  const video = { minutes: 0, keepsChance: VIDEO_KEEPS, keepsTie: VIDEO_KEEPS }
  const { verdict, breakEven, inItself } = judgeVisit({ ...VISIT, chance: 0.1, video })
  expect(verdict).toEqual({ best: 'video', key: 'video.oneIn', params: { n: 6 } })
  expect(breakEven).toEqual({ chance: 0.16, against: 'video' })
  expect(inItself).toEqual({ chance: 0.08, against: 'no' })
})

test('waiting halves the travel, and lets some of the mandates go by', () => {
  const wait = { days: 30, keepsChance: waitKeeps(30, 12), share: 0.5 }
  expect(wait.keepsChance).toBeCloseTo(0.918, 3)
  expect(judgeVisit({ ...VISIT, wait }).verdict).toEqual({
    best: 'wait',
    key: 'wait.oneIn',
    params: { n: 2, count: 30 },
  })
  expect(waitKeeps(0, 12)).toBe(1)
  expect(waitKeeps(400, 12)).toBe(0)
})

test('the input that the verdict hangs on comes first', () => {
  const flips = flipsOf({ ...VISIT, chance: 0.1 })
  expect(flips.map(({ hinge, from, at, to }) => [hinge, from, at, to])).toEqual([
    ['value', 300_000, 239_999, 'no'],
    ['chance', 0.1, 0.0799, 'no'],
    ['rate', 6_000, 8_001, 'no'],
    ['travel', 120, 161, 'no'],
  ])
})

test('what nothing flips within a factor of three is robust', () => {
  expect(flipsOf({ ...VISIT, valueCents: 3_000_000 })).toEqual([])
})

test('"one in n" never says less than is needed, nor more than what is enough already', () => {
  expect(oddsAtLeast(0.16)).toEqual({ kind: 'oneIn', n: 6 })
  expect(oddsAtLeast(1 / 6)).toEqual({ kind: 'oneIn', n: 6 })
  expect(oddsAtLeast(0.34)).toEqual({ kind: 'oneIn', n: 2 })
  expect(oddsAtLeast(0.34, 0.4)).toEqual({ kind: 'percent', percent: 34 })
  expect(oddsAtLeast(0.342, 0.345)).toEqual({ kind: 'percent', percent: 34.2 })
  expect(oddsAtLeast(0.5)).toEqual({ kind: 'percent', percent: 50 })
})

test('numbers out of their range are refused', () => {
  expect(() => bestOption({ ...VISIT, chance: 1.2 })).toThrow(RangeError)
  expect(() => bestOption({ ...VISIT, valueCents: 0.5 })).toThrow(RangeError)
  expect(() => bestOption({ ...VISIT, visitMinutes: Number.NaN })).toThrow(RangeError)
})
