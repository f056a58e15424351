import { at } from './net.ts'
import { endOf, type Route, refresh, shiftOfInsertion } from './route.ts'

/** A tour in the making. */
export interface Draft {
  routes: Route[]
  worth: Float64Array
  /** Points worth something that are in no route. */
  left: Set<number>
  /** What the ratio of each point is multiplied by, so that two rounds do not choose alike. */
  taste: Float64Array
}

/** The shift of an insertion that costs nothing, so that a ratio can be made of it. */
const LEAST_SHIFT = 1e-6

interface Insertion {
  route: Route
  point: number
  position: number
  ratio: number
}

/** Inserts, as long as one fits, the point of greatest score² / Shift at its cheapest place. */
export function fill(draft: Draft): void {
  for (;;) {
    let best: Insertion | null = null
    for (const point of draft.left) {
      const found = bestInsertion(draft, point)
      if (found && (!best || found.ratio > best.ratio)) best = found
    }
    if (!best) return
    insert(draft, best)
  }
}

function bestInsertion({ routes, worth, taste }: Draft, point: number): Insertion | null {
  let best: Insertion | null = null
  let least = Number.POSITIVE_INFINITY
  for (const route of routes) {
    const last = route.order.length
    for (let position = 1; position < last; position++) {
      const shift = shiftOfInsertion(route, point, position)
      if (shift >= least) continue
      least = shift
      const ratio = (at(taste, point) * at(worth, point) ** 2) / Math.max(shift, LEAST_SHIFT)
      best = { route, point, position, ratio }
    }
  }
  return best
}

function insert(draft: Draft, { route, point, position }: Insertion): void {
  route.order.splice(position, 0, point)
  refresh(route)
  draft.left.delete(point)
}

/** Turns a run of stops round (2-opt) or moves it (Or-opt) where the day then ends sooner. */
export function shorten({ routes }: Draft): boolean {
  let isShorter = false
  for (const route of routes) while (shortenRoute(route)) isShorter = true
  return isShorter
}

/** The longest run that is moved. */
const LONGEST_RUN = 3

function shortenRoute(route: Route): boolean {
  const { net, order } = route
  const last = order.length - 1
  let bestEnd = endOf(net, order, order.length)
  const least = 1e-9 * (1 + Math.abs(bestEnd))
  let best: number[] | null = null
  const consider = (candidate: number[]) => {
    const end = endOf(net, candidate, candidate.length)
    if (end >= bestEnd - least) return
    bestEnd = end
    best = candidate
  }
  for (let i = 1; i < last; i++) {
    for (let j = i + 1; j < last; j++) consider(turned(order, i, j))
    for (let run = 1; run <= LONGEST_RUN && i + run <= last; run++)
      for (let to = 1; to <= last - run; to++) if (to !== i) consider(moved(order, i, { run, to }))
  }
  if (!best) return false
  route.order = best
  refresh(route)
  return true
}

function turned(order: readonly number[], i: number, j: number): number[] {
  const candidate = order.slice()
  for (let k = i; k <= j; k++) candidate[k] = order[i + j - k] as number
  return candidate
}

function moved(order: readonly number[], i: number, { run, to }: { run: number; to: number }): number[] {
  const candidate = order.slice()
  candidate.splice(to, 0, ...candidate.splice(i, run))
  return candidate
}

/** Puts one point in the place of another that is worth less; of all such exchanges, the one that gains most. */
export function exchange(draft: Draft): boolean {
  const { worth, routes, left } = draft
  let gain = 0
  let best: { from: Route; order: number[]; insertion: Insertion } | null = null
  for (const route of routes) {
    const whole = route.order
    for (let k = 1; k < whole.length - 1; k++) {
      const out = at(worth, whole[k] as number)
      const promising = [...left].filter(point => at(worth, point) > out + gain)
      if (promising.length === 0) continue
      route.order = whole.toSpliced(k, 1)
      refresh(route)
      for (const point of promising) {
        const insertion = at(worth, point) > out + gain ? bestInsertion(draft, point) : null
        if (!insertion) continue
        gain = at(worth, point) - out
        best = { from: route, order: route.order, insertion }
      }
    }
    route.order = whole
    refresh(route)
  }
  if (!best) return false
  const { from, order, insertion } = best
  for (const point of from.order)
    if (point < from.net.size && !order.includes(point) && at(worth, point) > 0) left.add(point)
  from.order = order
  refresh(from)
  insert(draft, insertion)
  return true
}
