import { expect, test } from 'vitest'
import { EVER, rowsOf, TODAY, won } from '../../test/support/provenance.ts'
import { sumsByCurrency } from '../lib/money.ts'
import { WHOLE_SHARE } from './mandate.ts'
import { provenanceOf } from './provenance.ts'
import { TOLD_SOURCES } from './provenance-sources.ts'

const MANY = 3 * TOLD_SOURCES

/** As many mandates as people, each person's worth a euro more than that of the person before. */
function fromMany() {
  const of = <T>(each: (i: number) => T) => Array.from({ length: MANY }, (_, i) => each(i))
  return provenanceOf(
    rowsOf(
      of(i => [won(`m${i}`, { cents: (i + 1) * 100 }), { chain: [`p${i}`] }]),
      { names: new Map(of(i => [`p${i}`, `Prénom ${i}`])) },
    ),
    EVER,
    TODAY,
  )
}

test('of many sources those that brought most are told, and the others sum to the rest', () => {
  const { sources, others, names, whole } = fromMany()
  expect(sources.map(({ personId }) => personId)).toEqual(
    Array.from({ length: TOLD_SOURCES }, (_, i) => `p${MANY - 1 - i}`),
  )
  expect(Object.keys(names)).toHaveLength(TOLD_SOURCES)
  expect(others.wheres).toBeNull()
  const { count, own } = others.people ?? expect.fail()
  expect([count, own.weight, own.mandates.length]).toEqual([
    MANY - TOLD_SOURCES,
    (MANY - TOLD_SOURCES) * WHOLE_SHARE,
    MANY - TOLD_SOURCES,
  ])
  expect(sumsByCurrency([own, ...sources.map(source => source.own)].flatMap(({ won }) => won))).toEqual(
    whole.won,
  )
})

test('the index of dependence is that of everybody, whoever is told', () => {
  const [euros] = fromMany().dependence
  expect(euros?.referrers.map(({ personId }) => personId)).toEqual(
    Array.from({ length: 10 }, (_, i) => `p${MANY - 1 - i}`),
  )
  // Worth 1 to n euros: the sum of squares over the square of the sum.
  const [sum, squares] = [(MANY * (MANY + 1)) / 2, (MANY * (MANY + 1) * (2 * MANY + 1)) / 6]
  expect(euros?.herfindahl).toBeCloseTo(squares / sum ** 2, 12)
})
