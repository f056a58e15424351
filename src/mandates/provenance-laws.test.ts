import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idsAt, rowsOf, type Said, source, TODAY, won } from '../../test/support/provenance.ts'
import type { Day } from '../lib/day.ts'
import { sumsByCurrency } from '../lib/money.ts'
import { CONTRIBUTION_KINDS, isWon, STAGES, WHOLE_SHARE } from './mandate.ts'
import { type Provenance, provenanceOf } from './provenance.ts'
import { flowIn } from './provenance-flow.ts'
import type { MandateFacts } from './provenance-ways.ts'

const PEOPLE = ['ada', 'bea', 'cleo', 'dana']
const someDay = fc
  .integer({ min: 0, max: 700 })
  .map(n => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10) as Day)
const someWay = fc.record({
  kind: fc.constantFrom(...CONTRIBUTION_KINDS),
  label: fc.constantFrom('', 'Le Hangar', 'Open Coffee', 'open coffee'),
  share: fc.nat(10_000),
  chain: fc.array(fc.constantFrom(...PEOPLE), { maxLength: 4 }),
})
const someMandates = fc
  .array(
    fc.tuple(
      fc.record({
        stage: fc.constantFrom(...STAGES),
        cents: fc.option(fc.nat(2_000_000_00)),
        currency: fc.constantFrom('EUR', 'CHF'),
        minutesSpent: fc.nat(10_000),
        unexpected: fc.boolean(),
        heardOn: someDay,
        decidedOn: fc.option(someDay),
      }),
      fc.array(someWay, { maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map(many => many.map(([mandate, ways], i): [MandateFacts, ...Said[]] => [won(`m${i}`, mandate), ...ways]))
const somePeriod = fc.record({
  from: fc.option(someDay),
  to: fc.option(someDay),
  by: fc.constantFrom('heard' as const, 'won' as const),
})

test('sources, kinds, and each column of the flows sum to the mandates: in count and in cents of each currency', () => {
  fc.assert(
    fc.property(someMandates, somePeriod, (many, period) => {
      const all = provenanceOf(rowsOf(many), period, TODAY)
      const known = new Map(many.map(([mandate]) => [mandate.id, mandate]))
      const mandates = idsAt(all, all.whole.mandates).map(id => known.get(id as string) as MandateFacts)
      expect(all.count).toBe(mandates.length)
      const worth = sumsByCurrency(
        mandates.flatMap(each =>
          isWon(each) && each.cents !== null ? [{ ...each, cents: each.cents }] : [],
        ),
      )
      for (const figures of [all.sources.map(({ own }) => own), all.kinds.map(({ figure }) => figure)]) {
        expect(figures.reduce((sum, { weight }) => sum + weight, 0)).toBe(mandates.length * WHOLE_SHARE)
        expect(sumsByCurrency(figures.flatMap(figure => figure.won))).toEqual(worth)
      }
      expect(all.sources.reduce((sum, each) => sum + each.minutes, 0)).toBe(
        mandates.reduce((sum, each) => sum + each.minutesSpent, 0),
      )
      for (const measure of [null, ...all.currencies]) {
        const { currency, nodes, links } = flowIn(rowsOf(many).ways, period, measure)
        const whole =
          currency === null
            ? mandates.length * WHOLE_SHARE
            : mandates.reduce((sum, each) => sum + (each.currency === currency ? (each.cents ?? 0) : 0), 0)
        for (const column of [0, 1, 2]) {
          const sizes = nodes.filter(node => node.column === column).map(({ size }) => size)
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(whole)
        }
        for (const { id, column, size } of nodes) {
          const [into, outOf] = [links.filter(({ to }) => to === id), links.filter(({ from }) => from === id)]
          if (column > 0) expect(into.reduce((sum, link) => sum + link.size, 0)).toBe(size)
          if (column < 2) expect(outOf.reduce((sum, link) => sum + link.size, 0)).toBe(size)
        }
      }
    }),
  )
})

test('dependence: people and the unnamed sum to what came by referral; the index lies between 1/n and 1', () => {
  fc.assert(
    fc.property(someMandates, somePeriod, (many, period) => {
      const all = provenanceOf(rowsOf(many), period, TODAY)
      for (const { currency, cents, unnamedCents, referrers, herfindahl, effective } of all.dependence) {
        expect(referrers.reduce((sum, each) => sum + each.cents, unnamedCents)).toBe(cents)
        expect(cents).toBe(all.referral.won.find(each => each.currency === currency)?.cents)
        const bringing = referrers.filter(each => each.cents > 0).length
        if (herfindahl === null || effective === null) expect(bringing).toBe(0)
        else {
          expect(herfindahl).toBeGreaterThanOrEqual(1 / bringing - 1e-9)
          expect(herfindahl).toBeLessThanOrEqual(1 + 1e-9)
          expect(effective).toBeCloseTo(1 / herfindahl, 9)
        }
      }
    }),
  )
})

test('the order of the rows changes nothing', () => {
  const shuffledBy = <T>(list: readonly T[], keys: readonly number[]) =>
    list
      .map((each, i) => ({ each, key: keys[i % keys.length] as number }))
      .sort((a, b) => a.key - b.key)
      .map(({ each }) => each)
  fc.assert(
    fc.property(
      someMandates,
      somePeriod,
      fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
      (many, period, keys) => {
        const [rows, shuffled] = [rowsOf(many), rowsOf(shuffledBy(many, keys))]
        expect(provenanceOf(shuffled, period, TODAY)).toEqual(provenanceOf(rows, period, TODAY))
      },
    ),
  )
})

test('when two people become one, what each was counted for is added, and nothing else moves', () => {
  const moneyOf = (all: Provenance, keys: string[]) =>
    sumsByCurrency(keys.flatMap(key => source(all, key)?.own.won ?? []))
  fc.assert(
    fc.property(someMandates, somePeriod, (many, period) => {
      const one = (id: string) => (id === 'bea' ? 'ada' : id)
      const merged = many.map(([mandate, ...ways]): [MandateFacts, ...Said[]] => [
        mandate,
        ...ways.map(({ chain = [], ...way }) => ({ ...way, chain: chain.map(one) })),
      ])
      const [before, after] = [many, merged].map(each => provenanceOf(rowsOf(each), period, TODAY)) as [
        Provenance,
        Provenance,
      ]
      expect(after.whole).toEqual(before.whole)
      expect(after.referral).toEqual(before.referral)
      expect(after.kinds).toEqual(before.kinds)
      expect(moneyOf(after, ['person:ada'])).toEqual(moneyOf(before, ['person:ada', 'person:bea']))
      const weight = (all: Provenance, key: string) => source(all, key)?.own.weight ?? 0
      expect(weight(after, 'person:ada')).toBe(weight(before, 'person:ada') + weight(before, 'person:bea'))
      for (const key of ['person:cleo', 'person:dana', 'where:le hangar', 'kind:site']) {
        expect(source(after, key)).toEqual(source(before, key))
      }
      expect(after.dependence.map(({ cents }) => cents)).toEqual(before.dependence.map(({ cents }) => cents))
    }),
  )
})
