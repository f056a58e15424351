import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diversityOf } from './diversity.ts'

test('known answers', () => {
  expect(diversityOf([1, 1, 1, 1])).toEqual({
    ...{ present: 4, shannon: Math.log(4), evenness: 1, blau: 0.75, iqv: 1 },
  })
  expect(diversityOf([8, 0, 0, 0])).toEqual({ present: 1, shannon: 0, evenness: null, blau: 0, iqv: 0 })
  const skewed = diversityOf([2, 1, 1, 0])
  expect(skewed.shannon).toBeCloseTo(1.5 * Math.LN2, 12)
  expect(skewed.evenness).toBeCloseTo((1.5 * Math.LN2) / Math.log(3), 12)
  expect(skewed.blau).toBeCloseTo(0.625, 12)
  expect(skewed.iqv).toBeCloseTo(0.625 / 0.75, 12)
})

test('nobody is no diversity, not a diversity of nothing', () => {
  const none = { present: 0, shannon: null, evenness: null, blau: null, iqv: null }
  expect(diversityOf([0, 0, 0])).toEqual(none)
  expect(diversityOf([])).toEqual(none)
})

test('laws: within bounds, whatever the order and the unit, most where all weigh the same', () => {
  const weights = fc.array(fc.nat(50), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 9 }), (given, times) => {
      const { shannon, evenness, blau, iqv, present } = diversityOf(given)
      fc.pre(present > 0)
      expect(shannon).toBeLessThanOrEqual(Math.log(present) + 1e-9)
      for (const share of [evenness ?? 0, blau as number, iqv as number]) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1 + 1e-9)
      }
      const other = diversityOf(given.toReversed().map(weight => weight * times))
      expect(other.shannon).toBeCloseTo(shannon as number, 9)
      expect(other.iqv).toBeCloseTo(iqv as number, 9)
    }),
  )
})
