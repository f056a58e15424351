import fc from 'fast-check'
import { expect, test } from 'vitest'
import { degreeOf, type Graph, graphOf, tieCountOf } from './graph.ts'

function rowsOf({ size, starts, neighbours, weights }: Graph): [number, number][][] {
  return Array.from({ length: size }, (_, node) =>
    Array.from({ length: (starts[node + 1] as number) - (starts[node] as number) }, (_, i) => {
      const place = (starts[node] as number) + i
      return [neighbours[place] as number, weights[place] as number]
    }),
  )
}

test('each tie at both ends, neighbours in order, several of two nodes summed', () => {
  const graph = graphOf(4, { from: [2, 0, 1, 1, 3], to: [0, 1, 0, 1, 0], weight: [1, 2, 3, 9, 0] })
  expect(rowsOf(graph)).toEqual([
    [
      [1, 5],
      [2, 1],
    ],
    [[0, 5]],
    [[0, 1]],
    [],
  ])
  expect([tieCountOf(graph), degreeOf(graph, 0), degreeOf(graph, 3)]).toEqual([2, 2, 0])
})

test('as a map of maps holds it', () => {
  const tie = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(4))
  fc.assert(
    fc.property(fc.array(tie, { maxLength: 60 }), ties => {
      const held = Array.from({ length: 10 }, () => new Map<number, number>())
      for (const [from, to, weight] of ties) {
        if (weight === 0 || from === to) continue
        held[from]?.set(to, (held[from]?.get(to) ?? 0) + weight)
        held[to]?.set(from, (held[to]?.get(from) ?? 0) + weight)
      }
      const graph = graphOf(10, {
        from: ties.map(([from]) => from),
        to: ties.map(([, to]) => to),
        weight: ties.map(([, , weight]) => weight),
      })
      expect(rowsOf(graph)).toEqual(held.map(row => [...row].sort(([a], [b]) => a - b)))
    }),
  )
})

test('a weight is a number, and not below 0', () => {
  expect(() => graphOf(2, { from: [0], to: [1], weight: [Number.NaN] })).toThrow(RangeError)
})
