import { expect, test } from 'vitest'
import { day } from './day.ts'
import { dayInWords } from './day-in-words.ts'

const TODAY = day('2026-11-21')

test('a day is said as one writes it, the first of the month in French too', () => {
  expect(dayInWords(day('2026-12-03'), TODAY, 'fr')).toBe('3 décembre')
  expect(dayInWords(day('2026-12-01'), TODAY, 'fr')).toBe('1er décembre')
  expect(dayInWords(day('2026-12-01'), TODAY, 'en')).toBe('1 December')
})

test('another year is said', () => {
  expect(dayInWords(day('2027-03-01'), TODAY, 'fr')).toBe('1er mars 2027')
  expect(dayInWords(day('2025-03-11'), TODAY, 'en')).toBe('11 March 2025')
})
