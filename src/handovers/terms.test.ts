import fc from 'fast-check'
import { expect, test } from 'vitest'
import { introducerPart, isSameTerms, NO_TERMS } from './terms.ts'

const EUR = (cents: number) => ({ cents, currency: 'EUR' })

test('ten percent of 4,500 € are 450 €, and say what they are taken of', () => {
  const terms = { ...NO_TERMS, kind: 'percent' as const, percentHundredths: 1000 }
  expect(introducerPart(terms, EUR(450_000))).toEqual({ part: EUR(45_000), of: EUR(450_000) })
  expect(introducerPart(terms, null)).toEqual({ part: null, of: null })
})

test('a fixed amount rests on nothing; no terms are nothing', () => {
  const terms = { ...NO_TERMS, kind: 'fixed' as const, cents: 20_000, currency: 'CAD' }
  expect(introducerPart(terms, EUR(1))).toEqual({ part: { cents: 20_000, currency: 'CAD' }, of: null })
  expect(introducerPart(NO_TERMS, EUR(450_000))).toBeNull()
})

test('the introducer’s part and the peer’s sum to the value, to the hundredth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2e9 }), fc.integer({ min: 1, max: 10_000 }), (cents, percent) => {
      const mine = introducerPart({ ...NO_TERMS, kind: 'percent', percentHundredths: percent }, EUR(cents))
      const theirs = introducerPart(
        { ...NO_TERMS, kind: 'percent', percentHundredths: 10_000 - percent },
        EUR(cents),
      )
      const part = mine?.part?.cents ?? -1
      expect(Math.abs(part - (cents * percent) / 10_000)).toBeLessThan(1)
      if (percent < 10_000) expect(Math.abs(part + (theirs?.part?.cents ?? 0) - cents)).toBeLessThanOrEqual(1)
    }),
  )
})

test('terms are the same where only what their kind leaves out differs', () => {
  expect(isSameTerms({ ...NO_TERMS, cents: 5 }, NO_TERMS)).toBe(true)
  expect(
    isSameTerms({ ...NO_TERMS, kind: 'fixed', cents: 5 }, { ...NO_TERMS, kind: 'fixed', cents: 6 }),
  ).toBe(false)
})
