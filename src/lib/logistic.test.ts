import { expect, test } from 'vitest'
import { fitLogistic, logistic, logit, type Observation } from './logistic.ts'

/** As many happenings in each cell as the true curve says. */
function drawn(of: { groups: readonly number[]; slope: number }): Observation[] {
  return of.groups.flatMap((intercept, group) =>
    [-2, -1, 0, 1, 2].flatMap(x => {
      const happening = Math.round(1000 * logistic(intercept + of.slope * x))
      return [true, false].map(happened => ({
        features: [x],
        happened,
        group,
        weight: happened ? happening : 1000 - happening,
      }))
    }),
  )
}

test('finds the curve that the observations were drawn from, each group at its own height', () => {
  const { weights, intercepts } = fitLogistic(drawn({ groups: [-1, 0.5], slope: 0.8 }), {
    weights: [0],
    strength: 0.01,
  })
  expect(weights[0]).toBeCloseTo(0.8, 2)
  expect(intercepts.get(0)).toBeCloseTo(-1, 2)
  expect(intercepts.get(1)).toBeCloseTo(0.5, 2)
})

test('a weight that would be negative is nought', () => {
  const { weights } = fitLogistic(drawn({ groups: [0], slope: -0.8 }), { weights: [0.5], strength: 0.01 })
  expect(weights).toEqual([0])
})

test('few observations stay near the prior', () => {
  const few = drawn({ groups: [0], slope: 3 }).map(one => ({ ...one, weight: one.weight / 1e5 }))
  const { weights } = fitLogistic(few, { weights: [0.4], strength: 50 })
  expect(weights[0]).toBeCloseTo(0.4, 2)
})

test('logit undoes logistic, and is finite at 0 and 1', () => {
  expect(logit(logistic(1.7))).toBeCloseTo(1.7, 12)
  expect(Number.isFinite(logit(0)) && Number.isFinite(logit(1))).toBe(true)
})
