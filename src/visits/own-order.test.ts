import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { faultsOfTour } from '../lib/orienteering/check.ts'
import { findTour } from '../lib/orienteering/search.ts'
import { bestPlaceOn, planInOrder, tourInOrder } from './own-order.ts'
import {
  type Candidate,
  estimatedLegs,
  type TourInput,
  type TourInputDay,
  tourProblem,
} from './tour-input.ts'

const HOME = { lat: 45.76, lon: 4.84 }
const THURSDAY: TourInputDay = {
  day: day('2026-11-26'),
  start: HOME,
  end: HOME,
  leavesAt: 8 * 60,
  backBy: 18 * 60,
  lunch: null,
}
const LUNCH = { minutes: 60, from: 720, until: 810 }

test('each is seen as early as can be in the order said, and the day leaves just in time for the first', () => {
  const input = tour([near('anne', { hours: [[[600, 720]]] }), near('bob', {}), near('cleo', {})])
  const { days, leftOut } = planInOrder(input, legsOf(input), [['anne', 'bob']])
  const [anne, bob] = days[0]?.visits ?? []
  expect([anne?.id, bob?.id]).toEqual(['anne', 'bob'])
  expect(anne).toMatchObject({ arrivesAt: 600, beginsAt: 600, endsAt: 660 })
  expect(bob?.beginsAt).toBe(660 + (bob?.leg.minutes as number))
  expect(leftOut).toEqual([{ id: 'cleo', must: false, reason: 'chosen' }])
})

test('of two openings the first that is left serves; too late for both, the visit is on arrival', () => {
  const noonBreak = [
    [540, 700],
    [840, 900],
  ] as const
  const input = tour([
    near('long', { minutes: 200 }),
    near('anne', { hours: [noonBreak] }),
    near('bob', { minutes: 300 }),
  ])
  const begins = (order: string[]) => {
    const visits = planInOrder(input, legsOf(input), [order]).days[0]?.visits
    return visits?.find(({ id }) => id === 'anne')
  }
  expect(begins(['anne', 'long'])?.beginsAt).toBe(540)
  expect(begins(['long', 'anne'])?.beginsAt).toBe(840)
  const late = begins(['long', 'bob', 'anne'])
  expect(late?.beginsAt).toBe(late?.arrivesAt)
  expect(late?.beginsAt).toBeGreaterThan(900)
})

test('lunch is taken where it breaks nothing, and a day that has no room for it goes without', () => {
  const input = tour(
    [
      near('anne', { minutes: 120 }),
      near('bob', { minutes: 80, hours: [[[720, 800]]] }),
      near('whole', { minutes: 400 }),
    ],
    [{ ...THURSDAY, lunch: LUNCH, leavesAt: 9 * 60 }],
  )
  const lunchOf = (order: string[]) => planInOrder(input, legsOf(input), [order]).days[0]?.lunch
  expect(lunchOf(['anne', 'bob'])).toMatchObject({ before: 2 })
  expect(lunchOf(['whole'])).toBeNull()
})

test('who comes a second time, or is not of the tour, is passed over', () => {
  const days = [THURSDAY, { ...THURSDAY, day: addDays(THURSDAY.day, 1) }]
  const input = tour([near('anne', { hours: [null, null] })], days)
  const plan = planInOrder(input, legsOf(input), [['anne', 'nobody', 'anne'], ['anne']])
  expect(plan.days.map(({ visits }) => visits.length)).toEqual([1, 0])
})

test('the best place of a day is where the hours of all are kept', () => {
  const input = tour([
    near('early', { hours: [[[500, 600]]] }),
    near('late', { hours: [[[900, 1000]]] }),
    near('new', { hours: [[[660, 780]]] }),
  ])
  expect(bestPlaceOn({ input, legs: legsOf(input), order: [['early', 'late']] }, 'new', 0)).toBe(1)
})

const aCandidate = fc.record({
  north: fc.double({ min: -1, max: 1, noNaN: true }),
  minutes: fc.integer({ min: 10, max: 180 }),
  score: fc.integer({ min: 1, max: 50_000 }),
  must: fc.boolean(),
  opens: fc.option(fc.integer({ min: 0, max: 1_300 })),
})

test('the order that the solver found is without fault in the same order, and ends no later', () => {
  const some = fc.array(aCandidate, { maxLength: 8 })
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 2 }), fc.boolean(), (people, n, hasLunch) => {
      const days = Array.from({ length: n }, (_, i) => ({
        ...THURSDAY,
        day: addDays(THURSDAY.day, i),
        lunch: hasLunch ? LUNCH : null,
      }))
      const candidates = people.map(({ opens, ...said }, i) =>
        near(String(i), { ...said, hours: days.map(() => (opens === null ? null : [[opens, opens + 200]])) }),
      )
      const input = tour(candidates, days)
      const problem = tourProblem(input, legsOf(input))
      const found = findTour(problem, { maxRounds: 20 })
      const order = found.days.map(({ stops }) => stops.map(({ point }) => String(point)))
      const own = tourInOrder(input, legsOf(input), order)
      // A day without a visit may be spent on the road by the solver, never by an order of nobody.
      expect(faultsOfTour(problem, own)).toEqual([])
      expect(own.score).toBe(found.score)
      own.days.forEach(({ ends }, i) => {
        expect(ends).toBeLessThanOrEqual(found.days[i]?.ends as number)
      })
    }),
    { numRuns: 100 },
  )
})

test('whatever the order, everybody is there once, and nobody before the way to them is over', () => {
  const some = fc.array(aCandidate, { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (people, dice) => {
      const candidates = people.map(({ opens, ...said }, i) =>
        near(String(i), { ...said, hours: [opens === null ? null : [[opens, opens + 200]]] }),
      )
      const input = tour(candidates, [{ ...THURSDAY, lunch: LUNCH }])
      const ids = candidates.map(({ id }) => id)
      const order = ids
        .filter(() => (dice.next().value ?? 0) % 3 > 0)
        .sort(() => ((dice.next().value ?? 0) % 2) - 0.5)
      const { days, leftOut } = planInOrder(input, legsOf(input), [order])
      const visits = days[0]?.visits ?? []
      expect(visits.map(({ id }) => id)).toEqual(order)
      expect([...order, ...leftOut.map(({ id }) => id)].sort()).toEqual(ids.sort())
      let left = days[0]?.leavesAt as number
      for (const { leg, arrivesAt, beginsAt, endsAt } of visits) {
        expect(arrivesAt).toBeGreaterThanOrEqual(left + leg.minutes)
        expect(beginsAt).toBeGreaterThanOrEqual(arrivesAt)
        left = endsAt
      }
    }),
    { numRuns: 100 },
  )
})

function tour(candidates: Candidate[], days = [THURSDAY]): TourInput {
  return { candidates, days }
}

function legsOf(input: TourInput) {
  return estimatedLegs(input, 'car')
}

type Said = Partial<Omit<Candidate, 'id' | 'position'>> & { north?: number }

function near(id: string, { north = 0.05, ...said }: Said): Candidate {
  const position = { lat: HOME.lat + north, lon: HOME.lon }
  return { id, position, minutes: 60, score: 100, must: false, hours: [null], ...said }
}
