import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Graph, graphOf, noEdges } from '../../lib/graph.ts'
import { around } from './network-drawing.ts'
import { groupsOf } from './network-groups.ts'
import { layoutOf } from './network-layout.ts'

/** Cliques of so many, each tied to the next by one tie; then people tied to nobody. */
function cliques(sizes: readonly number[], alone = 0): Graph {
  const edges = noEdges()
  let first = 0
  for (const size of sizes) {
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) add(first + i, first + j)
    }
    if (first > 0) add(first - 1, first)
    first += size
  }
  function add(from: number, to: number) {
    edges.from.push(from)
    edges.to.push(to)
    edges.weight.push(1)
  }
  return graphOf(first + alone, edges)
}

test('cliques are the groups, the greatest first, and who is tied to nobody is in none', () => {
  expect([...groupsOf(cliques([4, 6, 5], 2))]).toEqual([2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, -1, -1])
  expect([...groupsOf(cliques([], 3))]).toEqual([-1, -1, -1])
})

test('a tie that is stronger by far draws its two together', () => {
  const ring = { from: [0, 1, 2, 3], to: [1, 2, 3, 0], weight: [9, 1, 9, 1] }
  expect([...groupsOf(graphOf(4, ring))]).toEqual([0, 0, 1, 1])
})

test('laid out: nobody on another, one group apart from another, twice the same', () => {
  const graph = cliques([30, 20, 12, 8])
  const groups = groupsOf(graph)
  const positions = layoutOf(graph, groups, 1.6)
  expect(layoutOf(graph, groups, 1.6)).toEqual(positions)
  const at = (node: number) => [positions[2 * node], positions[2 * node + 1]] as [number, number]
  const distance = (a: number, b: number) => Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1])
  let [within, across, nearest] = [0, 0, Number.POSITIVE_INFINITY]
  let [pairsWithin, pairsAcross] = [0, 0]
  for (let a = 0; a < graph.size; a++) {
    for (let b = a + 1; b < graph.size; b++) {
      nearest = Math.min(nearest, distance(a, b))
      if (groups[a] === groups[b]) [within, pairsWithin] = [within + distance(a, b), pairsWithin + 1]
      else [across, pairsAcross] = [across + distance(a, b), pairsAcross + 1]
    }
  }
  expect(nearest).toBeGreaterThan(1)
  expect(across / pairsAcross).toBeGreaterThan(1.5 * (within / pairsWithin))
})

test('whatever the ties, everybody stands somewhere', () => {
  const tie = fc.tuple(fc.nat(19), fc.nat(19), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(
      fc.array(tie, { maxLength: 60 }),
      fc.double({ min: 0.4, max: 2.5, noNaN: true }),
      (ties, wide) => {
        const graph = graphOf(20, {
          from: ties.map(([from]) => from),
          to: ties.map(([, to]) => to),
          weight: ties.map(([, , weight]) => weight),
        })
        const groups = groupsOf(graph)
        const positions = layoutOf(graph, groups, wide)
        expect(positions.every(Number.isFinite)).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})

test('those tied to nobody stand outside of the others', () => {
  const positions = Float64Array.from([3, 0, -3, 0, 0, 2, 0, -2, 0, 0, 0, 0])
  around(positions, [4, 5])
  for (const node of [4, 5]) {
    const [x, y] = [positions[2 * node] as number, positions[2 * node + 1] as number]
    expect(Math.hypot(x / 3, y / 2)).toBeGreaterThan(1.05)
  }
  expect([...positions.slice(0, 2)]).toEqual([3, 0])
  expect([...positions.slice(8, 10)]).not.toEqual([...positions.slice(10, 12)])
})
