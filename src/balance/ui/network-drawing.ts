import type { NetworkGraph } from '../network-answer.ts'

/** What the layout is asked. */
export interface LayoutAsked {
  count: number
  /** As of `NetworkGraph`. */
  edges: number[]
  /** How many times as wide as high. */
  wide: number
}

export interface LayoutTold {
  /** Flat x, y. */
  positions: Float64Array
  /** The group of each, the greatest 0; those tied to nobody -1. */
  groups: Int32Array
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

/** Those tied to nobody in rings around the others, in place. */
export function around(positions: Float64Array, alone: readonly number[]): void {
  const isAlone = new Set(alone)
  let [reach, wide, high] = [0, 1, 1]
  for (let i = 0; 2 * i < positions.length; i++) {
    if (isAlone.has(i)) continue
    const [x, y] = [Math.abs(positions[2 * i] as number), Math.abs(positions[2 * i + 1] as number)]
    wide = Math.max(wide, x)
    high = Math.max(high, y)
  }
  for (let i = 0; 2 * i < positions.length; i++) {
    if (isAlone.has(i)) continue
    reach = Math.max(
      reach,
      Math.hypot((positions[2 * i] as number) / wide, (positions[2 * i + 1] as number) / high),
    )
  }
  // From the lowest point, to both sides.
  const gap = 0.05
  for (let [place, ring] = [0, Math.max(1, reach) * 1.08]; place < alone.length; ring += gap) {
    const inRing = Math.min(alone.length - place, Math.floor((2 * Math.PI * ring) / gap))
    for (let i = 0; i < inRing; i++) {
      const node = alone[place + i] as number
      const angle = ((i - (inRing - 1) / 2) * gap) / ring - Math.PI / 2
      positions[2 * node] = wide * ring * Math.cos(angle)
      positions[2 * node + 1] = high * ring * Math.sin(angle)
    }
    place += inRing
  }
}

/** How many each is tied to. */
export function degreesOf({ ids, edges }: Pick<NetworkGraph, 'ids' | 'edges'>): number[] {
  const degrees = ids.map(() => 0)
  for (let i = 0; i < edges.length; i += 3) {
    for (const end of [edges[i], edges[i + 1]] as number[]) degrees[end] = (degrees[end] ?? 0) + 1
  }
  return degrees
}
