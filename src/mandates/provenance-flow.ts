import { type ContributionKind, isOpen, isWon, type Stage } from './mandate.ts'
import type { Way } from './provenance-ways.ts'

export const OUTCOMES = ['won', 'open', 'lost', 'handed-over'] as const
/** `open`: still to be decided. */
export type Outcome = (typeof OUTCOMES)[number]

/** What a node of the flow stands for. */
export type FlowPoint =
  | { type: 'kind'; kind: ContributionKind }
  | { type: 'source'; key: string }
  | { type: 'others'; sources: number }
  /** Nothing finer than its kind is known: it goes straight on. */
  | { type: 'through'; kind: ContributionKind }
  | { type: 'outcome'; outcome: Outcome }

/** Kind of way, then source, then what became of it. */
export interface FlowNode {
  id: string
  column: 0 | 1 | 2
  is: FlowPoint
  /** In what the flow measures. */
  size: number
  /** Places of the mandates, ascending. */
  mandates: number[]
}

export interface FlowLink {
  from: string
  to: string
  size: number
  mandates: number[]
}

export interface Flow {
  /** Of the sizes: a currency (hundredths of it); null: mandates, in ten-thousandths. */
  currency: string | null
  nodes: FlowNode[]
  links: FlowLink[]
}

/** Sources told by name; those that brought less go together. */
export const NAMED_SOURCES = 12

/**
 * From the kinds of ways by the sources to what became of the mandates. In and out of each source the sizes are equal,
 * and each column sums to the whole.
 *
 * @param ways in the order of the mandates.
 * @param currency measures the worth of mandates in it, won or not, as far as it is known; null counts mandates.
 */
export function flowOf(ways: readonly Way[], currency: string | null): Flow {
  const sizeOf = ({ mandate, cents, weight }: Way): number =>
    currency === null ? weight : mandate.currency === currency ? (cents ?? 0) : 0
  const sized = ways.filter(way => sizeOf(way) > 0)
  const middleOf = middles(sized, sizeOf)

  const nodes = new Map<string, FlowNode>()
  const links = new Map<string, Map<string, FlowLink>>()
  const enter = (id: string, column: FlowNode['column'], is: FlowPoint): FlowNode => {
    const known = nodes.get(id)
    if (known) return known
    const node = { id, column, is, size: 0, mandates: [] }
    nodes.set(id, node)
    links.set(id, new Map())
    return node
  }
  const linkOf = (from: string, to: string): FlowLink => {
    const leaving = links.get(from) as Map<string, FlowLink>
    const known = leaving.get(to)
    if (known) return known
    const link = { from, to, size: 0, mandates: [] }
    leaving.set(to, link)
    return link
  }
  for (const way of sized) {
    const outcome = outcomeOf(way.mandate)
    const middle = middleOf(way)
    const from = enter(`way:${way.kind}`, 0, { type: 'kind', kind: way.kind })
    const by = enter(middle.id, 1, middle.is)
    const to = enter(`became:${outcome}`, 2, { type: 'outcome', outcome })
    for (const counted of [from, by, to, linkOf(from.id, by.id), linkOf(by.id, to.id)]) {
      counted.size += sizeOf(way)
      if (counted.mandates.at(-1) !== way.place) counted.mandates.push(way.place)
    }
  }
  return {
    currency,
    nodes: [...nodes.values()].sort(
      (a, b) => a.column - b.column || b.size - a.size || (a.id < b.id ? -1 : 1),
    ),
    links: [...links.values()]
      .flatMap(leaving => [...leaving.values()])
      .sort((a, b) => b.size - a.size || (a.from + a.to < b.from + b.to ? -1 : 1)),
  }
}

export function outcomeOf({ stage }: { stage: Stage }): Outcome {
  if (isWon({ stage })) return 'won'
  if (isOpen({ stage })) return 'open'
  return stage === 'lost' ? 'lost' : 'handed-over'
}

type Middle = Pick<FlowNode, 'id' | 'is'>

/** Through which node of the middle each way goes. */
function middles(ways: readonly Way[], sizeOf: (way: Way) => number): (way: Way) => Middle {
  const sizes = new Map<string, number>()
  for (const way of ways) {
    if (!way.source.startsWith('kind:')) sizes.set(way.source, (sizes.get(way.source) ?? 0) + sizeOf(way))
  }
  const keys = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key]) => key)
  // One left alone would be hidden by a word for it.
  const kept = keys.length <= NAMED_SOURCES + 1 ? keys.length : NAMED_SOURCES
  const others: Middle = { id: 'others', is: { type: 'others', sources: keys.length - kept } }
  const named = new Map<string, Middle>(
    keys.slice(0, kept).map(key => [key, { id: key, is: { type: 'source', key } }]),
  )
  return ({ source, kind }) =>
    source.startsWith('kind:')
      ? { id: `through:${kind}`, is: { type: 'through', kind } }
      : (named.get(source) ?? others)
}
