import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Graph, graphOfNames } from '../lib/graph.ts'
import { piecesOf } from './network-bridges.ts'

/** The pieces of a graph, by the names of its nodes. */
function pieces(edges: string[], nodes: string[] = []) {
  const said = edges.map(edge => ({ from: edge[0] as string, to: edge[1] as string }))
  const { graph, names } = graphOfNames(said, nodes)
  const { alone, bridges, ...found } = piecesOf(graph)
  return {
    ...found,
    alone: alone.map(node => names[node]),
    bridges: bridges.map(({ node, apart }) => ({ id: names[node], apart })),
  }
}

test('two triangles that share one person: who leaves parts two from the others', () => {
  expect(pieces(['AB', 'BC', 'CA', 'CD', 'DE', 'EC'])).toEqual({
    count: 1,
    largest: 5,
    alone: [],
    bridges: [{ id: 'C', apart: 2 }],
  })
})

test('a chain: the middle parts most', () => {
  expect(pieces(['AB', 'BC', 'CD', 'DE']).bridges).toEqual([
    { id: 'C', apart: 2 },
    { id: 'B', apart: 1 },
    { id: 'D', apart: 1 },
  ])
})

test('a ring has no bridge, two pieces are counted, and who is tied to nobody is alone', () => {
  expect(pieces(['AB', 'BC', 'CA', 'XY'], ['Z'])).toEqual({
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
      const { graph } = graphOfNames(pairs.map(([from, to]) => ({ from: `${from}`, to: `${to}` })))
      const found = new Map(piecesOf(graph).bridges.map(({ node, apart }) => [node, apart]))
      for (let node = 0; node < graph.size; node++) {
        const [whole] = sizesFrom(graph, [node], null)
        const parts = sizesFrom(graph, neighboursOf(graph, node), node)
        const apart = parts.length > 1 ? (whole as number) - 1 - Math.max(...parts) : undefined
        expect(found.get(node)).toBe(apart)
      }
    }),
    { numRuns: 200 },
  )
})

test('a chain of twenty thousand is walked', () => {
  const ties = Array.from({ length: 20_000 }, (_, i) => ({ from: `${i}`, to: `${i + 1}` }))
  const { largest, bridges } = piecesOf(graphOfNames(ties).graph)
  expect([largest, bridges.length, bridges[0]?.apart]).toEqual([20_001, 19_999, 10_000])
})

function neighboursOf({ starts, neighbours }: Graph, node: number): number[] {
  return [...neighbours.subarray(starts[node], starts[node + 1])]
}

/** Sizes of the pieces that these are in, one person away. */
function sizesFrom(graph: Graph, from: number[], away: number | null): number[] {
  const seen = new Set<number>(away === null ? [] : [away])
  return from.flatMap(start => {
    if (seen.has(start)) return []
    const queue = [start]
    seen.add(start)
    for (const node of queue) {
      for (const next of neighboursOf(graph, node)) {
        if (seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
    return [queue.length]
  })
}
