import fc from 'fast-check'
import { expect, test } from 'vitest'
import { find } from '../../test/support/mandate-cases.ts'
import { type PrintedSource, printProvenance } from './print-provenance.ts'
import { readProvenance, sharesOf } from './read-provenance.ts'
import { wholeShares } from './settle.ts'

const Name = fc.constantFrom('Sophie Bernard', 'Luc Moreau', 'Anne Riou', 'Zoé Le Gall', 'Hélène de La Tour')
const Label = fc.constantFrom('Open Coffee', 'salon du livre', 'coworking de la gare', 'club d’entreprises')
const Chain: fc.Arbitrary<Omit<PrintedSource, 'share'>> = fc.record({
  kind: fc.constant('referral' as const),
  label: fc.oneof(fc.constant(''), Label),
  names: fc.uniqueArray(Name, { minLength: 1, maxLength: 3 }),
})
const Other: fc.Arbitrary<Omit<PrintedSource, 'share'>> = fc.constantFrom(
  { kind: 'former-client' as const, label: '', names: [] },
  { kind: 'site' as const, label: '', names: [] },
  { kind: 'cold' as const, label: 'démarchage', names: [] },
  { kind: 'network' as const, label: 'LinkedIn', names: [] },
  { kind: 'event' as const, label: 'salon du livre', names: [] },
  { kind: 'place' as const, label: 'coworking', names: [] },
)
const Sources = fc
  .array(fc.oneof(Chain, Other), { minLength: 1, maxLength: 4 })
  .chain(sources =>
    fc
      .array(fc.integer({ min: 1, max: 100 }), { minLength: sources.length, maxLength: sources.length })
      .map(parts =>
        wholeShares(parts).map((share, i) => ({ ...(sources[i] as Omit<PrintedSource, 'share'>), share })),
      ),
  )

test('what is printed reads back: chains, labels, shares', () => {
  fc.assert(
    fc.property(Sources, fc.constantFrom('fr' as const, 'en' as const), (sources, language) => {
      const read = readProvenance(printProvenance(sources, language), find)
      const shares = sources.length > 1 ? sharesOf(read) : [10_000]
      const back = read.map(({ kind, label, chain }, i) => ({
        kind,
        label,
        names: chain.map(({ text }) => text),
        share: shares[i],
      }))
      expect(back).toEqual(sources)
    }),
  )
})

test('nothing is known: nothing is said', () => {
  expect(printProvenance([{ kind: 'unknown', label: '', names: [], share: 10_000 }], 'fr')).toBe('')
})
