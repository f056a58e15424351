import { type Earnings, labelPass, leastTimes, type Pass } from './labelling.ts'
import { forbidCycles, type Neighbourhoods, nearestNeighbours } from './neighbourhoods.ts'
import { at, backwards, type Net } from './net.ts'
import { type Priced, priceVisits } from './prices.ts'
import { endOf } from './route.ts'

/** What is known of the best path of one day. */
export interface Proof {
  /** A path that earns more than the one given, when one was found: its points in order. */
  path: number[] | null
  /** No path earns more than this. */
  bound: number
}

export interface ProofOptions {
  worth: Float64Array
  /** What the best path known earns. */
  best: number
  /** The least by which a path can be better. */
  step: number
  shouldStop: () => boolean
  /** A pass of more labels than this is hard enough for prices to be worth finding. */
  hardAbove?: number
}

const NEIGHBOURS = 3
/** A priced pass gives up beyond so many labels, twice as many each time, for better prices. */
const LABELS_WHEN_PRICED = 150_000
/** How many of the best relaxed paths have their cycles forbidden after each pass. */
const PATHS_MENDED = 50

/**
 * The best path of one day, or a bound on it. Passes of labels go through the day backwards and forwards by turns, each
 * dropping what the last one shows to fall short of the best known path. Where a best path visits a point twice the
 * neighbourhoods grow, until the best is a true path or none is left (decremental state-space relaxation). Hard days
 * are priced first.
 *
 * @see Righini & Salani 2009, Computers & OR 36(4); Boland, Dethridge & Dumitrescu 2006; Baldacci, Mingozzi & Roberti
 * 2011 for the completion bounds and ng-routes.
 */
export function provePath(net: Net, options: ProofOptions): Proof {
  const { worth, step, shouldStop, hardAbove = 60_000 } = options
  const back = backwards(net)
  const reach = leastTimes(net)
  const reachBack = leastTimes(back)
  const hunt: Hunt = { path: null, best: options.best, bound: sumInReach(net, reach, worth), step }
  let neighbours = nearestNeighbours(net, reach, NEIGHBOURS)
  let earnings: Earnings = { value: worth, priced: worth, prices: 0 }
  let opposite: Pass | null = null
  let isForward = false
  let priced: Priced | null = null
  let mostLabels = hardAbove
  while (hunt.bound >= hunt.best + step && !shouldStop()) {
    const way = isForward ? net : back
    const pass: Pass = labelPass(way, isForward ? reach : reachBack, {
      earnings,
      neighbours,
      opposite,
      target: hunt.best + step,
      mostLabels,
      shouldStop,
    })
    if (pass.isWhole) {
      const isMended = learn(hunt, { pass, way, net, earnings, neighbours })
      if (!isMended && hunt.bound >= hunt.best + step) break
      opposite = pass
      isForward = !isForward
    }
    if (pass.isWhole && (priced || pass.labels.count <= hardAbove)) continue
    if (shouldStop()) break
    priced = priceVisits({
      nets: [net],
      reaches: [reach],
      worth,
      best: hunt.best,
      step,
      shouldStop,
      from: priced,
    })
    if (!priced) break
    hunt.bound = Math.min(hunt.bound, priced.bound)
    earnings = priced.earnings
    opposite = priced.passes[0] as Pass
    neighbours = priced.neighbours[0] as Neighbourhoods
    isForward = false
    mostLabels = Math.max(mostLabels * 2, LABELS_WHEN_PRICED)
  }
  const { path, best, bound } = hunt
  return { path, bound: bound < best + step ? best : bound }
}

interface Hunt extends Proof {
  best: number
  step: number
}

/** Takes from a whole pass its bound and its true paths, and forbids the cycles of the others. */
function learn(
  hunt: Hunt,
  {
    pass,
    way,
    net,
    earnings,
    neighbours,
  }: { pass: Pass; way: Net; net: Net; earnings: Earnings; neighbours: Neighbourhoods },
): boolean {
  const ends = pass.frontiers[way.sink]
  const count = ends?.count ?? 0
  const target = hunt.best + hunt.step
  let bound = hunt.best
  let isMended = false
  for (let k = 0; ends && k < count; k++) {
    const most = Math.min(at(ends.value, k), at(ends.priced, k) + earnings.prices)
    bound = Math.max(bound, most)
    if (k >= PATHS_MENDED || most < target - 1e-9 * target) continue
    const points = pass.labels.path(at(ends.label, k)).filter(node => node < net.size)
    const hasCycle = forbidCycles(neighbours, net, points)
    const isBetter = keepIfBetter(hunt, {
      net,
      worth: earnings.value,
      points: way.backwards ? points.reverse() : points,
    })
    isMended ||= hasCycle || isBetter
  }
  hunt.bound = Math.max(hunt.best, Math.min(hunt.bound, bound))
  return isMended
}

/** The path without second visits, when that can be done and earns more than the best. */
function keepIfBetter(
  hunt: Hunt,
  { net, worth, points }: { net: Net; worth: Float64Array; points: readonly number[] },
): boolean {
  const path = [...new Set(points)]
  const value = path.reduce((sum, point) => sum + at(worth, point), 0)
  if (value < hunt.best + hunt.step * (1 - 1e-9)) return false
  if (endOf(net, [net.source, ...path, net.sink], path.length + 2) === Number.POSITIVE_INFINITY) return false
  hunt.best = value
  hunt.path = path
  return true
}

/** What all the points together are worth that can be visited at all: a bound before any other. */
function sumInReach(net: Net, reach: Float64Array, worth: Float64Array): number {
  let sum = 0
  for (const [point, value] of worth.entries()) {
    const time = Math.max(
      at(net.opens, net.source) + at(reach, net.source * net.nodes + point),
      at(net.opens, point),
    )
    const isInReach =
      time <= at(net.closes, point) && time + at(reach, point * net.nodes + net.sink) <= net.limit.had
    if (isInReach) sum += value
  }
  return sum
}
