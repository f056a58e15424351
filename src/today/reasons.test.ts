import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { birthdaySoon, daysToAnniversary, isLongUnseen, promiseDue } from './reasons.ts'

const rhythm = { probabilityOfContact30: 0.1, probabilityAlive: 0.5, probabilityOfLapse30: 0.5 }

test('a birthday is soon within a week, over the turn of the year, and today', () => {
  const birthday = { year: 1980, month: 1, day: 2 }
  expect(birthdaySoon({ birthday }, day('2026-12-30'))).toEqual({ code: 'birthday-soon', inDays: 3 })
  expect(birthdaySoon({ birthday }, day('2027-01-02'))).toEqual({ code: 'birthday-soon', inDays: 0 })
  expect(birthdaySoon({ birthday }, day('2027-01-03'))).toBeNull()
  expect(birthdaySoon({ birthday: null }, day('2027-01-03'))).toBeNull()
})

test('a birthday without a day is never soon, one on the 29th of February falls on the 1st of March', () => {
  expect(daysToAnniversary({ year: 1980, month: 4, day: null }, day('2026-04-01'))).toBeNull()
  expect(daysToAnniversary({ year: null, month: 2, day: 29 }, day('2027-02-28'))).toBe(1)
  expect(daysToAnniversary({ year: null, month: 2, day: 29 }, day('2028-02-28'))).toBe(1)
})

test('a promise is due from three days before', () => {
  const promise = { by: 'them' as const, dueOn: day('2026-11-24') }
  expect(promiseDue({ promise }, day('2026-11-21'))).toEqual({ code: 'promise-due', by: 'them', inDays: 3 })
  expect(promiseDue({ promise }, day('2026-11-20'))).toBeNull()
})

test('long unseen is a year, or a half-year that is long for them', () => {
  expect(isLongUnseen({ ...rhythm, sinceDays: 365, usualGapDays: 300 })).toBe(true)
  expect(isLongUnseen({ ...rhythm, sinceDays: 200, usualGapDays: 30 })).toBe(true)
  expect(isLongUnseen({ ...rhythm, sinceDays: 200, usualGapDays: 60 })).toBe(false)
  expect(isLongUnseen({ ...rhythm, sinceDays: 100, usualGapDays: 2 })).toBe(false)
})
