import { degreeOf, type Graph } from '../lib/graph.ts'

export interface Bridge {
  node: number
  /** People who would no longer hang together with the greater part, were this one gone. */
  apart: number
}

export interface Pieces {
  /** Of two people or more who hang together. */
  count: number
  /** People in the greatest. */
  largest: number
  /** Those tied to nobody here. */
  alone: number[]
  /** The articulation points, who parts most first. */
  bridges: Bridge[]
}

/**
 * How a graph hangs together, and by whom. In one walk, whatever its size.
 *
 * @see R. Tarjan, Depth-first search and linear graph algorithms (1972); J. Hopcroft and R. Tarjan (1973).
 */
export function piecesOf(graph: Graph): Pieces {
  const steps = stepsOf(graph)
  const found: Pieces = { count: 0, largest: 0, alone: [], bridges: [] }
  for (let root = 0; root < graph.size; root++) {
    if (degreeOf(graph, root) === 0) found.alone.push(root)
    else if (steps.order[root] === 0) {
      const { size, cuts } = walk(graph, root, steps)
      found.count++
      found.largest = Math.max(found.largest, size)
      for (const [node, held] of cuts) {
        const rest = size - 1 - sum(held)
        const pieces = rest > 0 ? [...held, rest] : held
        // The root holds nothing apart with one piece below it.
        if (pieces.length > 1) found.bridges.push({ node, apart: size - 1 - Math.max(...pieces) })
      }
    }
  }
  found.bridges.sort((a, b) => b.apart - a.apart || a.node - b.node)
  return found
}

/** By node, where the walk is with it. */
interface Steps {
  /** When it was met, from 1; 0: not yet. */
  order: Int32Array
  parent: Int32Array
  /** Its next neighbour to look at. */
  next: Int32Array
  /** People in what hangs below it. */
  below: Int32Array
  /** The earliest that it, or what hangs below it, is tied to. */
  low: Int32Array
  met: number
}

function stepsOf({ size, starts }: Graph): Steps {
  const column = () => new Int32Array(size)
  return { order: column(), parent: column(), next: starts.slice(), below: column(), low: column(), met: 0 }
}

/** @returns of each that may hold something apart, the sizes of what only it holds to the rest. */
function walk({ starts, neighbours }: Graph, root: number, steps: Steps) {
  const { order, parent, next, below, low } = steps
  const cuts = new Map<number, number[]>()
  const enter = (node: number, from: number) => {
    steps.met += 1
    order[node] = steps.met
    low[node] = steps.met
    parent[node] = from
    below[node] = 1
  }
  // No calls into calls: a chain of ten thousand is deeper than they may go.
  let node = root
  for (enter(root, -1); ; ) {
    const place = next[node] as number
    if (place < (starts[node + 1] as number)) {
      next[node] = place + 1
      const neighbour = neighbours[place] as number
      if (neighbour === parent[node]) continue
      const met = order[neighbour] as number
      if (met === 0) {
        enter(neighbour, node)
        node = neighbour
      } else if (met < (low[node] as number)) low[node] = met
      continue
    }
    const above = parent[node] as number
    if (above === -1) return { size: below[root] as number, cuts }
    below[above] = (below[above] as number) + (below[node] as number)
    low[above] = Math.min(low[above] as number, low[node] as number)
    if ((low[node] as number) >= (order[above] as number)) {
      const held = cuts.get(above)
      if (held) held.push(below[node] as number)
      else cuts.set(above, [below[node] as number])
    }
    node = above
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0)
}
