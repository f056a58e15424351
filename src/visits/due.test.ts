import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { dueOf } from './due.ts'

const TODAY = day('2026-11-22')

test('by the wish of the owner, by the past, or by half a year', () => {
  const met = { lastOn: addDays(TODAY, -30), firstOn: addDays(TODAY, -230), activeDays: 3, rhythmDays: null }
  expect(dueOf({ ...met, rhythmDays: 60 }, TODAY)).toBe(0.5)
  expect(dueOf(met, TODAY)).toBeCloseTo(0.3, 9)
  expect(dueOf({ ...met, activeDays: 2 }, TODAY)).toBeCloseTo(30 / 182, 9)
  expect(dueOf({ ...met, lastOn: null }, TODAY)).toBe(0.5)
})

test('it grows with time and stays within 0 … 1', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(500), fc.integer({ min: 1, max: 40 }), (ago, more, activeDays) => {
      const at = (days: number) =>
        dueOf(
          {
            lastOn: addDays(TODAY, -days),
            firstOn: addDays(TODAY, -days - 400),
            activeDays,
            rhythmDays: null,
          },
          TODAY,
        )
      expect(at(ago)).toBeLessThanOrEqual(at(ago + more))
      expect(at(ago)).toBeGreaterThanOrEqual(0)
      expect(at(ago + more)).toBeLessThanOrEqual(1)
    }),
  )
})
