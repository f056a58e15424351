import { expect, test } from 'vitest'
import { type YearParts, yearDays } from './year-days.ts'

const MONDAY = 1

/** As month-day. */
function days(parts: YearParts, year: number, weekStart = MONDAY): string {
  const first = { month: 9, day: 2, weekday: 2 }
  return yearDays(parts, year, weekStart, first)
    .map(day => new Date(Date.UTC(year, 0, day)).toISOString().slice(5, 10))
    .join(' ')
}

test('what the rule leaves open is as on the first day', () => {
  expect(days({}, 2026)).toBe('09-02')
  expect(days({ BYMONTH: [1, 3] }, 2026)).toBe('01-02 03-02')
  expect(days({ BYWEEKNO: [20] }, 2026)).toBe('05-12')
})

test('days count from the end too', () => {
  expect(days({ BYYEARDAY: [1, -1, 366] }, 2026)).toBe('01-01 12-31')
  expect(days({ BYYEARDAY: [366] }, 2028)).toBe('12-31')
  expect(days({ BYMONTH: [2], BYMONTHDAY: [-1] }, 2028)).toBe('02-29')
})

test('a numbered weekday is of the year, or of the months where there are some', () => {
  expect(days({ BYDAY: ['20MO'] }, 1998)).toBe('05-18')
  expect(days({ BYDAY: ['-1SU'] }, 2026)).toBe('12-27')
  expect(days({ BYDAY: ['-1SU'], BYMONTH: [3, 10] }, 2026)).toBe('03-29 10-25')
})

test('weeks begin when told, the first has four days', () => {
  // 2026 begins and ends on a Thursday: its first ISO week ends on the 4th, and it has 53.
  expect(days({ BYWEEKNO: [1], BYDAY: ['TH', 'SU'] }, 2026)).toBe('01-01 01-04')
  expect(days({ BYWEEKNO: [53], BYDAY: ['MO'] }, 2026)).toBe('12-28')
  expect(days({ BYWEEKNO: [-1], BYDAY: ['MO'] }, 2026)).toBe('12-28')
  expect(days({ BYWEEKNO: [1], BYDAY: ['SU'] }, 2026, 0)).toBe('01-04')
})

test('a position is taken among the days of the year', () => {
  expect(days({ BYMONTH: [6], BYDAY: ['MO', 'TU'], BYSETPOS: [1, -1] }, 2026)).toBe('06-01 06-30')
})
