import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { MOST_ROWS, raggedProblems, readCsv } from './read-csv.ts'

test.each([',', ';', '\t', '|'])('the separator %j is found', separator => {
  const text = [['a', 'b', 'c'].join(separator), ['1', '2', '3'].join(separator)].join('\n')
  expect(readCsv(text).value).toEqual({
    separator,
    rows: [
      { number: 1, cells: ['a', 'b', 'c'] },
      { number: 2, cells: ['1', '2', '3'] },
    ],
  })
})

test('commas within the cells of a semicolon file do not mislead', () => {
  const text = 'Nom;Adresse;Ville\nDurand;12, rue X, bât. B;Lyon\nPetit;3, rue Y;Nice\n'
  expect(readCsv(text).value.separator).toBe(';')
})

test("Excel's sep= line is obeyed and keeps its row number", () => {
  const { separator, rows } = readCsv('sep=;\r\na;b\r\n').value
  expect(separator).toBe(';')
  expect(rows).toEqual([{ number: 2, cells: ['a', 'b'] }])
})

test('rows are numbered as in a spreadsheet: blank ones count, lines within a cell do not', () => {
  const { rows } = readCsv('a,b\n\n"x\r\ny",2\n3,4\n').value
  expect(rows.map(row => row.number)).toEqual([1, 3, 4])
  expect(rows[1]?.cells).toEqual(['x\ny', '2'])
})

test('a bare CR ends a line', () => {
  expect(readCsv('a,b\r1,2\r').value.rows).toHaveLength(2)
})

test('a quotation mark that is never closed is named', () => {
  const { problems } = readCsv('a,b\n"x,2\n3,4\n')
  expect(problems).toContainEqual(expect.objectContaining({ where: 'row 2', level: 'repaired' }))
})

test('short rows and cells beyond the header are named once each', () => {
  const { rows } = readCsv('a,b,c\n1,2\n1,2,3,4\n1,2,3,\n').value
  expect(raggedProblems({ rows: rows.slice(1), columns: 3 })).toEqual([
    expect.objectContaining({ where: 'row 2', level: 'repaired' }),
    expect.objectContaining({ where: 'row 3', level: 'ignored' }),
  ])
})

test('cells written by Papa Parse come back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ') })
  const table = fc.array(fc.tuple(fc.constant('x'), cell, fc.constant('y'), cell), {
    minLength: 3,
    maxLength: 8,
  })
  fc.assert(
    fc.property(table, data => {
      const text = `sep=,\n${Papa.unparse(data, { newline: '\n' })}`
      expect(readCsv(text).value.rows.map(row => row.cells)).toEqual(data)
    }),
  )
})

test('rows beyond what is read at once are left out and said', () => {
  const { value, problems } = readCsv(`a,b\n${'x,y\n'.repeat(MOST_ROWS)}`)
  expect(value.rows).toHaveLength(MOST_ROWS)
  expect(problems.map(({ where, code }) => [where, code])).toEqual([
    [`row ${MOST_ROWS + 1}`, 'too-many-rows'],
  ])
  expect(readCsv('x,y\n'.repeat(MOST_ROWS)).problems).toEqual([])
})

test('a zero byte is no part of a cell', () => {
  expect(readCsv('a,b\nx\0y,\0').value.rows[1]?.cells).toEqual(['xy', ''])
})

test('any text is read without throwing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => Array.isArray(readCsv(text).value.rows)))
})
