import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadOf } from './load.ts'
import { ENERGIES, type Part } from './plan.ts'
import { type Choosable, clash, type Limits, type Option, solveWeek, worthOf } from './solve-week.ts'

const PARTS: Part[] = ['visits', 'events', 'ties', 'work']

const option = fc
  .record({
    day: fc.integer({ min: 0, max: 2 }),
    hour: fc.integer({ min: 9, max: 13 }),
    hours: fc.constantFrom(1, 2),
  })
  .map(({ day, hour, hours }): Option => {
    const from = day * 1440 + hour * 60
    const to = from + hours * 60
    return { day, from, to, start: hour * 60, isLoose: false, isEvening: hour === 13, price: hour / 10 }
  })

const candidates = (maxLength: number) =>
  fc
    .array(
      fc.record({
        part: fc.constantFrom(...PARTS),
        worth: fc.integer({ min: 1, max: 9 }),
        effort: fc.integer({ min: 1, max: 3 }),
        costCents: fc.constantFrom(0, 500, 1500),
        people: fc.constantFrom([], ['a'], ['b'], ['a', 'b']),
        options: fc.array(option, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength },
    )
    .map(all => all.map((each, i): Choosable => ({ ...each, subject: `s${i}` })))

const limits: fc.Arbitrary<Limits> = fc.record({
  effort: fc.integer({ min: 1, max: 9 }),
  items: fc.integer({ min: 1, max: 4 }),
  perDay: fc.integer({ min: 1, max: 2 }),
  heaviest: fc.integer({ min: 1, max: 3 }),
  budgetCents: fc.constantFrom(null, 500, 2000),
  evenings: fc.integer({ min: 0, max: 2 }),
})

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

function holds(chosen: readonly { candidate: Choosable; option: Option }[], to: Limits): boolean {
  const people = chosen.flatMap(({ candidate }) => candidate.people)
  const perDay = Map.groupBy(chosen, each => each.option.day)
  return (
    chosen.length <= to.items &&
    chosen.every(({ candidate }) => candidate.effort <= to.heaviest) &&
    sum(chosen.map(({ candidate }) => candidate.effort)) <= to.effort &&
    (to.budgetCents === null || sum(chosen.map(({ candidate }) => candidate.costCents)) <= to.budgetCents) &&
    chosen.filter(each => each.option.isEvening).length <= to.evenings &&
    [...perDay.values()].every(items => items.length <= to.perDay) &&
    new Set(people).size === people.length &&
    chosen.every((one, i) => chosen.slice(i + 1).every(other => !clash(one.option, other.option)))
  )
}

/** Every choice of every option. */
function bestByHand(all: readonly Choosable[], to: Limits): number {
  const go = (at: number, chosen: { candidate: Choosable; option: Option }[]): number => {
    const candidate = all[at]
    if (!candidate) return holds(chosen, to) ? worthOf(chosen.map(each => each.candidate)) : 0
    const taken = candidate.options.map(each => go(at + 1, [...chosen, { candidate, option: each }]))
    return Math.max(go(at + 1, chosen), ...taken)
  }
  return go(0, [])
}

test('what is chosen never overlaps, and holds effort, number, days, budget, evenings and people', () => {
  fc.assert(
    fc.property(candidates(12), limits, (all, to) => {
      expect(holds(solveWeek(all, to).chosen, to)).toBe(true)
    }),
  )
})

test('it is worth as much as the best of all choices tried one by one, and says so', () => {
  fc.assert(
    fc.property(candidates(5), limits, (all, to) => {
      const found = solveWeek(all, to)
      expect(found.worth).toBeCloseTo(bestByHand(all, to), 9)
      expect(found.worth).toBeCloseTo(worthOf(found.chosen.map(({ candidate }) => candidate)), 9)
      expect(found.bound).toBeCloseTo(found.worth, 9)
    }),
  )
})

test('with more energy a week is never worth less', () => {
  fc.assert(
    fc.property(candidates(9), (all: Choosable[]) => {
      const worths = ENERGIES.map(
        energy => solveWeek(all, { ...loadOf(energy, null), budgetCents: null, evenings: 2 }).worth,
      )
      expect(worths).toEqual(worths.toSorted((a, b) => a - b))
    }),
  )
})

test('stopped early, it tells how far it may be from the best', () => {
  fc.assert(
    fc.property(candidates(8), limits, (all, to) => {
      const [hasty, whole] = [solveWeek(all, to, undefined, 5), solveWeek(all, to)]
      expect(hasty.worth).toBeLessThanOrEqual(whole.worth + 1e-9)
      expect(hasty.bound).toBeGreaterThanOrEqual(whole.worth - 1e-9)
    }),
  )
})

test('a full list of a week is solved exactly', () => {
  const all = Array.from({ length: 25 }, (_, i): Choosable => {
    const options = [0, 1, 2, 3, 4].flatMap(day =>
      [600, 690, 900, 990].map((start, k): Option => {
        const from = day * 1440 + start
        return { day, start, from, to: from + 60, isLoose: false, isEvening: false, price: day + k / 10 }
      }),
    )
    const part = (['visits', 'events', 'ties', 'work', 'club', 'daring'] as const)[i % 6] as Part
    return {
      subject: `s${i}`,
      part,
      people: [],
      worth: 5 - i / 8,
      effort: 1 + (i % 3),
      costCents: 0,
      options,
    }
  })
  const found = solveWeek(all, { ...loadOf('high', null), budgetCents: null, evenings: 2 })
  expect(found.chosen).toHaveLength(8)
  expect(found.bound).toBe(found.worth)
})
