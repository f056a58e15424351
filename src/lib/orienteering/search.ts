import { chanceFrom } from './chance.ts'
import { type Draft, exchange, fill, shorten } from './moves.ts'
import { at } from './net.ts'
import { assertProblem, type Problem, type Tour } from './problem.ts'
import { emptyRoute, endOf, type Route, refresh } from './route.ts'
import { scheduleTour } from './schedule.ts'

export interface SearchOptions {
  /** Chance of the shaking: the same seed and number of rounds give the same tour. */
  seed?: number
  /** Asked before each round. */
  shouldStop?: () => boolean
  maxRounds?: number
  /** The worth of each point to this search, in place of its score. */
  worths?: ArrayLike<number>
}

/** How far the taste of a round may go from even: from 1 − half of this to 1 + half. */
const MOOD = 1.5
/** After this many rounds without a better tour the search goes back to the best. */
const ROUNDS_ASTRAY = 20

/**
 * A good tour at once: iterated local search. Each round inserts the points of greatest score² / Shift, shortens and
 * exchanges, then shakes: takes out a growing run of stops at a moving place.
 *
 * @see Vansteenwegen, Souffriau, Vanden Berghe, Van Oudheusden 2009, Computers & Operations Research 36(12). The
 * exchanges, the return to the best and the chance in the shake are ours.
 */
export function findTour(problem: Problem, options: SearchOptions = {}): Tour {
  assertProblem(problem)
  const worth = options.worths ? Float64Array.from(options.worths) : worthsOf(problem)
  return scheduleTour(problem, findOrders(problem, worth, options))
}

/** Scores, raised for musts so that one of them outweighs all that is not a must. */
export function worthsOf({ points }: Problem): Float64Array {
  const raise = mustWorth({ points })
  return Float64Array.from(points, ({ score, must }) => (must ? score + raise : score))
}

/** What a must is worth above its score: more than all scores, and a multiple of what divides them. */
export function mustWorth({ points }: Pick<Problem, 'points'>): number {
  if (!points.some(({ must }) => must)) return 0
  return 2 * points.reduce((sum, { score }) => sum + score, 0) || 1
}

function findOrders(problem: Problem, worth: Float64Array, options: SearchOptions): number[][] {
  const { seed = 1, shouldStop = () => false, maxRounds = 400 } = options
  const routes = problem.days.map((_, day) => emptyRoute(problem, day))
  const draft: Draft = { routes, worth, left: new Set(), taste: new Float64Array(worth.length).fill(1) }
  const chance = chanceFrom(seed)
  const total = worth.reduce((sum, value) => sum + value, 0)
  let best = ordersOf(draft)
  restore(draft, best)

  let bestWorth = 0
  let astray = 0
  let removed = 1
  for (let round = 0; round < maxRounds && !(round > 0 && shouldStop()); round++) {
    improve(draft)
    const found = worthIn(draft)
    if (found > bestWorth) {
      best = ordersOf(draft)
      bestWorth = found
      astray = 0
      removed = 1
    } else if (++astray % ROUNDS_ASTRAY === 0) restore(draft, best)
    if (bestWorth >= total) break
    for (const route of routes) shake(draft, route, { count: removed, chance })
    for (const point of draft.taste.keys()) draft.taste[point] = 1 + (chance() - 0.5) * MOOD
    const longest = Math.max(...best.map(order => order.length - 2))
    removed = removed > Math.max(2, longest / 2) ? 1 : removed + 1
  }
  restore(draft, best)
  return routes.map(({ order }) => order.slice(1, -1))
}

/** Inserts, shortens and exchanges until nothing more is gained. */
function improve(draft: Draft): void {
  do {
    fill(draft)
    while (shorten(draft)) fill(draft)
  } while (exchange(draft))
}

/** Takes out a run of stops at a chance place, going on from the beginning when it meets the end. */
function shake(
  { left, worth }: Draft,
  route: Route,
  { count, chance }: { count: number; chance: () => number },
): void {
  const stops = route.order.slice(1, -1)
  const first = Math.floor(chance() * stops.length)
  const isTaken = (k: number) => (k - first + stops.length) % stops.length < count
  const order = [route.net.source, ...stops.filter((_, k) => !isTaken(k)), route.net.sink]
  // Where a detour is shorter than the direct way, what is left may take too long.
  if (order.length > 2 && endOf(route.net, order, order.length) === Number.POSITIVE_INFINITY) return
  for (const [k, point] of stops.entries()) if (isTaken(k) && (worth[point] as number) > 0) left.add(point)
  route.order = order
  refresh(route)
}

function ordersOf({ routes }: Draft): number[][] {
  return routes.map(({ order }) => order.slice())
}

function restore({ routes, left, worth }: Draft, orders: readonly (readonly number[])[]): void {
  const visited = new Set(orders.flat())
  for (const [k, route] of routes.entries()) {
    route.order = [...(orders[k] as number[])]
    refresh(route)
  }
  left.clear()
  for (const [point, value] of worth.entries()) if (value > 0 && !visited.has(point)) left.add(point)
}

function worthIn({ routes, worth }: Draft): number {
  let sum = 0
  for (const { order } of routes)
    for (let k = 1; k < order.length - 1; k++) sum += at(worth, order[k] as number)
  return sum
}
