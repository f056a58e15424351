import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, medianDeviation } from './spread.ts'

test('the middle, half-way where there are two, none of none', () => {
  expect(median([5, 1, 9])).toBe(5)
  expect(median([9, 1, 5, 2])).toBe(3.5)
  expect(median([])).toBeNull()
  expect(medianDeviation([])).toBeNull()
})

test('a few wild values do not move it', () => {
  expect(medianDeviation([1, 1, 2, 2, 4, 6, 9])).toBeCloseTo(1.4826, 4)
  expect(medianDeviation([1, 1, 2, 2, 4, 6, 9_000])).toBeCloseTo(1.4826, 4)
})

test('laws: half of the values on either side; shifting moves the middle and not the spread', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }),
      fc.nat(50),
      (values, by) => {
        const middle = median(values) as number
        expect(values.filter(value => value < middle).length).toBeLessThanOrEqual(values.length / 2)
        expect(values.filter(value => value > middle).length).toBeLessThanOrEqual(values.length / 2)
        const shifted = values.map(value => value + by)
        expect(median(shifted)).toBeCloseTo(middle + by, 9)
        expect(medianDeviation(shifted)).toBeCloseTo(medianDeviation(values) as number, 9)
      },
    ),
  )
})
