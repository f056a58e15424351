import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphOfNames } from './graph.ts'
import { structuralHoles } from './structural-holes.ts'

interface Tie {
  from: string
  to: string
  weight?: number
}

const ties = (...pairs: string[]) => pairs.map(([from = '', to = '']): Tie => ({ from, to }))

/** Of the node named `i`, whether or not it has a tie. */
function holesOf(said: readonly Tie[], node = 'i') {
  const { graph, names } = graphOfNames(said, [node])
  return structuralHoles(graph, names.indexOf(node))
}

test('strangers to each other: nobody repeats anybody', () => {
  const { degree, constraint, effectiveSize, efficiency, hierarchy } = holesOf(ties('ia', 'ib', 'ic', 'id'))
  expect({ degree, effectiveSize, efficiency, hierarchy }).toEqual({
    degree: 4,
    effectiveSize: 4,
    efficiency: 1,
    hierarchy: 0,
  })
  expect(constraint).toBeCloseTo(1 / 4, 12)
})

test('one neighbour alone holds all the constraint; nobody has none', () => {
  expect(holesOf(ties('ia'))).toMatchObject({ constraint: 1, hierarchy: 1 })
  expect(holesOf([])).toMatchObject({ degree: 0, constraint: null, effectiveSize: null, hierarchy: null })
})

test('a tie without weight, and to oneself, is none', () => {
  const said = [...ties('ia', 'ab', 'ii'), { from: 'i', to: 'b', weight: 0 }]
  expect(holesOf(said).degree).toBe(1)
  expect(() => holesOf([{ from: 'i', to: 'a', weight: -1 }])).toThrow(RangeError)
})

test('an ego network leaves out what its people have elsewhere', () => {
  const inside = ties('ia', 'ib', 'ab')
  const outside = ties('ax', 'ay', 'az')
  expect(holesOf(inside).constraint).toBeGreaterThan(holesOf([...inside, ...outside]).constraint as number)
})

const graph = fc
  .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 5 })), {
    selector: ([from, to]) => `${from} ${to}`,
    maxLength: 30,
  })
  .map(all => all.map(([from, to, weight]) => ({ from: `${from}`, to: `${to}`, weight })))

test('laws: efficiency within 0 … 1, parts sum to the whole, only relative strength counts', () => {
  fc.assert(
    fc.property(graph, fc.nat(7), fc.integer({ min: 2, max: 9 }), (edges, node, times) => {
      const found = holesOf(edges, `${node}`)
      if (found.degree === 0) return
      const { degree, constraint, effectiveSize, efficiency, hierarchy, byNeighbour } = found
      expect(byNeighbour).toHaveLength(degree)
      expect(byNeighbour.reduce((sum, each) => sum + each, 0)).toBeCloseTo(constraint as number, 9)
      expect(effectiveSize).toBeGreaterThan(0)
      expect(efficiency).toBeLessThanOrEqual(1)
      expect(hierarchy).toBeGreaterThanOrEqual(0)
      expect(hierarchy).toBeLessThanOrEqual(1)
      const stronger = edges.map(edge => ({ ...edge, weight: edge.weight * times }))
      expect(holesOf(stronger, `${node}`).constraint).toBeCloseTo(constraint as number, 9)
    }),
  )
})
