import { expect, test } from 'vitest'
import { nelderMead } from './nelder-mead.ts'

test("finds the bottom of Rosenbrock's valley", () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2
  const { point, value } = nelderMead(valley, [-1.2, 1], { tolerance: 1e-14 })
  expect(point[0]).toBeCloseTo(1, 4)
  expect(point[1]).toBeCloseTo(1, 4)
  expect(value).toBeLessThan(1e-8)
})

test('goes round where the function has no value', () => {
  const { point } = nelderMead(([x = 0]) => (x <= 0 ? Number.NaN : x - Math.log(x)), [0.1])
  expect(point[0]).toBeCloseTo(1, 3)
})

test('stops at the number of evaluations it was given', () => {
  const { evaluations } = nelderMead(([x = 0]) => -x, [0], { maxEvaluations: 50 })
  expect(evaluations).toBeLessThan(60)
})
