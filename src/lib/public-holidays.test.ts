import { expect, test } from 'vitest'
import { day, weekday } from './day.ts'
import { easterSunday, holidayRegionOf, publicHolidays, publicHolidaysOver } from './public-holidays.ts'

test('Easter falls where the almanacs say', () => {
  const known = [
    '1818-03-22',
    '1943-04-25',
    '2000-04-23',
    '2008-03-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
  ]
  expect(known.map(each => easterSunday(Number(each.slice(0, 4))))).toEqual(known)
})

test('Easter is a Sunday between 22 March and 25 April, for four centuries', () => {
  for (let year = 1900; year < 2300; year++) {
    const easter = easterSunday(year)
    expect(weekday(easter)).toBe(7)
    expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25', easter).toBe(true)
  }
})

test('the eleven of France in 2026', () => {
  expect(publicHolidays('FR', 2026)).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
})

test('the eight of Quebec in 2026, and 1 July kept on the Monday where it is a Sunday', () => {
  expect(publicHolidays('CA-QC', 2026)).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-05-18',
    '2026-06-24',
    '2026-07-01',
    '2026-09-07',
    '2026-10-12',
    '2026-12-25',
  ])
  expect(publicHolidays('CA-QC', 2029)).toContain('2029-07-02')
})

test('the ten of Belgium and the four that all of Switzerland keeps in 2025', () => {
  expect(publicHolidays('BE', 2025)).toEqual([
    '2025-01-01',
    '2025-04-21',
    '2025-05-01',
    '2025-05-29',
    '2025-06-09',
    '2025-07-21',
    '2025-08-15',
    '2025-11-01',
    '2025-11-11',
    '2025-12-25',
  ])
  expect(publicHolidays('CH', 2025)).toEqual(['2025-01-01', '2025-05-29', '2025-08-01', '2025-12-25'])
})

test('those of a span across the new year; none where nobody knows', () => {
  const span = { from: day('2025-12-20'), to: day('2026-01-10') }
  expect(publicHolidaysOver('FR', span)).toEqual(['2025-12-25', '2026-01-01'])
  expect(publicHolidaysOver(holidayRegionOf('CA'), span)).toEqual(['2025-12-25', '2026-01-01'])
  expect(publicHolidaysOver(holidayRegionOf('JP'), span)).toEqual([])
})
