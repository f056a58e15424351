import { provePath } from './exact.ts'
import { leastTimes } from './labelling.ts'
import { netOfDay } from './net.ts'
import { priceVisits } from './prices.ts'
import { assertProblem, isBetterTour, type Problem, type Tour } from './problem.ts'
import { scheduleTour } from './schedule.ts'
import { mustWorth, worthsOf } from './search.ts'

export interface JudgedTour {
  tour: Tour
  /** No tour that misses as few has a greater score. */
  bound: number
  /** No tour is better. */
  isProved: boolean
}

/**
 * The tour, made better where that is possible, with what is known of the best. One day is solved exactly, given time;
 * of several days only a bound is found: the sum of what each day could earn at prices that share the points among them.
 *
 * @param tour the best known, commonly of `findTour`.
 * @param shouldStop asked every few hundred labels; the answer then is what is known by that moment.
 */
export function proveTour(
  problem: Problem,
  { tour, shouldStop = () => false }: { tour: Tour; shouldStop?: () => boolean },
): JudgedTour {
  assertProblem(problem)
  const worth = worthsOf(problem)
  const step = stepOf(worth)
  const best = worthOf(problem, tour)
  const nets = problem.days.map((_, day) => netOfDay(problem, day))
  if (nets.length > 1) {
    const total = worth.reduce((sum, value) => sum + value, 0)
    const reaches = nets.map(leastTimes)
    const priced =
      best < total ? priceVisits({ nets, reaches, worth, best, step, shouldStop, patience: 12 }) : null
    return judged(problem, { tour, bound: Math.min(total, priced?.bound ?? total), step })
  }
  const [net] = nets
  if (!net) throw new RangeError('a problem has at least one day')
  const { path, bound } = provePath(net, { worth, best, step, shouldStop })
  const found = path ? scheduleTour(problem, [path]) : tour
  return judged(problem, { tour: isBetterTour(found, tour) ? found : tour, bound, step })
}

/** From a bound on worth, in which musts count more, to one on the score. */
function judged(
  problem: Problem,
  { tour, bound, step }: { tour: Tour; bound: number; step: number },
): JudgedTour {
  const best = worthOf(problem, tour)
  if (bound < best + step) return { tour, bound: tour.score, isProved: true }
  const total = problem.points.reduce((sum, { score }) => sum + score, 0)
  const raise = mustWorth(problem)
  const musts = problem.points.filter(({ must }) => must).length
  const kept = musts - tour.missed.length
  const mayKeepMore = kept < musts && bound >= (kept + 1) * raise
  const whole = Math.floor(bound / step + 1e-9) * step
  const most = mayKeepMore ? total : Math.min(total, whole - kept * raise)
  return { tour, bound: Math.max(tour.score, most), isProved: false }
}

function worthOf(problem: Problem, { score, missed }: Tour): number {
  const musts = problem.points.filter(({ must }) => must).length
  return score + (musts - missed.length) * mustWorth(problem)
}

/** By how much two sums of these numbers differ at least: their common divisor when they are whole. */
function stepOf(worth: Float64Array): number {
  const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other))
  if (worth.every(Number.isSafeInteger)) return worth.reduce(divisor, 0) || 1
  return 1e-9 * worth.reduce((sum, value) => sum + value, 1)
}
