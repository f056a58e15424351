import { degreeOf, type Graph, graphOf, noEdges } from '../../lib/graph.ts'

/** A graph of which each node stands for one or more: what they hold among themselves is its loop. */
interface Level {
  graph: Graph
  /** Twice the weight of the ties within each node. */
  loops: Float64Array
}

const MOST_LEVELS = 12
const MOST_ROUNDS = 20
/** Of modularity, by the weight of all ties: less is no gain. */
const LEAST_GAIN = 1e-9

/**
 * The group of each node, the greatest 0; those tied to nobody -1. The same at every run.
 *
 * @see V. Blondel et al., Fast unfolding of communities in large networks (2008): the Louvain method.
 */
export function groupsOf(graph: Graph): Int32Array {
  let level: Level = { graph, loops: new Float64Array(graph.size) }
  let groups = Int32Array.from({ length: graph.size }, (_, node) => node)
  for (let i = 0; i < MOST_LEVELS; i++) {
    const { of, count, moved } = gathered(level)
    if (!moved) break
    groups = groups.map(group => of[group] as number)
    level = joined(level, of, count)
  }
  return ranked(graph, groups)
}

/** Each node goes to the group of neighbours where modularity gains most, until none does. */
function gathered({ graph, loops }: Level): { of: Int32Array; count: number; moved: boolean } {
  const { size, starts, neighbours, weights } = graph
  const strengths = loops.slice()
  let all = 0
  for (let node = 0; node < size; node++) {
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++)
      strengths[node] = (strengths[node] as number) + (weights[i] as number)
    all += strengths[node] as number
  }
  const of = Int32Array.from({ length: size }, (_, node) => node)
  const sums = strengths.slice()
  // What ties the node at hand to each group; -1: nothing yet.
  const ties = new Float64Array(size).fill(-1)
  let moved = false
  for (let round = 0, isMoving = true; isMoving && round < MOST_ROUNDS; round++) {
    isMoving = false
    for (let node = 0; node < size; node++) {
      const [from, end] = [starts[node] as number, starts[node + 1] as number]
      const [was, strength] = [of[node] as number, strengths[node] as number]
      ties[was] = 0
      for (let i = from; i < end; i++) {
        const group = of[neighbours[i] as number] as number
        ties[group] = Math.max(0, ties[group] as number) + (weights[i] as number)
      }
      sums[was] = (sums[was] as number) - strength
      const gainOf = (group: number) => (ties[group] as number) - ((sums[group] as number) * strength) / all
      let [best, most] = [was, gainOf(was)]
      for (let i = from; i < end; i++) {
        const group = of[neighbours[i] as number] as number
        const gain = gainOf(group)
        if (gain > most + LEAST_GAIN * all) [best, most] = [group, gain]
      }
      for (let i = from; i < end; i++) ties[of[neighbours[i] as number] as number] = -1
      ties[was] = -1
      sums[best] = (sums[best] as number) + strength
      if (best !== was) {
        of[node] = best
        isMoving = true
        moved = true
      }
    }
  }
  const places = new Map<number, number>()
  for (const group of of) if (!places.has(group)) places.set(group, places.size)
  return { of: of.map(group => places.get(group) as number), count: places.size, moved }
}

/** The groups as nodes of their own. */
function joined({ graph, loops }: Level, of: Int32Array, count: number): Level {
  const within = new Float64Array(count)
  const edges = noEdges()
  for (let node = 0; node < graph.size; node++) {
    const group = of[node] as number
    within[group] = (within[group] as number) + (loops[node] as number)
    for (let i = graph.starts[node] as number; i < (graph.starts[node + 1] as number); i++) {
      const neighbour = graph.neighbours[i] as number
      const [other, weight] = [of[neighbour] as number, graph.weights[i] as number]
      if (other === group) within[group] = (within[group] as number) + weight
      else if (neighbour > node) {
        edges.from.push(group)
        edges.to.push(other)
        edges.weight.push(weight)
      }
    }
  }
  return { graph: graphOf(count, edges), loops: within }
}

function ranked(graph: Graph, groups: Int32Array): Int32Array {
  const sizes = new Map<number, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([group]) => group)
  const places = new Map(order.map((group, place) => [group, place]))
  return groups.map((group, node) => (degreeOf(graph, node) === 0 ? -1 : (places.get(group) as number)))
}
