import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { type CsvLimits, csvRows } from './csv-rows.ts'

const LIMITS: CsvLimits = { rows: 10, cells: 100, filledCells: 50, cellsOfARow: 20, charactersOfACell: 30 }

function cells(text: string): string[][] {
  return csvRows(text, ',', LIMITS).rows.map(row => row.cells)
}

test('any line end ends a row, and blanks may follow a closed mark', () => {
  expect(cells('a,b\r\n"c"  ,d\re,"f" \n"g\r\nh",""\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
    ['g\nh', ''],
  ])
})

test('a mark in the middle of a cell is a part of it', () => {
  expect(csvRows('"a"b",c\n', ',', LIMITS)).toMatchObject({
    rows: [{ cells: ['a"b', 'c'] }],
    stray: { first: [1], count: 1 },
  })
})

test('a mark that is never closed takes the rest, or the row is left out where that is too long', () => {
  expect(csvRows('a\n"b,\nc', ',', LIMITS)).toMatchObject({
    rows: [{}, { cells: ['b,\nc'] }],
    openQuoteRow: 2,
  })
  const long = csvRows(`a\n"b,${'c\n'.repeat(40)}`, ',', LIMITS)
  expect(long).toMatchObject({
    rows: [{ cells: ['a'] }],
    openQuoteRow: 2,
    overlong: { first: [2], count: 1 },
  })
})

test.each([
  ['rows', 'a\n'.repeat(11), 11],
  ['cells', `a${','.repeat(15)}\n`.repeat(8), 7],
  ['filled cells', 'a,b,c,d,e,f,g,h,i\n'.repeat(6), 6],
  ['cells of a row', `a\n${'b,'.repeat(25)}\n`, 2],
])('%s beyond the limit end the reading at their row', (_, text, row) => {
  const read = csvRows(text, ',', LIMITS)
  expect([read.stoppedAt, read.rows.length]).toEqual([row, row - 1])
})

test('blank rows are no rows, however many', () => {
  expect(csvRows(`a\n${'\n , ,\n'.repeat(500)}b`, ',', { ...LIMITS, rows: 2 })).toMatchObject({
    rows: [{ number: 1 }, { number: 1002 }],
    stoppedAt: null,
  })
})

test('what is well written is read as Papa Parse reads it', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é'), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), table => {
      const text = Papa.unparse(table, { newline: '\n' })
      const theirs = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data
      expect(cells(text)).toEqual(theirs.filter(row => row.some(value => value.trim() !== '')))
    }),
  )
})
