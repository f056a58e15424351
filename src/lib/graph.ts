/**
 * An undirected graph in three columns: the neighbours of node i, in order, stand from `starts[i]` to before
 * `starts[i + 1]`, each with the weight of the tie. Each tie stands twice, once at either end.
 */
export interface Graph {
  size: number
  starts: Int32Array
  neighbours: Int32Array
  weights: Float64Array
}

/** Ties before they are a graph; the nth of each list is of the nth. */
export interface Edges {
  from: number[]
  to: number[]
  weight: number[]
}

export function noEdges(): Edges {
  return { from: [], to: [], weight: [] }
}

/**
 * The graph of these nodes and ties; several ties of two nodes are one, as strong as all of them. Ties without weight, and
 * of a node to itself, count as none (other programs differ in this).
 *
 * @throws RangeError on a weight that is negative or no number.
 */
export function graphOf(size: number, { from, to, weight }: Edges): Graph {
  let ends = 0
  const places = new Int32Array(size + 1)
  for (let i = 0; i < weight.length; i++) {
    const strength = weight[i] as number
    if (!(strength >= 0 && strength < Number.POSITIVE_INFINITY)) throw new RangeError(`weight ${strength}`)
    if (strength === 0 || from[i] === to[i]) continue
    ends += 2
    at(places, from[i] as number, 1)
    at(places, to[i] as number, 1)
  }
  // Sorted by one end, then by the other, keeping the order of the first: rows come out in order.
  const byEnd = startsFrom(places)
  const one = new Int32Array(ends)
  const other = new Int32Array(ends)
  const strengths = new Float64Array(ends)
  const put = (first: number, second: number, strength: number) => {
    const place = at(byEnd, first, 1)
    one[place] = first
    other[place] = second
    strengths[place] = strength
  }
  for (let i = 0; i < weight.length; i++) {
    if (weight[i] === 0 || from[i] === to[i]) continue
    put(from[i] as number, to[i] as number, weight[i] as number)
    put(to[i] as number, from[i] as number, weight[i] as number)
  }
  const byOther = startsFrom(places)
  const neighbours = new Int32Array(ends)
  const weights = new Float64Array(ends)
  for (let i = 0; i < ends; i++) {
    const place = at(byOther, other[i] as number, 1)
    neighbours[place] = one[i] as number
    weights[place] = strengths[i] as number
  }
  return merged({ size, starts: startsFrom(places), neighbours, weights })
}

/** A graph whose nodes have names: the nth name is that of node n. */
export interface NamedGraph {
  graph: Graph
  names: string[]
}

/** @param names of nodes that have no tie, or to be first. @throws RangeError as `graphOf`. */
export function graphOfNames(
  ties: readonly { from: string; to: string; weight?: number }[],
  names: readonly string[] = [],
): NamedGraph {
  const all = [...new Set([...names, ...ties.flatMap(({ from, to }) => [from, to])])]
  const places = new Map(all.map((name, place) => [name, place]))
  const edges = noEdges()
  for (const { from, to, weight = 1 } of ties) {
    edges.from.push(places.get(from) as number)
    edges.to.push(places.get(to) as number)
    edges.weight.push(weight)
  }
  return { graph: graphOf(all.length, edges), names: all }
}

/** How many the node is tied to. */
export function degreeOf({ starts }: Graph, node: number): number {
  return (starts[node + 1] ?? 0) - (starts[node] ?? 0)
}

/** How many ties there are. */
export function tieCountOf({ neighbours }: Graph): number {
  return neighbours.length / 2
}

/** Where each row begins, of how many stand in each. */
function startsFrom(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length)
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    starts[i] = sum
    sum += counts[i] as number
  }
  return starts
}

/** Ties of the same two, side by side in their rows, made one. */
function merged({ size, starts, neighbours, weights }: Graph): Graph {
  const rows = new Int32Array(size + 1)
  let end = 0
  for (let node = 0; node < size; node++) {
    const begin = end
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
      if (end > begin && neighbours[end - 1] === neighbours[i])
        weights[end - 1] = (weights[end - 1] as number) + (weights[i] as number)
      else {
        neighbours[end] = neighbours[i] as number
        weights[end] = weights[i] as number
        end += 1
      }
    }
    rows[node + 1] = end
  }
  return { size, starts: rows, neighbours: neighbours.slice(0, end), weights: weights.slice(0, end) }
}

/** Adds to a count. @returns what it was. */
function at(counts: Int32Array, place: number, more: number): number {
  const was = counts[place] as number
  counts[place] = was + more
  return was
}
