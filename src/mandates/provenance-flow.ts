import { type ContributionKind, isOpen, isWon, type Stage } from './mandate.ts'
import { countedIn, type Period } from './provenance-counted.ts'
import { firstLabel } from './provenance-sources.ts'
import { once, personIn, type Way, type WayFacts } from './provenance-ways.ts'

export const OUTCOMES = ['won', 'open', 'lost', 'handed-over'] as const
/** `open`: still to be decided. */
export type Outcome = (typeof OUTCOMES)[number]

/** What a node of the flow stands for. */
export type FlowPoint =
  | { type: 'kind'; kind: ContributionKind }
  | { type: 'source'; key: string; personId: string | null; label: string }
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

/** A flow with the mandates behind it, by their places: ids, the newest first. */
export interface FlowBehind extends Flow {
  ids: string[]
}

/** That of the mandates of a period. */
export function flowIn(ways: readonly WayFacts[], period: Period, currency: string | null): FlowBehind {
  const counted = countedIn(ways, period)
  const ids = counted.flatMap(({ place, mandateId }, i) => (place === counted[i - 1]?.place ? [] : mandateId))
  return { ...flowOf(counted, currency), ids }
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
  const sized: SizedWay[] = []
  for (const way of ways) {
    const size = currency === null ? way.weight : way.currency === currency ? (way.cents ?? 0) : 0
    if (size > 0) sized.push({ way, size })
  }
  const middleOf = middles(sized)
  const beginning = once((kind: ContributionKind) => newNode(`way:${kind}`, 0, { type: 'kind', kind }))
  const end = once((outcome: Outcome) => newNode(`became:${outcome}`, 2, { type: 'outcome', outcome }))
  const links = new Map<FlowNode, Map<FlowNode, FlowLink>>()
  const linkOf = (from: FlowNode, to: FlowNode): FlowLink => {
    const leaving = links.get(from) ?? new Map<FlowNode, FlowLink>()
    const link = leaving.get(to) ?? { from: from.id, to: to.id, size: 0, mandates: [] }
    links.set(from, leaving.set(to, link))
    return link
  }
  for (const { way, size } of sized) {
    const from = beginning(way.kind)
    const by = middleOf(way)
    const to = end(outcomeOf(way))
    count(from, size, way.place)
    count(by, size, way.place)
    count(to, size, way.place)
    count(linkOf(from, by), size, way.place)
    count(linkOf(by, to), size, way.place)
  }
  const nodes = new Set([...links].flatMap(([from, leaving]) => [from, ...leaving.keys()]))
  return {
    currency,
    nodes: [...nodes].sort((a, b) => a.column - b.column || b.size - a.size || (a.id < b.id ? -1 : 1)),
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

interface SizedWay {
  way: Way
  /** Above 0. */
  size: number
}

function newNode(id: string, column: FlowNode['column'], is: FlowPoint): FlowNode {
  return { id, column, is, size: 0, mandates: [] }
}

function count(counted: FlowNode | FlowLink, size: number, place: number): void {
  counted.size += size
  if (counted.mandates[counted.mandates.length - 1] !== place) counted.mandates.push(place)
}

/** Through which node of the middle each way goes. */
function middles(ways: readonly SizedWay[]): (way: Way) => FlowNode {
  const sizes = new Map<string, number>()
  for (const { way, size } of ways) {
    if (!way.source.startsWith('kind:')) sizes.set(way.source, (sizes.get(way.source) ?? 0) + size)
  }
  const keys = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key]) => key)
  // One left alone would be hidden by a word for it.
  const kept = keys.length <= NAMED_SOURCES + 1 ? keys.length : NAMED_SOURCES
  const others = newNode('others', 1, { type: 'others', sources: keys.length - kept })
  const named = new Map(keys.slice(0, kept).map(key => [key, newNode(key, 1, namedSource(key, ways))]))
  const through = once((kind: ContributionKind) => newNode(`through:${kind}`, 1, { type: 'through', kind }))
  return ({ source, kind }) => (source.startsWith('kind:') ? through(kind) : (named.get(source) ?? others))
}

function namedSource(key: string, ways: readonly SizedWay[]): FlowPoint {
  const there = ways.filter(({ way }) => way.where === key).map(({ way }) => way)
  return { type: 'source', key, personId: personIn(key), label: firstLabel(there) ?? '' }
}
