import Papa from 'papaparse'
import type { Parsed, Problem } from '../problem.ts'
import { withoutNul } from '../without-nul.ts'

export interface CsvRow {
  /** As a spreadsheet numbers it: the first row of the file is 1, a cell of several lines counts once. */
  number: number
  /** By position: headers may stand twice and rows may be shorter or longer than the header. */
  cells: string[]
}

export interface CsvTable {
  separator: string
  /** Rows that hold something; blank ones are left out but keep their number. */
  rows: CsvRow[]
}

/** Ten times the largest address book; a small archive may inflate to millions of rows that fill the memory. */
export const MOST_ROWS = 300_000

const SEPARATORS = [',', ';', '\t', '|'] as const

/** The cells of a CSV text, whatever its separator, quotes and line ends. Line ends within cells become `\n`. */
export function readCsv(text: string): Parsed<CsvTable> {
  const { body, separator, skipped } = withoutSeparatorLine(withoutNul(text).replace(/\r\n?/g, '\n'))
  const delimiter = separator ?? guessSeparator(body)
  const { data, errors } = parse(body, delimiter, MOST_ROWS + 1)
  const rows = data
    .slice(0, MOST_ROWS)
    .map((cells, i) => ({ number: i + 1 + skipped, cells }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  const problems = quoteProblems(errors, skipped)
  if (data.slice(MOST_ROWS).some(cells => cells.join('').trim() !== ''))
    problems.push(tooManyRows(MOST_ROWS + skipped))
  return { value: { separator: delimiter, rows }, problems }
}

function tooManyRows(last: number): Problem {
  return {
    where: `row ${last + 1}`,
    level: 'rejected',
    code: 'too-many-rows',
    params: { last },
    message: `The file has more rows than are read at once: those after row ${last} were left out. Import it in parts.`,
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

function withoutSeparatorLine(text: string): { body: string; separator: string | null; skipped: number } {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  // Excel writes and reads `sep=;` as the first line.
  const match = /^"?sep=([,;\t|])"?[^\S\n]*\n/i.exec(body)
  if (!match?.[1]) return { body, separator: null, skipped: 0 }
  return { body: body.slice(match[0].length), separator: match[1], skipped: 1 }
}

/** The separator that cuts the most of the first rows into the same number of cells. */
function guessSeparator(text: string): string {
  let best: string = ','
  let bestCells = 0
  for (const separator of SEPARATORS) {
    const { data } = parse(text, separator, 30)
    const widths = new Map<number, number>()
    for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
    const cells = Math.max(0, ...[...widths].map(([width, rows]) => width * rows))
    if (cells > bestCells) {
      best = separator
      bestCells = cells
    }
  }
  return best
}

function parse(text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview })
}

function quoteProblems(errors: readonly Papa.ParseError[], skipped: number): Problem[] {
  const problems: Problem[] = []
  for (const { type, code, row } of errors) {
    if (type !== 'Quotes') continue
    problems.push({
      where: `row ${(row ?? 0) + 1 + skipped}`,
      level: 'repaired',
      code: code === 'MissingQuotes' ? 'open-quote' : 'stray-quote',
      message:
        code === 'MissingQuotes'
          ? 'A quotation mark is opened and never closed; everything after it was read as one cell.'
          : 'A quotation mark stands where none may; it was read as part of the cell.',
    })
    if (problems.length === 20) break
  }
  return problems
}

function count(rows: readonly CsvRow[], one: string, several: string): string {
  return `${rows.length} ${rows.length > 1 ? several : one}`
}
