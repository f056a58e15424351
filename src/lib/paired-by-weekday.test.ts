import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day, daysOf, weekday } from './day.ts'
import { type Daily, pairedByWeekday } from './paired-by-weekday.ts'

const MONDAY = day('2026-03-02')
const MEDIAN = { middle: 'median', seed: 7 } as const

/** As many working days from a Monday, each with what is counted. */
function working(from: Day, count: number, value: (day: Day, i: number) => number): Daily[] {
  const days = daysOf({ from, to: addDays(from, count * 2) }).filter(each => weekday(each) <= 5)
  return days.slice(0, count).map((each, i) => ({ day: each, value: value(each, i) }))
}
const before = (value: (day: Day, i: number) => number, count = 40) =>
  working(addDays(MONDAY, -56), count, value)
const during = (value: (day: Day, i: number) => number, count = 20) => working(MONDAY, count, value)

test('a weekday is compared with itself: a busy Thursday in both periods is no difference', () => {
  const value = (each: Day) => (weekday(each) === 4 ? 9 : 1)
  expect(pairedByWeekday({ before: before(value), during: during(value) }, MEDIAN)).toEqual({
    days: { before: 40, during: 20 },
    weekdays: [1, 2, 3, 4, 5],
    difference: { middle: 0, low: 0, high: 0 },
  })
})

test('the median of the differences of the weekdays, worked out by hand', () => {
  // Medians before: 2 everywhere. During: Monday 3, Tuesday 4, Wednesday 2, Thursday 6, Friday 2.
  const later = [3, 4, 2, 6, 2]
  const paired = pairedByWeekday(
    {
      before: before((_, i) => (i < 5 ? 100 : i < 10 ? 0 : 2)),
      during: during(each => later[weekday(each) - 1] as number),
    },
    MEDIAN,
  )
  expect(paired.difference?.middle).toBe(1)
})

test('of a yes or no, the mean of a weekday is its share of days', () => {
  const paired = pairedByWeekday(
    { before: before(() => 0), during: during((_, i) => (i % 2 === 0 ? 1 : 0)) },
    { middle: 'mean', seed: 7 },
  )
  expect(paired.difference?.middle).toBe(0.5)
})

test('too few days, or too few weekdays: no difference is told', () => {
  const few = pairedByWeekday({ before: before(() => 1), during: during(() => 5, 5) }, MEDIAN)
  expect(few).toEqual({ days: { before: 0, during: 0 }, weekdays: [], difference: null })
  const thursdays = (of: Daily[]) => of.filter(each => weekday(each.day) === 4)
  const one = { before: thursdays(before(() => 1, 60)), during: thursdays(during(() => 5, 60)) }
  expect(pairedByWeekday(one, MEDIAN)).toMatchObject({ weekdays: [4], difference: null })
  expect(pairedByWeekday({ before: [], during: [] }, MEDIAN).difference).toBeNull()
})

test('laws: a shift of every day shifts the interval, the order of days changes nothing, swapping turns the sign', () => {
  const values = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 40, maxLength: 40 })
  fc.assert(
    fc.property(values, values, fc.integer({ min: -50, max: 50 }), (old, fresh, shift) => {
      const early = before((_, i) => old[i] as number)
      const late = during((_, i) => fresh[i] as number)
      const { difference } = pairedByWeekday({ before: early, during: late }, MEDIAN)
      const moved = late.map(each => ({ ...each, value: each.value + shift })).reverse()
      const { difference: shifted } = pairedByWeekday({ before: early, during: moved }, MEDIAN)
      if (!difference || !shifted) throw new Error('enough days')
      expect(shifted.middle).toBeCloseTo(difference.middle + shift)
      expect(shifted.low).toBeCloseTo(difference.low + shift)
      expect(shifted.high).toBeCloseTo(difference.high + shift)
      expect(difference.low).toBeLessThanOrEqual(difference.high)
      const back = pairedByWeekday({ before: late, during: early }, MEDIAN)
      expect(back.difference?.middle).toBeCloseTo(-difference.middle)
    }),
    { numRuns: 15 },
  )
})

test('the same seed and days, the same interval; another seed, nearly the same', () => {
  const periods = { before: before((_, i) => (i * 37) % 11), during: during((_, i) => 4 + ((i * 53) % 11)) }
  const once = pairedByWeekday(periods, MEDIAN)
  expect(pairedByWeekday(periods, MEDIAN)).toEqual(once)
  const other = pairedByWeekday(periods, { middle: 'median', seed: 8 })
  expect(Math.abs((other.difference?.low ?? 0) - (once.difference?.low ?? 0))).toBeLessThan(1)
})

test('on made-up normal days the interval holds the true difference at least 85 times in 100, of 20 days each', () => {
  const normal = normalFrom(20_261)
  const RUNS = 120
  let held = 0
  for (let run = 0; run < RUNS; run++) {
    const { difference } = pairedByWeekday(
      {
        before: before(each => weekday(each) + normal(), 20),
        during: during(each => weekday(each) + 1 + normal()),
      },
      { middle: 'median', seed: run },
    )
    if (difference && difference.low <= 1 && 1 <= difference.high) held++
  }
  expect(held / RUNS).toBeGreaterThanOrEqual(0.85)
})

/** Box–Muller over a small generator: the same draws every time. */
function normalFrom(seed: number): () => number {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 4_294_967_296
  }
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
}
