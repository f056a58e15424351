import { expect, test } from 'vitest'
import { areaUnderCurve, brierScore } from './scoring.ts'

test('the area is 1 when all that happened scored higher, 0 when lower, a half when nothing was told apart', () => {
  const happened = Uint8Array.of(0, 0, 1, 1)
  expect(areaUnderCurve(Float64Array.of(1, 2, 3, 4), happened)).toBe(1)
  expect(areaUnderCurve(Float64Array.of(4, 3, 2, 1), happened)).toBe(0)
  expect(areaUnderCurve(Float64Array.of(7, 7, 7, 7), happened)).toBe(0.5)
})

test('the area counts pairs, a tie for a half', () => {
  expect(areaUnderCurve(Float64Array.of(1, 2, 2, 3), Uint8Array.of(0, 1, 0, 1))).toBe(3.5 / 4)
})

test('there is no area where there is nothing to tell apart', () => {
  expect(areaUnderCurve(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBeNull()
  expect(areaUnderCurve(new Float64Array(), new Uint8Array())).toBeNull()
})

test('the Brier score is the mean squared error', () => {
  expect(brierScore(Float64Array.of(1, 0.5, 0), Uint8Array.of(1, 1, 0))).toBeCloseTo(0.25 / 3, 12)
  expect(brierScore(new Float64Array(), new Uint8Array())).toBeNull()
})
