import type { Pause, Problem } from './problem.ts'

/**
 * One day as a network for quick reckoning, in which the time of a point is when its service begins. Nodes 0 to n − 1
 * are the points, then the source and the sink. It may run forwards, or backwards with all times negated: then the time
 * of a point is minus the latest beginning from which the rest of the day can still be done.
 */
export interface Net {
  /** How many points. */
  size: number
  nodes: number
  source: number
  sink: number
  /** From the beginning of the service at one node to the arrival at another: `cost[from * nodes + to]`. */
  cost: Float64Array
  opens: Float64Array
  closes: Float64Array
  service: Float64Array
  pause: Pause | null
  backwards: boolean
  /** Where a path may begin: at this time, with the pause still owed or not. */
  begins: { time: number; owed: boolean }[]
  /** When the sink is reached at the latest, with the pause still owed or not. */
  limit: { owed: number; had: number }
}

/** Comparisons forgive this much, relative to the horizon: sums of the same times in another order differ. */
const RELATIVE_SLACK = 1e-11

/** @returns the day, whose points that cannot be reached that day have an empty window. */
export function netOfDay({ points, days, travel }: Problem, day: number): Net {
  const { start, end, leaves, backBy, pause: wished } = days[day] as Problem['days'][number]
  const size = points.length
  const nodes = size + 2
  const place = (node: number) => (node < size ? node : node === size ? start : end)
  const cost = new Float64Array(nodes * nodes)
  const service = Float64Array.from({ length: nodes }, (_, node) => points[node]?.service ?? 0)
  for (let from = 0; from < nodes; from++)
    for (let to = 0; to < nodes; to++)
      cost[from * nodes + to] = at(service, from) + (travel[place(from)]?.[place(to)] ?? 0)

  const pause = wished && leaves <= wished.closes && wished.closes < backBy ? wished : null
  const slack = slackOf(leaves, backBy)
  const limit = {
    had: backBy + slack,
    owed: (pause ? Math.min(backBy, pause.closes) : backBy) + slack,
  }
  const opens = new Float64Array(nodes).fill(leaves)
  const closes = new Float64Array(nodes).fill(limit.had)
  for (const [node, { windows }] of points.entries()) {
    const window = windows[day]
    opens[node] = window ? Math.max(window.opens, leaves) : Number.POSITIVE_INFINITY
    closes[node] = window ? Math.min(window.closes, backBy) + slack : Number.NEGATIVE_INFINITY
  }
  closes[size] = leaves
  const begins = [{ time: leaves, owed: pause !== null }]
  return {
    size,
    nodes,
    source: size,
    sink: size + 1,
    cost,
    opens,
    closes,
    service,
    pause,
    backwards: false,
    begins,
    limit,
  }
}

/** How much two sums of times of this day may differ and still be taken as equal. */
export function slackOf(leaves: number, backBy: number): number {
  return RELATIVE_SLACK * (Math.abs(leaves) + Math.abs(backBy) + 1)
}

/** The same day from its end to its beginning, times negated. */
export function backwards(net: Net): Net {
  const { nodes, pause, begins, limit } = net
  const cost = new Float64Array(nodes * nodes)
  for (let from = 0; from < nodes; from++)
    for (let to = 0; to < nodes; to++) cost[to * nodes + from] = at(net.cost, from * nodes + to)
  const leaves = begins[0]?.time ?? 0
  return {
    ...net,
    source: net.sink,
    sink: net.source,
    cost,
    opens: net.closes.map(time => -time),
    closes: net.opens.map(time => -time + slackOf(leaves, limit.had)),
    backwards: true,
    begins: pause
      ? [
          { time: -limit.had, owed: true },
          { time: -limit.owed, owed: false },
        ]
      : [{ time: -limit.had, owed: false }],
    limit: { had: -leaves + slackOf(leaves, limit.had), owed: Number.NEGATIVE_INFINITY },
  }
}

/** The time of `to` when it is gone to at once from `from`; infinite when it is too late. */
export function timeAfter(net: Net, from: number, time: number, to: number): number {
  const arrival = time + at(net.cost, from * net.nodes + to)
  if (arrival > at(net.closes, to)) return Number.POSITIVE_INFINITY
  return Math.max(arrival, at(net.opens, to))
}

/** The time of `to` when the pause is taken on the way from `from`; infinite when it cannot be. */
export function timeAfterPause(net: Net, from: number, time: number, to: number): number {
  const { pause } = net
  if (!pause) return Number.POSITIVE_INFINITY
  const slack = slackOf(pause.opens, pause.closes)
  const cost = at(net.cost, from * net.nodes + to)
  let ready: number
  if (net.backwards) {
    if (time > -pause.opens - pause.length + slack) return Number.POSITIVE_INFINITY
    ready = Math.max(time + pause.length + cost, at(net.service, to) - pause.closes - slack)
  } else {
    if (time + at(net.service, from) > pause.closes + slack) return Number.POSITIVE_INFINITY
    ready = Math.max(time + cost, pause.opens) + pause.length
  }
  if (ready > at(net.closes, to)) return Number.POSITIVE_INFINITY
  return Math.max(ready, at(net.opens, to))
}

/** What an array holds where its bounds are known to be kept. */
export function at(array: Float64Array | Int32Array | Int16Array, index: number): number {
  return array[index] as number
}
