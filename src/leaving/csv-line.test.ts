import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvLimits, csvRows } from '../lib/csv/csv-rows.ts'
import { csvLine } from './csv-line.ts'

const LIMITS: CsvLimits = {
  rows: 100,
  cells: 100,
  filledCells: 1000,
  cellsOfARow: 100,
  charactersOfACell: 1000,
}

test('what is written is read back the same, whatever it holds', () => {
  const cell = fc
    .string({ unit: 'grapheme' })
    .filter(text => !/^[=@\t\r+\ufeff-]/.test(text) && !text.includes('\0'))
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 2, maxLength: 6 }),
      fc.constantFrom(',', ';'),
      (cells, separator) => {
        fc.pre(cells.some(text => text.trim() !== ''))
        const { rows } = csvRows(csvLine(cells, separator as ','), separator, LIMITS)
        expect(rows[0]?.cells).toEqual(cells)
      },
    ),
  )
})

test('a formula is a text, a telephone number stays as it is', () => {
  expect(csvLine(['=1+1', '@SUM', '+33 6 12', '-5', '-x', null, 3], ',')).toBe(
    "'=1+1,'@SUM,+33 6 12,-5,'-x,,3\r\n",
  )
})
