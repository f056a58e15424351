import { at, backwards, type Net, netOfDay, timeAfter, timeAfterPause } from './net.ts'
import type { Problem } from './problem.ts'

/**
 * The order of one day with what makes a change quick to judge: for each position the earliest beginning, with the
 * pause owed or had, and the latest from which the rest can be done (MaxShift is the difference of the two).
 */
export interface Route {
  net: Net
  back: Net
  /** From the source to the sink, both included. */
  order: number[]
  owed: Float64Array
  had: Float64Array
  /** The rest holds no pause, and one must have been taken before. */
  latestHad: Float64Array
  /** The rest can be done whether or not a pause was taken. */
  latestAny: Float64Array
}

export function emptyRoute(problem: Problem, day: number): Route {
  const net = netOfDay(problem, day)
  const times = () => new Float64Array(net.nodes)
  const route = {
    net,
    back: backwards(net),
    order: [net.source, net.sink],
    owed: times(),
    had: times(),
    latestHad: times(),
    latestAny: times(),
  }
  refresh(route)
  return route
}

/** Reckons the times again after a change of the order. The order must be feasible. */
export function refresh({ net, back, order, owed, had, latestHad, latestAny }: Route): void {
  const last = order.length - 1
  begin(net, owed, had, 0)
  for (let k = 1; k <= last; k++) {
    const from = order[k - 1] as number
    const to = order[k] as number
    owed[k] = timeAfter(net, from, at(owed, k - 1), to)
    had[k] = Math.min(
      timeAfter(net, from, at(had, k - 1), to),
      timeAfterPause(net, from, at(owed, k - 1), to),
    )
  }
  begin(back, latestHad, latestAny, last)
  for (let k = last - 1; k >= 0; k--) {
    const from = order[k + 1] as number
    const to = order[k] as number
    const needing = at(latestHad, k + 1)
    latestAny[k] = Math.min(
      timeAfter(back, from, at(latestAny, k + 1), to),
      timeAfterPause(back, from, needing, to),
    )
    latestHad[k] = timeAfter(back, from, needing, to)
  }
  for (let k = 0; k <= last; k++) {
    latestAny[k] = -at(latestAny, k)
    latestHad[k] = Math.max(at(latestAny, k), -at(latestHad, k))
  }
}

function begin(net: Net, owed: Float64Array, had: Float64Array, position: number): void {
  owed[position] = Number.POSITIVE_INFINITY
  had[position] = Number.POSITIVE_INFINITY
  for (const label of net.begins) (label.owed ? owed : had)[position] = label.time
}

/**
 * How much later the stop at `position` is reached when the point is put before it (Shift); infinite when that
 * cannot be.
 */
export function shiftOfInsertion(route: Route, point: number, position: number): number {
  const { net, order, owed, had, latestHad, latestAny } = route
  const before = order[position - 1] as number
  const after = order[position] as number
  const owedBefore = at(owed, position - 1)
  const hadBefore = at(had, position - 1)
  const owedHere = timeAfter(net, before, owedBefore, point)
  let hadHere = timeAfter(net, before, hadBefore, point)
  if (net.pause) hadHere = Math.min(hadHere, timeAfterPause(net, before, owedBefore, point))
  if (owedHere === Number.POSITIVE_INFINITY && hadHere === Number.POSITIVE_INFINITY) return hadHere

  const direct = at(net.cost, before * net.nodes + after)
  const onwards = at(net.cost, point * net.nodes + after)
  let hadNext = timeAfter(net, point, hadHere, after)
  if (net.pause) hadNext = Math.min(hadNext, timeAfterPause(net, point, owedHere, after))
  if (hadNext <= at(latestHad, position))
    return hadBefore < Number.POSITIVE_INFINITY && hadHere < Number.POSITIVE_INFINITY
      ? hadHere + onwards - hadBefore - direct
      : Math.max(0, hadNext - Math.min(at(had, position), at(owed, position)))
  if (timeAfter(net, point, owedHere, after) <= at(latestAny, position))
    return owedHere + onwards - owedBefore - direct
  return Number.POSITIVE_INFINITY
}

/** When the sink is reached in this order; infinite when the order cannot be done. */
export function endOf(net: Net, order: ArrayLike<number>, length: number): number {
  let owed = Number.POSITIVE_INFINITY
  let had = Number.POSITIVE_INFINITY
  for (const label of net.begins)
    if (label.owed) owed = label.time
    else had = label.time
  for (let k = 1; k < length; k++) {
    const from = order[k - 1] as number
    const to = order[k] as number
    had = timeAfter(net, from, had, to)
    if (net.pause) {
      had = Math.min(had, timeAfterPause(net, from, owed, to))
      owed = timeAfter(net, from, owed, to)
    }
    if (had === Number.POSITIVE_INFINITY && owed === Number.POSITIVE_INFINITY) return had
  }
  return owed <= net.limit.owed ? Math.min(owed, had) : had <= net.limit.had ? had : Number.POSITIVE_INFINITY
}
