import { wordsOf } from './labelling.ts'
import { at, type Net } from './net.ts'

/** By node, the bits of the points remembered there. */
export type Neighbourhoods = Int32Array

/**
 * Each point remembers those nearest to it, and all from which and to which going takes no time, lest a path turn in
 * them for ever.
 */
export function nearestNeighbours(net: Net, reach: Float64Array, howMany: number): Neighbourhoods {
  const words = wordsOf(net)
  const neighbours = new Int32Array(net.nodes * words)
  const points = Array.from({ length: net.size }, (_, point) => point)
  for (const point of points) {
    const round = (other: number) =>
      at(reach, point * net.nodes + other) + at(reach, other * net.nodes + point)
    const nearest = points.filter(other => other !== point).sort((one, other) => round(one) - round(other))
    for (const [rank, other] of nearest.entries())
      if (rank < howMany || round(other) <= 0) addNeighbour(neighbours, words, { at: point, point: other })
  }
  return neighbours
}

/**
 * Enlarges the neighbourhoods so that none of the points visited twice on this path could be again, the dynamic
 * enlargement of Roberti & Mingozzi 2014.
 *
 * @returns whether the path has such a point.
 */
export function forbidCycles(neighbours: Neighbourhoods, net: Net, path: readonly number[]): boolean {
  const words = wordsOf(net)
  const lastAt = new Map<number, number>()
  let hasCycle = false
  for (const [k, point] of path.entries()) {
    const last = lastAt.get(point)
    if (last !== undefined) {
      hasCycle = true
      for (let between = last + 1; between < k; between++)
        addNeighbour(neighbours, words, { at: path[between] as number, point })
    }
    lastAt.set(point, k)
  }
  return hasCycle
}

function addNeighbour(
  neighbours: Neighbourhoods,
  words: number,
  { at: node, point }: { at: number; point: number },
): void {
  const word = node * words + (point >> 5)
  neighbours[word] = at(neighbours, word) | (1 << (point & 31))
}
