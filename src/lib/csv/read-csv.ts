import type { Parsed, Problem } from '../problem.ts'
import { type Counted, type CsvLimits, type CsvRow, type CsvRows, csvRows } from './csv-rows.ts'

export interface CsvTable {
  separator: string
  /** Rows that hold something; blank ones are left out but keep their number. */
  rows: CsvRow[]
}

/** Room for the largest address book: LinkedIn allows 30,000 connections. A small archive may inflate to millions of rows. */
export const MOST_ROWS = 50_000

/** Outlook writes 92 columns, most of them empty. */
const LIMITS: CsvLimits = {
  rows: MOST_ROWS,
  cells: MOST_ROWS * 120,
  filledCells: MOST_ROWS * 20,
  cellsOfARow: 1000,
  charactersOfACell: 500_000,
}

const SEPARATORS = [',', ';', '\t', '|'] as const

/**
 * The cells of a CSV text, whatever its separator, quotes and line ends. Line ends within cells become `\n`. What is
 * beyond the limits is left out and said.
 */
export function readCsv(text: string): Parsed<CsvTable> {
  const { start, separator, skipped } = separatorLine(text)
  const body = start === 0 ? text : text.slice(start)
  const delimiter = separator ?? guessSeparator(body)
  const read = csvRows(body, delimiter, LIMITS, 1 + skipped)
  return { value: { separator: delimiter, rows: read.rows }, problems: problemsOf(read) }
}

function problemsOf({ stray, openQuoteRow, overlong, stoppedAt }: CsvRows): Problem[] {
  const problems = countedProblems(stray, {
    level: 'repaired',
    code: 'stray-quote',
    message: 'A quotation mark stands where none may; it was read as part of the cell.',
  })
  if (openQuoteRow !== null)
    problems.push({
      where: `row ${openQuoteRow}`,
      level: 'repaired',
      code: 'open-quote',
      message: 'A quotation mark is opened and never closed; everything after it was read as one cell.',
    })
  problems.push(
    ...countedProblems(overlong, {
      level: 'rejected',
      code: 'cell-too-long',
      params: { limit: LIMITS.charactersOfACell },
      message: `A cell has more than ${LIMITS.charactersOfACell} characters; the row was left out. A quotation mark that is never closed may be the reason.`,
    }),
  )
  if (stoppedAt !== null) problems.push(tooManyRows(stoppedAt))
  return problems
}

function countedProblems({ first, count }: Counted, said: Omit<Problem, 'where'>): Problem[] {
  const problems = first.map((row): Problem => ({ where: `row ${row}`, ...said }))
  if (count > first.length) problems.push(moreAlike(count - first.length, problems.at(-1) as Problem))
  return problems
}

/** Stands for the problems of one kind that are not kept: so many more like the last one kept. */
export function moreAlike(count: number, { where, level }: Problem): Problem {
  return {
    where: 'file',
    level,
    code: 'more-alike',
    params: { count, where },
    message: `${count} more like the one at ${where}.`,
  }
}

function tooManyRows(row: number): Problem {
  return {
    where: `row ${row}`,
    level: 'rejected',
    code: 'too-many-rows',
    params: { last: row - 1 },
    message: `The file holds more than is read at once: row ${row} and those after it were left out. Import it in parts.`,
  }
}

export interface RaggedRows {
  rows: CsvRow[]
  columns: number
}

/** Names the rows whose width is not the header's, once for the short and once for the long. */
export function raggedProblems({ rows, columns }: RaggedRows): Problem[] {
  const short = rows.filter(row => row.cells.length < columns)
  const long = rows.filter(row => row.cells.slice(columns).some(cell => cell.trim() !== ''))
  const problems: Problem[] = []
  if (short.length > 0)
    problems.push({
      where: rowList(short),
      level: 'repaired',
      code: 'short-rows',
      params: { count: short.length, columns },
      message: `${count(short, 'row has', 'rows have')} fewer than ${columns} cells; the missing ones are read as empty.`,
    })
  if (long.length > 0)
    problems.push({
      where: rowList(long),
      level: 'ignored',
      code: 'long-rows',
      params: { count: long.length, columns },
      message: `${count(long, 'row has', 'rows have')} cells beyond the ${columns} columns; they are kept in the note.`,
    })
  return problems
}

/** `row 7`, `rows 7, 9, 12`, `rows 7, 9, 12, …`. */
export function rowList(rows: readonly CsvRow[]): string {
  const numbers = rows.slice(0, 3).map(row => row.number)
  return `${rows.length > 1 ? 'rows' : 'row'} ${numbers.join(', ')}${rows.length > 3 ? ', …' : ''}`
}

/** Where the table begins: Excel writes and reads `sep=;` as the first line. */
function separatorLine(text: string): { start: number; separator: string | null; skipped: number } {
  const mark = text.startsWith('\ufeff') ? 1 : 0
  const match = /^"?sep=([,;\t|])"?[^\S\r\n]*(?:\r\n?|\n)/i.exec(text.slice(mark, mark + 100))
  if (!match?.[1]) return { start: mark, separator: null, skipped: 0 }
  return { start: mark + match[0].length, separator: match[1], skipped: 1 }
}

const BEGINNING = 1_000_000

/** The separator that cuts the most of the first rows into the same number of cells. */
function guessSeparator(text: string): string {
  const beginning = text.slice(0, BEGINNING)
  let best: string = ','
  let bestCells = 0
  for (const separator of SEPARATORS) {
    const { rows } = csvRows(beginning, separator, { ...LIMITS, rows: 30 })
    const widths = new Map<number, number>()
    for (const {
      cells: { length },
    } of rows)
      if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
    const cells = Math.max(0, ...[...widths].map(([width, rows]) => width * rows))
    if (cells > bestCells) {
      best = separator
      bestCells = cells
    }
  }
  return best
}

function count(rows: readonly CsvRow[], one: string, several: string): string {
  return `${rows.length} ${rows.length > 1 ? several : one}`
}
