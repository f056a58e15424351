import { type Earnings, labelPass, type Pass } from './labelling.ts'
import { type Neighbourhoods, nearestNeighbours } from './neighbourhoods.ts'
import { at, type Net } from './net.ts'

export interface Priced {
  earnings: Earnings
  /** No tour earns more. */
  bound: number
  /** One forward pass a day at these prices, which has looked at priced scores only. */
  passes: Pass[]
  /** By day. */
  neighbours: Neighbourhoods[]
  /** The prices before rounding, and how far steps go by now: where to go on. */
  wished: Float64Array
  stride: number
}

export interface PricingOptions {
  /** By day. */
  nets: readonly Net[]
  reaches: readonly Float64Array[]
  worth: Float64Array
  /** What the best tour known earns. */
  best: number
  /** The least by which a tour can be better. */
  step: number
  shouldStop: () => boolean
  /** So many rounds without a gain worth the name end it. */
  patience?: number
  /** What was found before, to go on from. */
  from?: Priced | null
}

const NEIGHBOURS = 3
/** The part of the gap that a gain worth the name closes. */
const GAIN = 0.2
const MOST_ROUNDS = 60
/** Prices are rounded to this part of a step: fewer sums then differ, and fewer labels. */
const PARTS_OF_STEP = 4

/**
 * Prices of visits that make the bound low: Lagrangian relaxation of "each point at most once", over all days, by
 * subgradient steps. A point that the best relaxed paths visit twice grows dearer, one they leave out cheaper.
 *
 * @returns null when it was stopped before anything was known.
 * @see Held, Wolfe & Crowder 1974 for the steps.
 */
export function priceVisits(options: PricingOptions): Priced | null {
  const { nets, reaches, worth, best, step, shouldStop, patience = 2, from = null } = options
  const grain = Math.max(step, worth.reduce((sum, value) => sum + value, 0) / 500)
  const neighbours = nets.map((net, day) => nearestNeighbours(net, reaches[day] as Float64Array, NEIGHBOURS))
  let wished = Float64Array.from(from?.wished ?? new Float64Array(worth.length))
  let wishedAtLeast = wished
  let least: Priced | null = from
  let mark = Number.POSITIVE_INFINITY
  let sinceMark = 0
  let sinceLeast = 0
  let stride = from?.stride ?? 1
  for (let round = 0; round < MOST_ROUNDS && sinceMark < patience; round++) {
    const earnings = earningsAt(worth, wished, grain / PARTS_OF_STEP)
    const passes = nets.map((net, day) =>
      labelPass(net, reaches[day] as Float64Array, {
        earnings: { ...earnings, value: anyScore(worth.length) },
        neighbours: neighbours[day] as Neighbourhoods,
        opposite: null,
        target: 0,
        shouldStop,
      }),
    )
    if (!passes.every(pass => pass.isWhole)) break
    const bound = boundOf(nets, passes, earnings.prices)
    if (!least || bound < least.bound) {
      least = { earnings, bound, passes, neighbours, wished, stride }
      wishedAtLeast = wished
      sinceLeast = 0
    } else if (++sinceLeast % 3 === 0) {
      stride /= 2
      wished = wishedAtLeast
    }
    if (bound < best + step) break
    const isGain =
      bound < mark - Math.max(grain / 2, GAIN * (mark - best)) || mark === Number.POSITIVE_INFINITY
    sinceMark = isGain ? 0 : sinceMark + 1
    if (isGain) mark = bound
    wished = stepped(wished, visitsIn(nets, passes), stride * Math.max(bound - best, grain))
  }
  return least
}

/** Scores that never tell two labels apart nor bar one. */
function anyScore(size: number): Float64Array {
  return new Float64Array(size).fill(Number.POSITIVE_INFINITY)
}

function earningsAt(worth: Float64Array, wished: Float64Array, quantum: number): Earnings {
  const prices = wished.map(price => Math.round(price / quantum) * quantum)
  return {
    value: worth,
    priced: worth.map((value, point) => value - at(prices, point)),
    prices: prices.reduce((sum, price) => sum + price, 0),
  }
}

function boundOf(nets: readonly Net[], passes: readonly Pass[], prices: number): number {
  return passes.reduce((sum, { frontiers }, day) => {
    const ends = frontiers[(nets[day] as Net).sink]
    return sum + (ends?.count ? Math.max(0, at(ends.priced, 0)) : 0)
  }, prices)
}

/** How often each point is visited by the best paths of all days. */
function visitsIn(nets: readonly Net[], passes: readonly Pass[]): Float64Array {
  const visits = new Float64Array(nets[0]?.size ?? 0)
  for (const [day, { frontiers, labels }] of passes.entries()) {
    const net = nets[day] as Net
    const ends = frontiers[net.sink]
    if (!ends?.count || at(ends.priced, 0) <= 0) continue
    for (const node of labels.path(at(ends.label, 0)))
      if (node < net.size) visits[node] = at(visits, node) + 1
  }
  return visits
}

function stepped(prices: Float64Array, visits: Float64Array, length: number): Float64Array<ArrayBuffer> {
  let norm = 0
  for (const [point, price] of prices.entries()) {
    const slack = 1 - at(visits, point)
    if (slack < 0 || price > 0) norm += slack * slack
  }
  return Float64Array.from(prices, (price, point) =>
    norm === 0 ? price : Math.max(0, price - (length / norm) * (1 - at(visits, point))),
  )
}
