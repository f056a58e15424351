import { expect, test } from 'vitest'
import { day } from './day.ts'
import { dayInWords, weekdayInWords } from './day-in-words.ts'

const TODAY = day('2026-11-21')

test('a day is said as one writes it, the first of the month in French too', () => {
  expect(dayInWords(day('2026-12-03'), 'fr')).toBe('3 décembre 2026')
  expect(dayInWords(day('2026-12-01'), 'fr')).toBe('1er décembre 2026')
  expect(dayInWords(day('2026-12-01'), 'en')).toBe('1 December 2026')
})

test('the year is left out, or said where it is another than today’s', () => {
  expect(dayInWords(day('2025-03-11'), 'en', false)).toBe('11 March')
  expect(dayInWords(day('2026-12-01'), 'fr', TODAY)).toBe('1er décembre')
  expect(dayInWords(day('2027-03-01'), 'fr', TODAY)).toBe('1er mars 2027')
})

test('the days of the week begin on Monday', () => {
  expect([1, 4, 7].map(each => weekdayInWords(each, 'fr'))).toEqual(['lundi', 'jeudi', 'dimanche'])
  expect(weekdayInWords(1, 'en')).toBe('Monday')
})
