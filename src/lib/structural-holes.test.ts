import fc from 'fast-check'
import { expect, test } from 'vitest'
import { egoNetwork, structuralHoles, type Tie, tiesOf } from './structural-holes.ts'

const ties = (...pairs: string[]) => pairs.map(([from = '', to = '']): Tie => ({ from, to, weight: 1 }))

test('strangers to each other: nobody repeats anybody', () => {
  const { degree, constraint, effectiveSize, efficiency, hierarchy } = structuralHoles(
    tiesOf(ties('ia', 'ib', 'ic', 'id')),
    'i',
  )
  expect({ degree, effectiveSize, efficiency, hierarchy }).toEqual({
    degree: 4,
    effectiveSize: 4,
    efficiency: 1,
    hierarchy: 0,
  })
  expect(constraint).toBeCloseTo(1 / 4, 12)
})

test('one neighbour alone holds all the constraint; nobody has none', () => {
  expect(structuralHoles(tiesOf(ties('ia')), 'i')).toMatchObject({ constraint: 1, hierarchy: 1 })
  const alone = structuralHoles(tiesOf([], ['i']), 'i')
  expect(alone).toMatchObject({ degree: 0, constraint: null, effectiveSize: null, hierarchy: null })
  expect(structuralHoles(tiesOf([]), 'nowhere').degree).toBe(0)
})

test('a tie without weight, and to oneself, is none', () => {
  const said = [...ties('ia', 'ab', 'ii'), { from: 'i', to: 'b', weight: 0 }]
  expect(structuralHoles(tiesOf(said), 'i').degree).toBe(1)
  expect(() => tiesOf([{ from: 'i', to: 'a', weight: -1 }])).toThrow(RangeError)
})

test('an ego network leaves out what its people have elsewhere', () => {
  const whole = tiesOf(ties('ia', 'ib', 'ab', 'ax', 'ay', 'az'))
  const [inside, outside] = [structuralHoles(egoNetwork(whole, 'i'), 'i'), structuralHoles(whole, 'i')]
  expect(inside.constraint).toBeGreaterThan(outside.constraint as number)
})

const graph = fc
  .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 5 })), {
    selector: ([from, to]) => `${from} ${to}`,
    maxLength: 30,
  })
  .map(all => all.map(([from, to, weight]): Tie => ({ from: `${from}`, to: `${to}`, weight })))

test('laws: efficiency within 0 … 1, parts sum to the whole, only relative strength counts', () => {
  fc.assert(
    fc.property(graph, fc.nat(7), fc.integer({ min: 2, max: 9 }), (edges, node, times) => {
      const found = structuralHoles(tiesOf(edges), `${node}`)
      if (found.degree === 0) return
      const { degree, constraint, effectiveSize, efficiency, hierarchy, byNeighbour } = found
      expect(byNeighbour.size).toBe(degree)
      expect([...byNeighbour.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(
        constraint as number,
        9,
      )
      expect(effectiveSize).toBeGreaterThan(0)
      expect(efficiency).toBeLessThanOrEqual(1)
      expect(hierarchy).toBeGreaterThanOrEqual(0)
      expect(hierarchy).toBeLessThanOrEqual(1)
      const stronger = edges.map(edge => ({ ...edge, weight: edge.weight * times }))
      expect(structuralHoles(tiesOf(stronger), `${node}`).constraint).toBeCloseTo(constraint as number, 9)
    }),
  )
})
