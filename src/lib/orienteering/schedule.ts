import { at, type Net, netOfDay, timeAfter, timeAfterPause } from './net.ts'
import type { Problem, Tour, TourDay } from './problem.ts'

/**
 * The tour that visits the points of each day in this order, each as early as can be. Of the moments the pause may be
 * taken, the one that ends the day soonest, and of those the latest. A day without stops that cannot be done stays at
 * its start.
 *
 * @throws RangeError when a day cannot be done in this order.
 */
export function scheduleTour(problem: Problem, orders: readonly (readonly number[])[]): Tour {
  const days = orders.map((order, day) => scheduleDay(netOfDay(problem, day), order))
  const visited = new Set(orders.flat())
  return {
    days,
    score: [...visited].reduce((sum, point) => sum + (problem.points[point]?.score ?? 0), 0),
    missed: problem.points.flatMap(({ must }, point) => (must && !visited.has(point) ? [point] : [])),
  }
}

function scheduleDay(net: Net, points: readonly number[]): TourDay {
  const order = [net.source, ...points, net.sink]
  const legs = Array.from({ length: order.length - 1 }, (_, leg) => leg + 1)
  let bestPause = 0
  let bestEnd = Number.POSITIVE_INFINITY
  for (const pauseBefore of net.pause ? [0, ...legs] : [0]) {
    const end = endWithPause(net, order, pauseBefore)
    if (end < bestEnd || (end === bestEnd && end < Number.POSITIVE_INFINITY)) {
      bestEnd = end
      bestPause = pauseBefore
    }
  }
  if (bestEnd < Number.POSITIVE_INFINITY) return dayWithPause(net, order, bestPause)
  if (points.length > 0) throw new RangeError(`a day cannot be done in the order ${points.join(' ')}`)
  const leaves = net.begins[0]?.time ?? 0
  return { stops: [], pause: null, leaves, ends: leaves }
}

/** When the day ends with the pause on the way to this position, 0 for none. */
function endWithPause(net: Net, order: readonly number[], pauseBefore: number): number {
  let time = net.begins[0]?.time ?? Number.POSITIVE_INFINITY
  for (let k = 1; k < order.length; k++) {
    const step = k === pauseBefore ? timeAfterPause : timeAfter
    time = step(net, order[k - 1] as number, time, order[k] as number)
  }
  const limit = net.pause && pauseBefore === 0 ? net.limit.owed : net.limit.had
  return time <= limit ? time : Number.POSITIVE_INFINITY
}

function dayWithPause(net: Net, order: readonly number[], pauseBefore: number): TourDay {
  const leaves = net.begins[0]?.time ?? 0
  const day: TourDay = { stops: [], pause: null, leaves, ends: leaves }
  let left = leaves
  for (let k = 1; k < order.length; k++) {
    const from = order[k - 1] as number
    const point = order[k] as number
    const service = at(net.service, point)
    let arrives = left + at(net.cost, from * net.nodes + point) - at(net.service, from)
    let ready = arrives
    let idle = 0
    if (k === pauseBefore && net.pause) {
      const { opens, length } = net.pause
      const begins = Math.max(left, opens)
      idle = Math.max(0, begins - arrives)
      ready = Math.max(begins, arrives) + length
      if (begins <= arrives) arrives = ready
      day.pause = { begins, ends: begins + length, before: k - 1 }
    }
    const starts = Math.max(ready, at(net.opens, point))
    left = starts + service
    if (point === net.sink) day.ends = starts
    else day.stops.push({ point, arrives, starts, leaves: left, waits: idle + starts - ready })
  }
  return day
}
