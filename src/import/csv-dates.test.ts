import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPartialDate } from '../lib/partial-date.ts'
import { isNoDate, orderEvidence, parseCsvDate } from './csv-dates.ts'

function read(text: string, order: 'day-first' | 'month-first' = 'day-first', pivot = 30): string | null {
  const date = parseCsvDate(text, order, pivot)
  return date && formatPartialDate(date)
}

test('the order of day and month is the one given', () => {
  expect(read('12/04/1980', 'day-first')).toBe('1980-04-12')
  expect(read('12/04/1980', 'month-first')).toBe('1980-12-04')
})

test('a date that only one order can read is read with that one', () => {
  expect(read('25/12/1980', 'month-first')).toBe('1980-12-25')
  expect(read('12/25/1980', 'day-first')).toBe('1980-12-25')
})

test.each([
  ['1980-04-12', '1980-04-12'],
  ['1980/4/12', '1980-04-12'],
  ['19800412', '1980-04-12'],
  ['1980-04-12T00:00:00Z', '1980-04-12'],
  ['12/04/1980 00:00:00', '1980-04-12'],
  ['12.04.1980', '1980-04-12'],
  ['--04-12', '--04-12'],
  ['12/04', '--04-12'],
  ['1604-04-12', '--04-12'],
  ['12/04/80', '1980-04-12'],
  ['12/04/05', '2005-04-12'],
  ['08 Feb 2026', '2026-02-08'],
  ['7-Feb-22', '2022-02-07'],
  ['12 mars 2023', '2023-03-12'],
  ['1er août 1970', '1970-08-01'],
  ['3 févr. 1999', '1999-02-03'],
  ['April 12, 1980', '1980-04-12'],
  ['29 février', '--02-29'],
])('%s is %s', (text, date) => {
  expect(read(text)).toBe(date)
})

test.each(['', '31/02/1980', '30/30/1980', '3 jui 1980', 'hier', '1980-13-01', '12/04/198'])(
  '%j is no date',
  text => {
    expect(read(text)).toBeNull()
  },
)

test.each(['0/0/00', '00/00/00', '00/00/0000', '0000-00-00', ' '])('%j says that there is no date', text => {
  expect(isNoDate(text)).toBe(true)
})

test('one number above 12 decides for the file', () => {
  expect(orderEvidence(['01/02/1980', '25/12/1980'])).toEqual({ order: 'day-first', ambiguous: 1 })
  expect(orderEvidence(['01/02/1980', '12/25/1980'])).toEqual({ order: 'month-first', ambiguous: 1 })
  expect(orderEvidence(['13/02/1980', '12/25/1980', '01/02/1980'])).toEqual({ order: null, ambiguous: 1 })
  expect(orderEvidence(['04/04/1980', '0/0/00', '1980-01-02'])).toEqual({ order: null, ambiguous: 0 })
})

test('what a program writes in either order is read back in that order', () => {
  const part = (max: number) => fc.integer({ min: 1, max })
  fc.assert(
    fc.property(part(28), part(12), fc.integer({ min: 1900, max: 2026 }), (day, month, year) => {
      const date = { year: year === 1604 ? null : year, month, day }
      expect(parseCsvDate(`${day}/${month}/${year}`, 'day-first', 30)).toEqual(date)
      expect(parseCsvDate(`${month}/${day}/${year}`, 'month-first', 30)).toEqual(date)
    }),
  )
})
