import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../lib/day.ts'
import { isBirthdayReminder, isOver, nextDay, rhythmOf } from './monica-reminders.ts'

const REMINDER = {
  ...{ id: '', date: '2024-04-12', frequency: 'year', every: '1', title: 'Appeler', description: '' },
  ...{ isInactive: false, isOfMonica: false },
}
const TODAY = day('2026-11-22')

test.each([
  ['2026-11-22', { unit: 'week', every: 1 }, '2026-11-22'],
  ['2026-11-20', { unit: 'week', every: 2 }, '2026-12-04'],
  ['2025-01-31', { unit: 'month', every: 1 }, '2026-11-30'],
  ['2025-01-10', { unit: 'month', every: 5 }, '2027-02-10'],
  ['2024-02-29', { unit: 'year', every: 1 }, '2027-02-28'],
  ['2024-12-24', { unit: 'year', every: 1 }, '2026-12-24'],
  ['2020-01-01', { unit: 'once' }, '2020-01-01'],
  ['2031-05-01', { unit: 'year', every: 1 }, '2031-05-01'],
] as const)('from %s at each %j the next is %s', (first, rhythm, next) => {
  expect(nextDay(day(first), rhythm, TODAY)).toBe(next)
})

test('the next day is never before today, nor more than one turn after it', () => {
  const longest = { week: 7, month: 31, year: 366 }
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60_000 }),
      fc.constantFrom('week' as const, 'month' as const, 'year' as const),
      fc.integer({ min: 1, max: 30 }),
      (ago, unit, every) => {
        const next = nextDay(addDays(TODAY, -ago), { unit, every }, TODAY)
        const latest: Day = addDays(TODAY, longest[unit] * every)
        expect(next >= TODAY && next <= latest).toBe(true)
        expect(nextDay(addDays(TODAY, -ago), { unit, every }, next)).toBe(next)
      },
    ),
  )
})

test('a rhythm that Monica does not have is none', () => {
  expect(rhythmOf({ ...REMINDER, frequency: 'fortnight' })).toBeNull()
  expect(rhythmOf({ ...REMINDER, every: '0' })).toBeNull()
  expect(rhythmOf({ ...REMINDER, every: '' })).toEqual({ unit: 'year', every: 1 })
})

test('the birthday of the card is no reminder, another thing on that day is one', () => {
  const is = (changes: Partial<typeof REMINDER>, birthday = '--04-12') =>
    isBirthdayReminder({ ...REMINDER, ...changes }, birthday)
  expect(is({ title: 'Anniversaire de Léa' })).toBe(true)
  expect(is({ isOfMonica: true })).toBe(true)
  expect(is({})).toBe(false)
  expect(is({ title: 'Anniversaire de Léa', frequency: 'month' })).toBe(false)
  expect(is({ title: 'Anniversaire de Léa' }, '1980-04-13')).toBe(false)
  expect(is({ title: 'Anniversaire de mariage' }, '')).toBe(false)
})

test('a reminder is over by what the file says, whatever day it is', () => {
  expect(isOver({ ...REMINDER, isInactive: true }, '')).toBe(true)
  expect(isOver({ ...REMINDER, frequency: 'one_time' }, '2026-01-01')).toBe(true)
  expect(isOver({ ...REMINDER, frequency: 'one_time' }, '2024-04-12')).toBe(false)
  expect(isOver(REMINDER, '2026-01-01')).toBe(false)
})
