import { expect, test } from 'vitest'
import { hypergeometric2F1 } from './hypergeometric.ts'

test('₂F₁(1, 1; 2; z) is −ln(1 − z) / z', () => {
  for (const z of [0.1, 0.5, 0.9, 0.99]) {
    expect(hypergeometric2F1(1, 1, { c: 2, z })).toBeCloseTo(-Math.log(1 - z) / z, 10)
  }
})

test('₂F₁(a, b; b; z) is (1 − z)^−a', () => {
  expect(hypergeometric2F1(0.3, 2.2, { c: 2.2, z: 0.8 })).toBeCloseTo(0.2 ** -0.3, 11)
})

test('it is 1 at 0, and refuses what its series cannot reach', () => {
  expect(hypergeometric2F1(2, 3, { c: 4, z: 0 })).toBe(1)
  expect(() => hypergeometric2F1(1, 1, { c: 2, z: 1 })).toThrow(RangeError)
  expect(() => hypergeometric2F1(1, 1, { c: 2, z: -0.5 })).toThrow(RangeError)
  expect(() => hypergeometric2F1(1, 1, { c: -3, z: 0.5 })).toThrow(RangeError)
})
