import { Frontier, Labels, Queue } from './labels.ts'
import { at, type Net, timeAfter, timeAfterPause } from './net.ts'

/** What paths earn: true scores, and scores less a price for each visit (which a point visited twice pays twice). */
export interface Earnings {
  value: Float64Array
  priced: Float64Array
  /** The sum of the prices: a path that visits each point at most once earns no more than its priced sum and this. */
  prices: number
}

export interface Pass {
  labels: Labels
  /** By node. */
  frontiers: Frontier[]
  /** False when it was stopped: then it proves nothing. */
  isWhole: boolean
}

export interface PassOptions {
  earnings: Earnings
  /** By node, the bits of the points that are remembered there. */
  neighbours: Int32Array
  /** The last pass the other way, with the same earnings: its labels complete ours. */
  opposite: Pass | null
  /** Paths that cannot earn this much are dropped. */
  target: number
  /** It gives up beyond so many labels. */
  mostLabels?: number
  shouldStop: () => boolean
}

/** A pass keeps no more labels than this, about 250 MB, lest memory end. */
const MOST_LABELS = 4_000_000
/** How many labels are settled between two looks at the clock. */
const SLICE = 256

export function wordsOf(net: Net): number {
  return (net.size + 32) >> 5
}

/**
 * All paths of the net that no other dominates: dynamic programming by time over labels that remember, of the points
 * visited, those in the neighbourhoods of all that came after (ng-routes: Baldacci, Mingozzi, Roberti 2011).
 * A path whose every completion by the opposite pass falls short of the target is dropped.
 */
export function labelPass(net: Net, reach: Float64Array, options: PassOptions): Pass {
  const { mostLabels = MOST_LABELS } = options
  const words = wordsOf(net)
  const labels = new Labels(words)
  const frontiers = Array.from({ length: net.nodes }, () => new Frontier(words))
  const queue = new Queue(labels)
  const walk: Walk = {
    net,
    reach,
    words,
    labels,
    frontiers,
    queue,
    memory: new Int32Array(words),
    ...options,
  }

  for (const { time, owed } of net.begins) {
    walk.memory.fill(0)
    if (owed) walk.memory[net.size >> 5] = 1 << (net.size & 31)
    offer(walk, { from: -1, node: net.source, time })
  }
  let settled = 0
  for (let label = queue.pop(); label >= 0; label = queue.pop()) {
    if (++settled % SLICE === 0 && (options.shouldStop() || labels.count > mostLabels))
      return { labels, frontiers, isWhole: false }
    const node = at(labels.node, label)
    const frontier = frontiers[node] as Frontier
    if (frontier.dominates(labels, label)) continue
    frontier.insert(labels, label)
    if (node !== net.sink) extend(walk, label, node)
  }
  return { labels, frontiers, isWhole: true }
}

interface Walk extends PassOptions {
  net: Net
  /** The least time from node to node by whatever way. */
  reach: Float64Array
  words: number
  labels: Labels
  frontiers: Frontier[]
  queue: Queue
  /** The memory of the label that is being made. */
  memory: Int32Array
}

function extend(walk: Walk, label: number, node: number): void {
  const { net, labels, words } = walk
  const from = label * words
  const time = at(labels.time, label)
  const isOwed = has(labels.memory, from, net.size)
  for (let next = 0; next < net.nodes; next++) {
    if (next === node || next === net.source || (next < net.size && has(labels.memory, from, next))) continue
    const soonest = timeAfter(net, node, time, next)
    if (soonest === Number.POSITIVE_INFINITY) continue
    if (next !== net.sink || soonest <= (isOwed ? net.limit.owed : net.limit.had)) {
      remember(walk, { from, node, next, isOwed })
      offer(walk, { from: label, node: next, time: soonest })
    }
    if (!isOwed) continue
    const rested = timeAfterPause(net, node, time, next)
    if (rested === Number.POSITIVE_INFINITY || (next === net.sink && rested > net.limit.had)) continue
    remember(walk, { from, node, next, isOwed: false })
    offer(walk, { from: label, node: next, time: rested })
  }
}

function has(memory: Int32Array, offset: number, bit: number): boolean {
  return (at(memory, offset + (bit >> 5)) & (1 << (bit & 31))) !== 0
}

/** The memory at the next node: what was remembered, and the node left, as far as they are neighbours of the next. */
function remember(
  { net, labels, words, memory, neighbours }: Walk,
  { from, node, next, isOwed }: { from: number; node: number; next: number; isOwed: boolean },
): void {
  for (let word = 0; word < words; word++) memory[word] = at(labels.memory, from + word)
  if (node < net.size) memory[node >> 5] = at(memory, node >> 5) | (1 << (node & 31))
  for (let word = 0; word < words; word++)
    memory[word] = at(memory, word) & at(neighbours, next * words + word)
  if (isOwed && next !== net.sink) memory[net.size >> 5] = at(memory, net.size >> 5) | (1 << (net.size & 31))
}

/** Makes a label of the walk's memory, unless its completions all fall short or it is dominated already. */
function offer(walk: Walk, { from, node, time }: { from: number; node: number; time: number }): void {
  const { labels, earnings, opposite, words, memory, net } = walk
  const value = from < 0 ? 0 : at(labels.value, from)
  const priced = from < 0 ? 0 : at(labels.priced, from)
  if (opposite && !isPromising(walk, opposite.frontiers[node] as Frontier, { time, value, priced })) return

  forgetUnreachable(walk, node, time)
  const label = labels.add()
  labels.node[label] = node
  labels.time[label] = time
  labels.value[label] = node < net.size ? value + at(earnings.value, node) : value
  labels.priced[label] = node < net.size ? priced + at(earnings.priced, node) : priced
  labels.before[label] = from
  for (let word = 0; word < words; word++) labels.memory[label * words + word] = at(memory, word)
  if ((walk.frontiers[node] as Frontier).dominates(labels, label)) labels.count--
  else walk.queue.push(label)
}

/** Whether some path of the opposite pass completes this one in time, without a point twice, to the target. */
function isPromising(
  { words, memory, earnings, target }: Walk,
  completions: Frontier,
  { time, value, priced }: { time: number; value: number; priced: number },
): boolean {
  const { count } = completions
  const needed = target - earnings.prices - priced - ROUNDING * target
  const neededValue = target - value - ROUNDING * target
  const latest = -time + ROUNDING * Math.abs(time)
  for (let k = 0; k < count; k++) {
    if (at(completions.priced, k) < needed) return false
    if (at(completions.time, k) > latest || at(completions.value, k) < neededValue) continue
    let word = 0
    while (word < words && (at(completions.memory, k * words + word) & at(memory, word)) === 0) word++
    if (word === words) return true
  }
  return false
}

/** What sums of the same numbers in another order may differ by, relatively; forgiven, so that no path is lost. */
const ROUNDING = 1e-9

/** Drops from the memory what cannot be visited any more: fewer labels then differ. */
function forgetUnreachable({ net, reach, words, memory }: Walk, node: number, time: number): void {
  for (let word = 0; word < words; word++) {
    let bits = at(memory, word)
    while (bits !== 0) {
      const lowest = bits & -bits
      bits ^= lowest
      const point = (word << 5) + 31 - Math.clz32(lowest)
      if (point < net.size && time + at(reach, node * net.nodes + point) > at(net.closes, point))
        memory[word] = at(memory, word) & ~lowest
    }
  }
}

/** The least time from each node to each, by whatever points (Floyd-Warshall): with detours shorter than direct ways. */
export function leastTimes({ nodes, size, cost }: Net): Float64Array {
  const least = cost.slice()
  for (let via = 0; via < size; via++)
    for (let from = 0; from < nodes; from++)
      for (let to = 0; to < nodes; to++) {
        const detour = at(least, from * nodes + via) + at(least, via * nodes + to)
        if (detour < at(least, from * nodes + to)) least[from * nodes + to] = detour
      }
  return least
}
