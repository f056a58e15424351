/** Who is tied to whom, and how strongly: of each node its neighbours, both ways summed. */
export type Ties = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface Tie {
  from: string
  to: string
  weight: number
}

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
  /** What of the constraint is by each neighbour. */
  byNeighbour: ReadonlyMap<string, number>
}

/**
 * The ties of a graph, directed or not: a_ij + a_ji. Ties without weight, and of a node to itself, count as none
 * (other programs differ in this).
 *
 * @throws RangeError on a weight that is negative or no number.
 */
export function tiesOf(ties: Iterable<Tie>, nodes: Iterable<string> = []): Ties {
  const all = new Map<string, Map<string, number>>()
  const neighbours = (node: string) => {
    const known = all.get(node) ?? new Map<string, number>()
    all.set(node, known)
    return known
  }
  for (const node of nodes) neighbours(node)
  for (const { from, to, weight } of ties) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) throw new RangeError(`weight ${weight}`)
    const [one, other] = [neighbours(from), neighbours(to)]
    if (weight === 0 || from === to) continue
    one.set(to, (one.get(to) ?? 0) + weight)
    other.set(from, (other.get(from) ?? 0) + weight)
  }
  return all
}

/** The ties among somebody and those they are tied to: what an ego network holds. */
export function egoNetwork(ties: Ties, ego: string): Ties {
  const inside = new Set([ego, ...(ties.get(ego)?.keys() ?? [])])
  return new Map(
    [...inside].map(node => [
      node,
      new Map([...(ties.get(node) ?? [])].filter(([neighbour]) => inside.has(neighbour))),
    ]),
  )
}

/**
 * Burt's measures of one node, on the ties as they are given: whole graph or ego network, which differ.
 *
 * @see R. S. Burt, Structural Holes (1992), chapter 2: p_ij is the share of i's ties that is j, m_jq the strength of j's
 *   tie to q beside j's strongest; c_ij = (p_ij + Σ_q p_iq p_qj)²; hierarchy is the Coleman–Theil disorder of c_ij.
 */
export function structuralHoles(ties: Ties, node: string): StructuralHoles {
  const around = ties.get(node) ?? new Map<string, number>()
  const degree = around.size
  if (degree === 0) {
    const none = { constraint: null, effectiveSize: null, efficiency: null, hierarchy: null }
    return { degree, ...none, byNeighbour: new Map() }
  }
  const invested = sum(around.values())
  const share = (neighbour: string) => (around.get(neighbour) ?? 0) / invested

  const throughOthers = new Map<string, number>()
  let repeated = 0
  for (const q of around.keys()) {
    const ofQ = ties.get(q) as ReadonlyMap<string, number>
    const [investedByQ, strongest] = [sum(ofQ.values()), Math.max(...ofQ.values())]
    for (const [j, weight] of ofQ) {
      if (j === node || !around.has(j)) continue
      throughOthers.set(j, (throughOthers.get(j) ?? 0) + share(q) * (weight / investedByQ))
      // The tie is both ways alike: q repeats j as strongly as it is to q.
      repeated += share(j) * (weight / strongest)
    }
  }
  const byNeighbour = new Map(
    [...around.keys()].map(j => [j, (share(j) + (throughOthers.get(j) ?? 0)) ** 2] as const),
  )
  const constraint = sum(byNeighbour.values())
  const effectiveSize = degree - repeated
  return {
    degree,
    constraint,
    effectiveSize,
    efficiency: effectiveSize / degree,
    hierarchy: disorder([...byNeighbour.values()], constraint),
    byNeighbour,
  }
}

function disorder(constraints: readonly number[], whole: number): number {
  const n = constraints.length
  if (n === 1) return 1
  const parts = constraints.map(constraint => constraint / (whole / n))
  return Math.max(0, sum(parts.map(part => part * Math.log(part))) / (n * Math.log(n)))
}

function sum(values: Iterable<number>): number {
  let whole = 0
  for (const value of values) whole += value
  return whole
}
