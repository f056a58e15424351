import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPartialDate } from '../lib/partial-date.ts'
import { readBirthday } from './typed-birthday.ts'

const read = (text: string) => {
  const date = readBirthday(text, 2026)
  return date && formatPartialDate(date)
}

test('a birthday is read as people write it', () => {
  expect(read('12/4')).toBe('--04-12')
  expect(read('12.04.1980')).toBe('1980-04-12')
  expect(read('12-4-80')).toBe('1980-04-12')
  expect(read('3/1/05')).toBe('2005-01-03')
  expect(read('12 avril')).toBe('--04-12')
  expect(read('1er août 1977')).toBe('1977-08-01')
  expect(read('April 12, 1980')).toBe('1980-04-12')
  expect(read('the 2nd of May')).toBe('--05-02')
  expect(read('29 février')).toBe('--02-29')
})

test('what is missing stays missing', () => {
  expect(read('avril 1980')).toBe('1980-04')
  expect(read('4/1980')).toBe('1980-04')
  expect(read('1980')).toBe('1980')
  expect(read('avril')).toBe('--04')
})

test('what is no day is not made into one', () => {
  for (const text of ['', '31/2', '29/2/1981', '32/1', '12/13', 'bientôt', '12/04/1980/3', '1 2 mars 3']) {
    expect(read(text)).toBeNull()
  }
})

test('our own form reads back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2026 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      (year, month, day) => {
        const date = { year, month, day }
        expect(readBirthday(formatPartialDate(date), 2026)).toEqual(date)
        expect(readBirthday(`${day}/${month}/${year}`, 2026)).toEqual(date)
      },
    ),
  )
})

test('foreign text never throws', () => {
  fc.assert(fc.property(fc.string(), text => void readBirthday(text, 2026)))
})
