import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ties, tiesOf } from '../lib/structural-holes.ts'
import { piecesOf } from './network-bridges.ts'

function graph(edges: string[], nodes: string[] = []): Ties {
  return tiesOf(
    edges.map(edge => ({ from: edge[0] as string, to: edge[1] as string, weight: 1 })),
    nodes,
  )
}

test('two triangles that share one person: who leaves parts two from the others', () => {
  expect(piecesOf(graph(['AB', 'BC', 'CA', 'CD', 'DE', 'EC']))).toEqual({
    count: 1,
    largest: 5,
    alone: [],
    bridges: [{ id: 'C', apart: 2 }],
  })
})

test('a chain: the middle parts most', () => {
  expect(piecesOf(graph(['AB', 'BC', 'CD', 'DE'])).bridges).toEqual([
    { id: 'C', apart: 2 },
    { id: 'B', apart: 1 },
    { id: 'D', apart: 1 },
  ])
})

test('a ring has no bridge, two pieces are counted, and who is tied to nobody is alone', () => {
  expect(piecesOf(graph(['AB', 'BC', 'CA', 'XY'], ['Z']))).toEqual({
    count: 2,
    largest: 3,
    alone: ['Z'],
    bridges: [],
  })
})

test('as taking each person away and counting who hangs together', () => {
  const edges = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 22 })
  fc.assert(
    fc.property(edges, pairs => {
      const ties = tiesOf(pairs.map(([from, to]) => ({ from: `${from}`, to: `${to}`, weight: 1 })))
      const found = new Map(piecesOf(ties).bridges.map(({ id, apart }) => [id, apart]))
      for (const id of ties.keys()) {
        const [whole] = sizesFrom(ties, [id], null)
        const parts = sizesFrom(ties, [...(ties.get(id) ?? new Map()).keys()], id)
        const apart = parts.length > 1 ? (whole as number) - 1 - Math.max(...parts) : undefined
        expect(found.get(id)).toBe(apart)
      }
    }),
    { numRuns: 200 },
  )
})

test('a chain of twenty thousand is walked', () => {
  const ties = Array.from({ length: 20_000 }, (_, i) => ({ from: `${i}`, to: `${i + 1}`, weight: 1 }))
  const { largest, bridges } = piecesOf(tiesOf(ties))
  expect([largest, bridges.length, bridges[0]?.apart]).toEqual([20_001, 19_999, 10_000])
})

/** Sizes of the pieces that these are in, one person away. */
function sizesFrom(ties: Ties, from: string[], away: string | null): number[] {
  const seen = new Set<string>(away === null ? [] : [away])
  return from.flatMap(start => {
    if (seen.has(start)) return []
    const queue = [start]
    seen.add(start)
    for (const node of queue) {
      for (const next of ties.get(node)?.keys() ?? []) {
        if (seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
    return [queue.length]
  })
}
