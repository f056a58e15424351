import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

// Newcombe (1998), table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lies between %f and %f', (successes, n, low, high) => {
  const interval = wilson(successes, n)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('of nothing, nothing is known', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
})

test('more than there are is refused', () => {
  expect(() => wilson(3, 2)).toThrow(RangeError)
  expect(() => wilson(Number.NaN, 2)).toThrow(RangeError)
})

const seen = fc
  .integer({ min: 1, max: 5000 })
  .chain(n => fc.tuple(fc.double({ min: 0, max: n, noNaN: true }), fc.constant(n)))

test('it holds what was seen, within 0 and 1, and mirrors what was not', () => {
  fc.assert(
    fc.property(seen, ([successes, n]) => {
      const { low, high } = wilson(successes, n)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(successes / n + 1e-9)
      expect(high).toBeGreaterThanOrEqual(successes / n - 1e-9)
      expect(wilson(n - successes, n).low).toBeCloseTo(1 - high, 9)
    }),
  )
})
