import fc from 'fast-check'
import { expect, test } from 'vitest'
import { centsTyped, currencyOf, moneyInWords, splitCents, sumsByCurrency } from './money.ts'

test('an amount is written as the language does, with hundredths only where there are some', () => {
  expect(moneyInWords({ cents: 450_000, currency: 'EUR' }, 'fr')).toBe('4\u202f500\u00a0€')
  expect(moneyInWords({ cents: 450_050, currency: 'EUR' }, 'fr')).toBe('4\u202f500,50\u00a0€')
  expect(moneyInWords({ cents: 450_000, currency: 'CAD' }, 'en')).toBe('CA$4,500')
})

test('people are paid in the money of their country, in euros where we do not know it', () => {
  expect([currencyOf('CA'), currencyOf('CH'), currencyOf('FR'), currencyOf('ZZ')]).toEqual([
    'CAD',
    'CHF',
    'EUR',
    'EUR',
  ])
})

test('an amount is read as it is typed, and nothing else is one', () => {
  expect(['12,50', '12.5 €', '1\u202f200', '$0', ' 7 '].map(centsTyped)).toEqual([
    1250, 1250, 120_000, 0, 700,
  ])
  expect(['', 'a', '1,2,3', '-4', '12,505', '1000000'].map(centsTyped)).toEqual(Array(6).fill(null))
})

test('two currencies are never added', () => {
  const amounts = [
    { cents: 100, currency: 'EUR' },
    { cents: 500, currency: 'CHF' },
    { cents: 250, currency: 'EUR' },
  ]
  expect(sumsByCurrency(amounts)).toEqual([
    { cents: 500, currency: 'CHF' },
    { cents: 350, currency: 'EUR' },
  ])
})

test('thirds of a euro make a euro', () => {
  expect(splitCents(100, [1, 1, 1])).toEqual([34, 33, 33])
})

test('parts sum to the whole, and none is a cent away from its share', () => {
  const shares = fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
    .filter(each => each.some(share => share > 0))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), shares, (cents, each) => {
      const parts = splitCents(cents, each)
      const whole = each.reduce((sum, share) => sum + share, 0)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cents)
      for (const [i, part] of parts.entries()) {
        expect(Math.abs(part - (cents * (each[i] as number)) / whole)).toBeLessThan(1)
      }
    }),
  )
})
