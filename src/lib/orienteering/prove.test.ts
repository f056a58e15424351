import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestByTrying, smallProblems } from '../../../test/support/small-tours.ts'
import { faultsOfTour } from './check.ts'
import { provePath } from './exact.ts'
import { netOfDay } from './net.ts'
import type { Problem, Tour } from './problem.ts'
import { proveTour } from './prove.ts'
import { findTour, worthsOf } from './search.ts'

const keptMusts = ({ points }: Problem, { missed }: Tour) =>
  points.filter(({ must }) => must).length - missed.length

const nothing = ({ points, days }: Problem): Tour => ({
  days: days.map(({ leaves }) => ({ stops: [], pause: null, leaves, ends: leaves })),
  score: 0,
  missed: points.flatMap(({ must }, point) => (must ? [point] : [])),
})

test('of one day, the tour proved best is the best of all orders, whatever it began with', () => {
  fc.assert(
    fc.property(smallProblems(), fc.boolean(), (problem, isSearched) => {
      const begun = isSearched ? findTour(problem, { maxRounds: 3 }) : nothing(problem)
      const { tour, bound, isProved } = proveTour(problem, { tour: begun })
      const best = bestByTrying(problem)
      expect(faultsOfTour(problem, tour)).toEqual([])
      expect({ musts: keptMusts(problem, tour), score: tour.score }).toEqual(best)
      expect({ bound, isProved }).toEqual({ bound: best.score, isProved: true })
    }),
    { numRuns: 300 },
  )
})

test('a day that is priced as hard ends at the same worth', () => {
  fc.assert(
    fc.property(smallProblems(), problem => {
      const worth = worthsOf(problem)
      const net = netOfDay(problem, 0)
      const options = { worth, best: 0, step: 1, shouldStop: () => false }
      expect(provePath(net, { ...options, hardAbove: 0 }).bound).toBe(provePath(net, options).bound)
    }),
    { numRuns: 200 },
  )
})

test('of several days, the best of all orders lies between the tour and its bound', () => {
  fc.assert(
    fc.property(smallProblems({ points: 4, days: 2 }), problem => {
      const { tour, bound, isProved } = proveTour(problem, { tour: findTour(problem, { maxRounds: 10 }) })
      const best = bestByTrying(problem)
      expect(faultsOfTour(problem, tour)).toEqual([])
      expect(keptMusts(problem, tour)).toBeLessThanOrEqual(best.musts)
      if (keptMusts(problem, tour) === best.musts) expect(tour.score).toBeLessThanOrEqual(best.score)
      expect(bound).toBeGreaterThanOrEqual(best.score)
      if (isProved) expect({ musts: keptMusts(problem, tour), score: tour.score }).toEqual(best)
    }),
    { numRuns: 200 },
  )
})

test('scores need not be whole', () => {
  fc.assert(
    fc.property(smallProblems({ points: 5 }), problem => {
      const thirds = {
        ...problem,
        points: problem.points.map(point => ({ ...point, score: point.score / 3 })),
      }
      const { tour, isProved } = proveTour(thirds, { tour: nothing(thirds) })
      expect(isProved).toBe(true)
      expect(tour.score).toBeCloseTo(bestByTrying(thirds).score, 6)
    }),
  )
})

/** Points at hashed places of a square, shut at hashed hours: enough of them for thousands of labels. */
function manyPoints(howMany: number): Problem {
  const hashed = (i: number, span: number) => (Math.imul(i + 1, 2_654_435_761) >>> 8) % span
  const places = Array.from({ length: howMany + 1 }, (_, i) => [hashed(i, 101), hashed(i + 500, 97)] as const)
  return {
    points: Array.from({ length: howMany }, (_, i) => ({
      score: 1 + hashed(i + 1000, 40),
      service: 5,
      windows: [{ opens: hashed(i + 2000, 200), closes: 250 + hashed(i + 3000, 150) }],
    })),
    days: [
      {
        start: howMany,
        end: howMany,
        leaves: 0,
        backBy: 400,
        pause: { opens: 150, closes: 220, length: 45 },
      },
    ],
    travel: places.map(([x, y]) => places.map(([u, v]) => Math.ceil(Math.hypot(x - u, y - v)))),
  }
}

test('stopped at any moment, it gives a tour that holds and a bound that is true', () => {
  const problem = manyPoints(16)
  const begun = findTour(problem, { maxRounds: 1 })
  const best = proveTour(problem, { tour: begun })
  expect(best.isProved).toBe(true)
  for (const looks of [0, 1, 2, 3, 5, 8, 13, 21]) {
    let left = looks
    const { tour, bound, isProved } = proveTour(problem, { tour: begun, shouldStop: () => left-- <= 0 })
    expect(faultsOfTour(problem, tour)).toEqual([])
    expect(tour.score).toBeLessThanOrEqual(best.tour.score)
    expect(bound).toBeGreaterThanOrEqual(best.tour.score)
    if (isProved) expect(tour.score).toBe(best.tour.score)
  }
})
