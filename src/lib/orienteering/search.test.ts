import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestByTrying, smallProblems } from '../../../test/support/small-tours.ts'
import { faultsOfTour } from './check.ts'
import type { Problem } from './problem.ts'
import { findTour } from './search.ts'

test('every tour found holds, and none is better than the best of all orders', () => {
  fc.assert(
    fc.property(smallProblems({ points: 5, days: 2 }), fc.nat(), (problem, seed) => {
      const tour = findTour(problem, { seed, maxRounds: 8 })
      const musts = problem.points.filter(({ must }) => must).length - tour.missed.length
      const best = bestByTrying(problem)
      expect(faultsOfTour(problem, tour)).toEqual([])
      expect(musts).toBeLessThanOrEqual(best.musts)
      if (musts === best.musts) expect(tour.score).toBeLessThanOrEqual(best.score)
    }),
    { numRuns: 200 },
  )
})

test('the same seed gives the same tour', () => {
  fc.assert(
    fc.property(smallProblems({ points: 8, days: 2 }), fc.nat(), (problem, seed) => {
      expect(findTour(problem, { seed, maxRounds: 10 })).toEqual(findTour(problem, { seed, maxRounds: 10 }))
    }),
    { numRuns: 30 },
  )
})

/** Four points ten minutes apart on a line, the start at its foot; everything open all day. */
const LINE: Problem = {
  points: [1, 2, 3, 4].map(score => ({ score, service: 30, windows: [{ opens: 480, closes: 1080 }] })),
  days: [{ start: 4, end: 4, leaves: 540, backBy: 1080 }],
  travel: [1, 2, 3, 4, 0].map(x => [1, 2, 3, 4, 0].map(y => 10 * Math.abs(x - y))),
}

test('all are visited when there is time, in an order without detours', () => {
  const { days, score } = findTour(LINE)
  expect(score).toBe(10)
  expect(days[0]?.ends).toBe(540 + 4 * 30 + 80)
})

test('a must is visited though others are worth more', () => {
  const points = LINE.points.map((point, i) => ({ ...point, must: i === 0 }))
  const short = { ...LINE, points, days: [{ start: 4, end: 4, leaves: 540, backBy: 600 }] }
  expect(findTour(short)).toMatchObject({ score: 1, missed: [] })
})

test('a must that is shut is missed, and said', () => {
  const points = LINE.points.map((point, i) => (i === 2 ? { ...point, must: true, windows: [null] } : point))
  expect(findTour({ ...LINE, points })).toMatchObject({ score: 7, missed: [2] })
})

test('lunch is taken on the way, within its hours', () => {
  const day = { start: 4, end: 4, leaves: 705, backBy: 1080, pause: { opens: 720, closes: 750, length: 60 } }
  const { days } = findTour({ ...LINE, days: [day] })
  expect(days[0]?.pause).toMatchObject({ ends: (days[0]?.pause?.begins ?? 0) + 60 })
  expect(days[0]?.pause?.begins).toBeGreaterThanOrEqual(720)
  expect(days[0]?.pause?.begins).toBeLessThanOrEqual(750)
  expect(days[0]?.stops).toHaveLength(4)
})

test('a day over before lunch must have begun has none', () => {
  const day = { start: 4, end: 4, leaves: 540, backBy: 1080, pause: { opens: 720, closes: 750, length: 60 } }
  expect(findTour({ ...LINE, days: [day] }).days[0]?.pause).toBeNull()
})

test('two days share the points', () => {
  const day = { start: 4, end: 4, leaves: 540, backBy: 660 }
  const points = LINE.points.map(point => ({ ...point, windows: [...point.windows, ...point.windows] }))
  const tour = findTour({ ...LINE, points, days: [day, day] })
  expect(tour.score).toBe(9)
  expect(faultsOfTour({ ...LINE, points, days: [day, day] }, tour)).toEqual([])
})

test('a problem that is not well formed is refused', () => {
  expect(() => findTour({ ...LINE, days: [] })).toThrow(RangeError)
  expect(() => findTour({ ...LINE, travel: LINE.travel.slice(1) })).toThrow(RangeError)
  expect(() => findTour({ ...LINE, points: [{ score: -1, service: 0, windows: [null] }] })).toThrow(
    RangeError,
  )
})
