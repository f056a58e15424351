import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from './day.ts'
import { dayNumber } from './day-number.ts'

test('day 0 is the first of January 1970, and days before are negative', () => {
  expect(dayNumber(day('1970-01-01'))).toBe(0)
  expect(dayNumber(day('1969-12-31'))).toBe(-1)
  expect(dayNumber(day('2000-02-29'))).toBe(11_016)
})

test('it counts as the calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), days => {
      expect(dayNumber(addDays(day('1970-01-01'), days))).toBe(days)
    }),
  )
})
