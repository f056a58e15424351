import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logBeta, logGamma } from './gamma.ts'

test('Γ of a whole number is a factorial', () => {
  let factorial = 1
  for (let n = 1; n <= 20; n++) {
    expect(Math.exp(logGamma(n)) / factorial).toBeCloseTo(1, 11)
    factorial *= n
  }
})

test('Γ(½) is √π', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13)
})

test('Γ(x + 1) = x Γ(x)', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), x => {
      const left = logGamma(x + 1)
      expect(Math.abs(left - Math.log(x) - logGamma(x))).toBeLessThan(1e-10 * (1 + Math.abs(left)))
    }),
  )
})

test('B(a, b) = B(b, a), and B(1, b) = 1 / b', () => {
  expect(logBeta(2.5, 0.7)).toBeCloseTo(logBeta(0.7, 2.5), 14)
  expect(logBeta(1, 4)).toBeCloseTo(-Math.log(4), 13)
})

test('there is no ln Γ at zero and below', () => {
  expect(() => logGamma(0)).toThrow(RangeError)
  expect(() => logGamma(-1.5)).toThrow(RangeError)
  expect(() => logGamma(Number.NaN)).toThrow(RangeError)
})
