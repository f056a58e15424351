import fc from 'fast-check'
import type { Pause, Problem, RouteDay } from '../../src/lib/orienteering/problem.ts'

/** Problems small enough to try every order: any matrix, points shut on some days, musts, and a pause on some days. */
export function smallProblems({ points: most = 6, days: mostDays = 1 } = {}): fc.Arbitrary<Problem> {
  return fc
    .record({ size: fc.integer({ min: 0, max: most }), days: fc.integer({ min: 1, max: mostDays }) })
    .chain(({ size, days }) => {
      const window = fc
        .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 40 }))
        .map(([opens, length]) => ({ opens, closes: opens + length }))
      const point = fc.record({
        score: fc.integer({ min: 0, max: 20 }),
        service: fc.integer({ min: 0, max: 8 }),
        windows: fc.array(fc.option(window, { freq: 8 }), { minLength: days, maxLength: days }),
        must: fc.boolean().map(yes => yes && size % 2 === 0),
      })
      const row = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: size + 2, maxLength: size + 2 })
      const pause = window.chain(span =>
        fc.integer({ min: 0, max: 10 }).map((length): Pause => ({ ...span, length })),
      )
      const day = fc.record({
        start: fc.constant(size),
        end: fc.constantFrom(size, size + 1),
        leaves: fc.integer({ min: 0, max: 10 }),
        backBy: fc.integer({ min: 10, max: 90 }),
        pause: fc.option(pause, { nil: undefined }),
      })
      return fc.record({
        points: fc.array(point, { minLength: size, maxLength: size }),
        days: fc.array(day, { minLength: days, maxLength: days }),
        travel: fc.array(row, { minLength: size + 2, maxLength: size + 2 }),
      })
    })
    .map(problem => ({ ...problem, days: problem.days.map(withoutMissingPause) }))
}

function withoutMissingPause({
  pause,
  ...day
}: Omit<RouteDay, 'pause'> & { pause?: Pause | undefined }): RouteDay {
  return pause ? { ...day, pause } : day
}

export interface Best {
  musts: number
  score: number
}

/** The best there is, found by trying every order: fewest musts missed, then the score. */
export function bestByTrying(problem: Problem): Best {
  return fromDay(problem, 0, new Set())
}

function fromDay(problem: Problem, index: number, visited: ReadonlySet<number>): Best {
  const day = problem.days[index]
  if (!day) {
    const points = [...visited].map(i => problem.points[i])
    return {
      musts: points.filter(point => point?.must).length,
      score: points.reduce((sum, point) => sum + (point?.score ?? 0), 0),
    }
  }
  let best = fromDay(problem, index + 1, visited)
  const go = (place: number, moments: Moment[], before: ReadonlySet<number>) => {
    if (before.size > visited.size && isBack(problem, day, { place, moments }))
      best = better(best, fromDay(problem, index + 1, before))
    for (const [i, { windows, service }] of problem.points.entries()) {
      const window = windows[index]
      if (before.has(i) || !window) continue
      const here = moments
        .flatMap(moment => arrivals(problem, day, { place, moment, to: i }))
        .map(({ time, rested }) => ({ time: Math.max(time, window.opens), rested }))
        .filter(({ time }) => time <= window.closes && time <= day.backBy)
        .map(({ time, rested }) => ({ time: time + service, rested }))
      if (here.length > 0) go(i, here, new Set([...before, i]))
    }
  }
  go(day.start, [{ time: day.leaves, rested: false }], visited)
  return best
}

interface Moment {
  time: number
  rested: boolean
}

/** When one may be there, with the rest on this leg or without. */
function arrivals(
  { travel }: Problem,
  { pause }: RouteDay,
  { place, moment, to }: { place: number; moment: Moment; to: number },
): Moment[] {
  const way = travel[place]?.[to] ?? 0
  const { time, rested } = moment
  const direct = { time: time + way, rested }
  if (!pause || rested) return [direct]
  const begins = Math.max(time, pause.opens)
  if (begins > pause.closes) return [direct]
  const goneBefore = Math.min(way, begins - time)
  return [direct, { time: begins + pause.length + way - goneBefore, rested: true }]
}

function isBack(
  problem: Problem,
  day: RouteDay,
  { place, moments }: { place: number; moments: Moment[] },
): boolean {
  return moments
    .flatMap(moment => arrivals(problem, day, { place, moment, to: day.end }))
    .some(({ time, rested }) => {
      const isDue = day.pause && day.leaves <= day.pause.closes && time > day.pause.closes
      return time <= day.backBy && (rested || !isDue)
    })
}

function better(one: Best, other: Best): Best {
  if (one.musts !== other.musts) return one.musts > other.musts ? one : other
  return one.score >= other.score ? one : other
}
