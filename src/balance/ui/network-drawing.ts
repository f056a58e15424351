import { hash32 } from '../../lib/hash.ts'
import type { NetworkGraph } from '../network-answer.ts'

/** What the layout is asked. */
export interface LayoutAsked {
  count: number
  /** As of `NetworkGraph`. */
  edges: number[]
}

/** What it answers, more than once: better positions each time. */
export interface LayoutTold {
  /** Flat x, y. */
  positions: number[]
  /** The group of each, the greatest 0; those tied to nobody -1. */
  groups: number[]
  isLast: boolean
}

/** Kinds told apart by colour; the others share the last. */
export const COLOURS = 6

export const COLOUR_BY = ['group', 'kind', 'trade'] as const
export type ColourBy = (typeof COLOUR_BY)[number]

/** Which colour each has: its place among the commonest values, COLOURS for the rest and for those of no value. */
export function coloursOf(values: readonly (string | number | null)[]): {
  places: number[]
  shown: { value: string | number; count: number }[]
} {
  const counts = new Map<string | number, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  const shown = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (`${a.value}` < `${b.value}` ? -1 : 1))
    .slice(0, COLOURS)
  const places = new Map(shown.map(({ value }, place) => [value, place]))
  return { places: values.map(value => (value === null ? COLOURS : (places.get(value) ?? COLOURS))), shown }
}

/** Everybody somewhere before the layout: on a sunflower, groups side by side. */
export function seeds(groups: readonly number[]): number[] {
  const order = groups
    .map((group, i) => ({ i, group: group < 0 ? Number.POSITIVE_INFINITY : group }))
    .sort((a, b) => a.group - b.group || hash32(`${a.i}`) - hash32(`${b.i}`))
  const positions: number[] = []
  for (const [rank, { i }] of order.entries()) {
    const [angle, radius] = [rank * 2.399963, 10 * Math.sqrt(rank + 0.5)]
    positions[2 * i] = radius * Math.cos(angle)
    positions[2 * i + 1] = radius * Math.sin(angle)
  }
  return positions
}

/** Those tied to nobody in rings around the others. */
export function around(positions: readonly number[], alone: readonly number[]): number[] {
  const placed = [...positions]
  const isAlone = new Set(alone)
  let reach = 1
  for (let i = 0; 2 * i < positions.length; i++) {
    if (!isAlone.has(i)) reach = Math.max(reach, Math.hypot(positions[2 * i] ?? 0, positions[2 * i + 1] ?? 0))
  }
  const [gap, first] = [reach * 0.05, reach * 1.08]
  let [ring, inRing] = [0, 0]
  for (const i of alone) {
    const radius = first + ring * gap
    const most = Math.floor((2 * Math.PI * radius) / gap)
    const angle = (2 * Math.PI * inRing) / most
    placed[2 * i] = radius * Math.cos(angle)
    placed[2 * i + 1] = radius * Math.sin(angle)
    inRing += 1
    if (inRing === most) [ring, inRing] = [ring + 1, 0]
  }
  return placed
}

/** How many each is tied to. */
export function degreesOf({ ids, edges }: Pick<NetworkGraph, 'ids' | 'edges'>): number[] {
  const degrees = ids.map(() => 0)
  for (let i = 0; i < edges.length; i += 3) {
    for (const end of [edges[i], edges[i + 1]] as number[]) degrees[end] = (degrees[end] ?? 0) + 1
  }
  return degrees
}
