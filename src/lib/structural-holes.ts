import { degreeOf, type Graph } from './graph.ts'

/** Null where the figure means nothing: nobody there. */
export interface StructuralHoles {
  /** Distinct neighbours. */
  degree: number
  /** How much the neighbours hold each other; may exceed 1. */
  constraint: number | null
  /** Neighbours, less what each repeats of the others. */
  effectiveSize: number | null
  /** Effective size for each neighbour, above 0 up to 1. */
  efficiency: number | null
  /** Whether the constraint comes from all alike (0) or from one alone (1). */
  hierarchy: number | null
  /** What of the constraint is by each neighbour, in the order of the graph. */
  byNeighbour: Float64Array
}

/**
 * Burt's measures of one node, on the ties as they are given: whole graph or ego network, which differ.
 *
 * @see R. S. Burt, Structural Holes (1992), chapter 2: p_ij is the share of i's ties that is j, m_jq the strength of j's
 *   tie to q beside j's strongest; c_ij = (p_ij + Σ_q p_iq p_qj)²; hierarchy is the Coleman–Theil disorder of c_ij.
 */
export function structuralHoles(graph: Graph, node: number): StructuralHoles {
  const degree = degreeOf(graph, node)
  if (degree === 0) {
    const none = { constraint: null, effectiveSize: null, efficiency: null, hierarchy: null }
    return { degree, ...none, byNeighbour: new Float64Array() }
  }
  const { starts, neighbours, weights } = graph
  const [first, end] = [starts[node] as number, starts[node + 1] as number]
  const { sum: invested } = strengthOf(graph, node)
  // By node: p of those tied to this one, 0 for the others; then what reaches each through the others.
  const shares = new Float64Array(graph.size)
  for (let i = first; i < end; i++) shares[neighbours[i] as number] = (weights[i] as number) / invested

  const throughOthers = new Float64Array(graph.size)
  let repeated = 0
  for (let i = first; i < end; i++) {
    const q = neighbours[i] as number
    const { sum: investedByQ, most: strongest } = strengthOf(graph, q)
    const shareOfQ = shares[q] as number
    for (let k = starts[q] as number; k < (starts[q + 1] as number); k++) {
      const j = neighbours[k] as number
      const shareOfJ = shares[j] as number
      if (shareOfJ === 0) continue
      throughOthers[j] = (throughOthers[j] as number) + shareOfQ * ((weights[k] as number) / investedByQ)
      // The tie is both ways alike: q repeats j as strongly as it is to q.
      repeated += shareOfJ * ((weights[k] as number) / strongest)
    }
  }
  const byNeighbour = new Float64Array(degree)
  let constraint = 0
  for (let i = first; i < end; i++) {
    const j = neighbours[i] as number
    const held = ((shares[j] as number) + (throughOthers[j] as number)) ** 2
    byNeighbour[i - first] = held
    constraint += held
  }
  const effectiveSize = degree - repeated
  return {
    degree,
    constraint,
    effectiveSize,
    efficiency: effectiveSize / degree,
    hierarchy: disorder(byNeighbour, constraint),
    byNeighbour,
  }
}

function strengthOf({ starts, weights }: Graph, node: number): { sum: number; most: number } {
  let [sum, most] = [0, 0]
  for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
    const weight = weights[i] as number
    sum += weight
    if (weight > most) most = weight
  }
  return { sum, most }
}

function disorder(constraints: Float64Array, whole: number): number {
  const n = constraints.length
  if (n === 1) return 1
  let sum = 0
  for (const constraint of constraints) {
    const part = constraint / (whole / n)
    sum += part * Math.log(part)
  }
  return Math.max(0, sum / (n * Math.log(n)))
}
