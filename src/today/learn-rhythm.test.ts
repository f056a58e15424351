import { expect, test } from 'vitest'
import { countUntil, daysStoodFor, isJudged, learnRhythm } from './learn-rhythm.ts'
import { historyUntil, PRIOR_MODEL, type RhythmModel, rhythmOf } from './rhythm.ts'

const TODAY = 20_000

/** Ties of all rates, half of which end one day; always the same ones. */
function invented(count: number): number[][] {
  let seed = 7
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  return Array.from({ length: count }, (_, i) => {
    const gap = 2 + 60 * random() ** 2
    const end = i % 2 === 0 ? TODAY : TODAY - 600 * random()
    const days = new Set<number>()
    let at = TODAY - 700 + gap * random()
    while (at < end) {
      days.add(Math.floor(at))
      at += gap * -Math.log(random())
    }
    return [...days]
  }).filter(days => days.length > 0)
}

function brier(model: RhythmModel, ties: readonly number[][]): number {
  const origin = TODAY - 31
  const errors = ties.flatMap(days => {
    const count = countUntil(days, origin)
    if (count < 3) return []
    const history = historyUntil(days, count)
    if (!isJudged(history, origin)) return []
    const { probabilityOfContact30 } = rhythmOf(history, {
      today: origin,
      circle: null,
      wishedDays: null,
      model,
    })
    return [(probabilityOfContact30 - (days.some(at => at > origin && at <= origin + 30) ? 1 : 0)) ** 2]
  })
  return errors.reduce((sum, error) => sum + error, 0) / errors.length
}

test('a desk without a past has the prior', () => {
  expect(learnRhythm([], TODAY)).toEqual(PRIOR_MODEL)
  expect(learnRhythm([[TODAY - 3], [TODAY - 2]], TODAY)).toEqual(PRIOR_MODEL)
})

test('what is learnt foretells the month after better than the prior', () => {
  const ties = invented(300)
  expect(brier(learnRhythm(ties, TODAY - 31), ties)).toBeLessThan(brier(PRIOR_MODEL, ties))
})

test('nothing is learnt from after today', () => {
  const ties = invented(60)
  const cut = ties.map(days => days.filter(at => at <= TODAY - 100)).filter(days => days.length > 0)
  expect(learnRhythm(ties, TODAY - 100)).toEqual(learnRhythm(cut, TODAY - 100))
})

test('no weight is negative, whatever was learnt', () => {
  for (const weight of learnRhythm(invented(100), TODAY).weights) expect(weight).toBeGreaterThanOrEqual(0)
})

test('days are counted up to today, today included', () => {
  expect([0, 1, 2, 3].map(today => countUntil([1, 2, 2.5], today))).toEqual([0, 1, 2, 3])
  expect(countUntil([], 5)).toBe(0)
})

test('a rollup stands for as many days as it counts, the recent ones as they were', () => {
  const days = Array.from({ length: 90 }, (_, i) => TODAY - 400 + 3 * i + (i % 2))
  const stoodFor = daysStoodFor(historyUntil(days, 90))
  expect(stoodFor).toHaveLength(90)
  expect(new Set(stoodFor).size).toBe(90)
  expect(stoodFor.toSorted((a, b) => a - b)).toEqual(stoodFor)
  expect([stoodFor[0], ...stoodFor.slice(-30)]).toEqual([days[0], ...days.slice(-30)])
  expect(daysStoodFor(historyUntil(days, 12))).toEqual(days.slice(0, 12))
})

test('learnt from rollups it foretells about as well as from the whole log', () => {
  const ties = invented(300)
  const past = ties.map(days => days.filter(at => at <= TODAY - 31)).filter(days => days.length > 0)
  const rollups = past.map(days => daysStoodFor(historyUntil(days, days.length)))
  const difference =
    brier(learnRhythm(rollups, TODAY - 31), ties) - brier(learnRhythm(past, TODAY - 31), ties)
  expect(Math.abs(difference)).toBeLessThan(0.003)
})
