import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import type { Position } from '../lib/geo/position.ts'
import { faultsOfTour } from '../lib/orienteering/check.ts'
import { findTour } from '../lib/orienteering/search.ts'
import {
  type Candidate,
  estimatedLegs,
  placesOf,
  type TourInput,
  type TourInputDay,
  tourProblem,
  visitScore,
} from './tour-input.ts'
import { clock, planOf } from './tour-input-plan.ts'

const HOME = { lat: 45.76, lon: 4.84 }
const THURSDAY: TourInputDay = {
  day: day('2026-11-26'),
  start: HOME,
  end: HOME,
  leavesAt: 8 * 60,
  backBy: 18 * 60,
  lunch: null,
}

test('a score is the mandate one may expect and the tie as much as it is due, in cents', () => {
  expect(visitScore({ chance: 0.1, valueCents: 300_000, due: 0.5, tieCents: 6_000 })).toBe(33_000)
  expect(visitScore({ chance: 0, valueCents: 300_000, due: 0, tieCents: 6_000 })).toBe(1)
  expect(() => visitScore({ chance: 2, valueCents: 0, due: 0, tieCents: 0 })).toThrow(RangeError)
  expect(() => visitScore({ chance: 0, valueCents: -1, due: 0, tieCents: 0 })).toThrow(RangeError)
})

test('a visit begins in time to be over at closing; of two openings the longer one counts', () => {
  const input = tour([
    near('whole', {}),
    near('shop', {
      hours: [
        [
          [9 * 60, 12 * 60],
          [14 * 60, 19 * 60],
        ],
      ],
    }),
    near('shut', { hours: [[]] }),
    near('short', { hours: [[[600, 630]]] }),
  ])
  const { points } = tourProblem(input, estimatedLegs(input, 'car'))
  expect(points.map(({ windows }) => windows[0])).toEqual([
    { opens: 480, closes: 1_020 },
    { opens: 840, closes: 1_020 },
    null,
    null,
  ])
})

test('hours are said for each day of the tour, or refused', () => {
  const input = tour([near('anne', { hours: [] })])
  expect(() => tourProblem(input, estimatedLegs(input, 'car'))).toThrow(RangeError)
})

test('the day leaves just in time, has its clocks, its lunch and its ways', () => {
  const lunch = { minutes: 45, from: 12 * 60, until: 13 * 60 }
  const input = tour(
    [near('anne', { hours: [[[600, 720]]] }), near('bob', { hours: [[[840, 960]]], north: 0.2 })],
    [{ ...THURSDAY, lunch }],
  )
  const [planned] = solved(input).days
  const [anne, bob] = planned?.visits ?? []
  expect([anne?.id, bob?.id]).toEqual(['anne', 'bob'])
  expect(planned?.leavesAt).toBe(600 - (anne?.leg.minutes as number))
  expect(anne).toMatchObject({ arrivesAt: 600, beginsAt: 600, endsAt: 660 })
  expect(bob).toMatchObject({ beginsAt: 840, endsAt: 900 })
  expect(planned?.lunch?.before).toBe(1)
  expect(planned?.endsAt).toBe(900 + (planned?.lastLeg?.minutes as number))
  expect(planned?.km).toBeCloseTo(
    (anne?.leg.km as number) + (bob?.leg.km as number) + (planned?.lastLeg?.km as number),
    9,
  )
})

test('why somebody is left out', () => {
  const input = tour([
    near('shut', { hours: [[]] }),
    near('far', { north: 6 }),
    near('evening', { hours: [[[16 * 60 + 50, 18 * 60]]], north: 0.3 }),
    near('long', { minutes: 540, score: 10 }),
    near('must', { must: true, minutes: 120, north: 6 }),
    near('seen', { minutes: 500, score: 900 }),
  ])
  const { days, leftOut } = solved(input)
  expect(days[0]?.visits.map(({ id }) => id)).toEqual(['seen'])
  expect(leftOut).toEqual([
    { id: 'must', must: true, reason: 'tooFar' },
    { id: 'shut', must: false, reason: 'closed' },
    { id: 'far', must: false, reason: 'tooFar' },
    { id: 'evening', must: false, reason: 'hours' },
    { id: 'long', must: false, reason: 'noTime' },
  ])
})

test('a day with nobody to see stays at home', () => {
  const lunch = { minutes: 45, from: 12 * 60, until: 13 * 60 }
  expect(solved(tour([], [{ ...THURSDAY, lunch }])).days).toEqual([
    {
      day: THURSDAY.day,
      leavesAt: 480,
      endsAt: 480,
      visits: [],
      lunch: null,
      lastLeg: null,
      km: 0,
      travelMinutes: 0,
    },
  ])
})

test('clocks', () => {
  expect([485, 0, 1_439, 1_500].map(clock)).toEqual(['08:05', '00:00', '23:59', '01:00'])
})

const aCandidate = fc.record({
  north: fc.double({ min: -1, max: 1, noNaN: true }),
  east: fc.double({ min: -1, max: 1, noNaN: true }),
  minutes: fc.integer({ min: 10, max: 180 }),
  score: fc.integer({ min: 1, max: 50_000 }),
  must: fc.boolean(),
  opens: fc.option(fc.integer({ min: 0, max: 1_300 })),
})

test('what the solver finds comes back whole: everybody once, in order, within hours and days', () => {
  fc.assert(
    fc.property(fc.array(aCandidate, { maxLength: 8 }), fc.integer({ min: 1, max: 2 }), (some, n) => {
      const days = Array.from({ length: n }, (_, i) => ({ ...THURSDAY, day: addDays(THURSDAY.day, i) }))
      const candidates = some.map(({ opens, ...said }, i) =>
        near(String(i), { ...said, hours: days.map(() => (opens === null ? null : [[opens, opens + 200]])) }),
      )
      const input = tour(candidates, days)
      const legs = estimatedLegs(input, 'car')
      const found = findTour(tourProblem(input, legs), { maxRounds: 20 })
      expect(faultsOfTour(tourProblem(input, legs), found)).toEqual([])
      const plan = planOf(input, legs, found)
      const visits = plan.days.flatMap(({ visits }) => visits)
      const ids = [...visits, ...plan.leftOut].map(({ id }) => id)
      expect(ids.sort()).toEqual(candidates.map(({ id }) => id).sort())
      for (const { leavesAt, visits, lastLeg, endsAt } of plan.days) {
        let left = leavesAt
        for (const { id, leg, arrivesAt, beginsAt, endsAt } of visits) {
          expect(arrivesAt).toBe(left + leg.minutes)
          expect(beginsAt).toBeGreaterThanOrEqual(arrivesAt)
          expect(endsAt).toBe(beginsAt + (candidates[Number(id)]?.minutes as number))
          const opens = some[Number(id)]?.opens ?? null
          if (opens !== null) expect(beginsAt >= opens && endsAt <= opens + 200).toBe(true)
          left = endsAt
        }
        expect(endsAt).toBe(left + (lastLeg?.minutes ?? 0))
        expect(endsAt).toBeLessThanOrEqual(THURSDAY.backBy)
      }
      for (const { id, reason } of plan.leftOut) {
        if (some[Number(id)]?.opens === null) expect(['tooFar', 'noTime']).toContain(reason)
      }
    }),
    { numRuns: 60 },
  )
})

test('a way is never shorter in the problem than on the road', () => {
  const input = tour([near('anne', { north: 0.5 }), near('bob', { east: 0.3 })])
  const legs = estimatedLegs(input, 'bike')
  const { travel } = tourProblem(input, legs)
  expect(placesOf(input)).toHaveLength(4)
  travel.forEach((row, from) => {
    row.forEach((minutes, to) => {
      expect(Number.isInteger(minutes)).toBe(true)
      expect(minutes).toBeGreaterThanOrEqual(legs[from]?.[to]?.minutes as number)
    })
  })
})

function solved(input: TourInput) {
  const legs = estimatedLegs(input, 'car')
  return planOf(input, legs, findTour(tourProblem(input, legs), { maxRounds: 50 }))
}

function tour(candidates: Candidate[], days = [THURSDAY]): TourInput {
  return { candidates, days }
}

type Said = Partial<Omit<Candidate, 'id' | 'position'>> & { north?: number; east?: number }

function near(id: string, { north = 0.05, east = 0, ...said }: Said): Candidate {
  const position: Position = { lat: HOME.lat + north, lon: HOME.lon + east }
  return { id, position, minutes: 60, score: 100, must: false, hours: [null], ...said }
}

test('two of one town are ten minutes apart, each day begins and ends where it does', () => {
  const at = { lat: 45, lon: 5 }
  const candidate = (id: string) => ({ id, position: at, minutes: 60, score: 1, must: false, hours: [null] })
  const days = [{ day: day('2026-12-03'), start: at, end: at, leavesAt: 480, backBy: 1080, lunch: null }]
  const legs = estimatedLegs({ days, candidates: [candidate('a'), candidate('b')] }, 'car')
  expect(legs[0]?.map(({ minutes }) => minutes)).toEqual([0, 10, 10, 10])
  expect(legs[2]?.map(({ minutes }) => minutes)).toEqual([10, 10, 0, 0])
})
