import type { Ties } from '../lib/structural-holes.ts'

export interface Bridge {
  id: string
  /** People who would no longer hang together with the greater part, were this one gone. */
  apart: number
}

export interface Pieces {
  /** Of two people or more who hang together. */
  count: number
  /** People in the greatest. */
  largest: number
  /** Those tied to nobody here. */
  alone: string[]
  /** The articulation points, who parts most first. */
  bridges: Bridge[]
}

interface Step {
  node: string
  parent: string | null
  left: Iterator<string>
  size: number
  low: number
  /** Sizes of what only this one holds to the rest. */
  held: number[]
}

/**
 * How a graph hangs together, and by whom. In one walk, whatever its size.
 *
 * @see R. Tarjan, Depth-first search and linear graph algorithms (1972); J. Hopcroft and R. Tarjan (1973).
 */
export function piecesOf(ties: Ties): Pieces {
  const seen = new Map<string, number>()
  const found: Pieces = { count: 0, largest: 0, alone: [], bridges: [] }
  for (const [root, around] of ties) {
    if (around.size === 0) found.alone.push(root)
    else if (!seen.has(root)) {
      const { size, cuts } = walk(ties, root, seen)
      found.count++
      found.largest = Math.max(found.largest, size)
      for (const { id, held } of cuts) {
        const rest = size - 1 - sum(held)
        const pieces = rest > 0 ? [...held, rest] : held
        // The root holds nothing apart with one piece below it.
        if (pieces.length > 1) found.bridges.push({ id, apart: size - 1 - Math.max(...pieces) })
      }
    }
  }
  found.bridges.sort((a, b) => b.apart - a.apart || (a.id < b.id ? -1 : 1))
  return found
}

function walk(ties: Ties, root: string, seen: Map<string, number>) {
  const cuts: { id: string; held: number[] }[] = []
  const enter = (node: string, parent: string | null): Step => {
    const order = seen.size
    seen.set(node, order)
    return {
      node,
      parent,
      left: (ties.get(node)?.keys() ?? [][Symbol.iterator]()) as Iterator<string>,
      size: 1,
      low: order,
      held: [],
    }
  }
  // Own stack: a chain of ten thousand is deeper than calls may go.
  const stack = [enter(root, null)]
  let size = 0
  for (let step = stack.at(-1); step; step = stack.at(-1)) {
    const { value: next, done } = step.left.next()
    if (!done) {
      if (next === step.parent) continue
      const order = seen.get(next)
      if (order === undefined) stack.push(enter(next, step.node))
      else step.low = Math.min(step.low, order)
      continue
    }
    stack.pop()
    if (step.held.length > 0) cuts.push({ id: step.node, held: step.held })
    const above = stack.at(-1)
    if (!above) size = step.size
    else {
      above.size += step.size
      above.low = Math.min(above.low, step.low)
      if (step.low >= (seen.get(above.node) as number)) above.held.push(step.size)
    }
  }
  return { size, cuts }
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0)
}
