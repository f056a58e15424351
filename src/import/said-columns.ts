import type { CsvRow } from '../lib/csv/csv-rows.ts'
import { columnUse, mappingText, type PlainUse, plainUse } from './column-mapping.ts'
import type { ContactHeader } from './contact-header.ts'
import { guessedUses } from './guess-columns.ts'
import { PLAIN } from './plain-columns.ts'

/** A table whose columns its owner may say, with what they seem to hold. */
export interface ToldTable {
  /** Digest of its headers. */
  id: string
  columns: ToldColumn[]
  /** Below the header. */
  rows: number
  /** The cells of the first of them that says something. */
  first: string[]
  /** `asked`: nothing is read of it until its owner says; `guessed`: read by its headers; `said`: as its owner said. */
  state: 'asked' | 'guessed' | 'said'
}

export interface ToldColumn {
  header: string
  /** The first that say something. */
  examples: string[]
  use: PlainUse
}

/** With the name of the file it stands in. */
export interface FileTable extends ToldTable {
  file: string
}

interface Known {
  mappings?: ReadonlyMap<string, readonly PlainUse[]>
  digest?: (text: string) => string
}

const EXAMPLES = 3
const LONGEST_EXAMPLE = 60
export const MOST_COLUMNS = 80
const SEARCHED_ROWS = 15

/** The header of a table that its owner has said the columns of; null for others. */
export function saidHeader(rows: readonly CsvRow[], { mappings, digest }: Known): ContactHeader | null {
  if (!mappings || mappings.size === 0 || !digest) return null
  for (const [at, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const uses = mappings.get(digest(mappingText(row.cells)))
    if (!uses || uses.length !== row.cells.length) continue
    const columns = row.cells.map((cell, n) => ({
      header: cell.trim() || `column ${n + 1}`,
      use: columnUse(uses[n] ?? 'kept'),
    }))
    return { dialect: PLAIN, columns, rows: rows.slice(at + 1) }
  }
  return null
}

/** What is shown of a table to its owner; null for one that a program wrote, and for what is no table. */
export function toldTable(
  rows: readonly CsvRow[],
  { header, isSaid }: { header: ContactHeader | null; isSaid: boolean },
  { digest }: Known,
): ToldTable | null {
  if (!digest || (header && header.dialect !== PLAIN)) return null
  const at = header ? rows.length - header.rows.length - 1 : headerAt(rows)
  const row = rows[at]
  const below = rows.slice(at + 1)
  if (!row || below.length === 0 || row.cells.length > MOST_COLUMNS) return null
  const headers = row.cells.map((cell, n) => cell.trim() || `column ${n + 1}`)
  const uses = header ? header.columns.map(({ use }) => plainUse(use)) : guessedUses(headers, below)
  const columns = headers.map((name, n) => ({
    header: name.slice(0, LONGEST_EXAMPLE),
    examples: examplesIn(below, n),
    use: uses[n] ?? 'kept',
  }))
  const state = isSaid ? 'said' : header ? 'guessed' : 'asked'
  const filled = below.find(({ cells }) => cells.some(cell => cell.trim() !== ''))
  const first = headers.map((_, n) => filled?.cells[n]?.trim().slice(0, LONGEST_EXAMPLE) ?? '')
  return { id: digest(mappingText(row.cells)), columns, rows: below.length, first, state }
}

/** The first row as wide as most of those below it. */
function headerAt(rows: readonly CsvRow[]): number {
  const filled = ({ cells }: CsvRow) => cells.filter(cell => cell.trim() !== '').length
  const width = Math.max(0, ...rows.slice(0, SEARCHED_ROWS).map(row => row.cells.length))
  return Math.max(
    0,
    rows.slice(0, SEARCHED_ROWS).findIndex(row => row.cells.length === width && filled(row) > width / 2),
  )
}

function examplesIn(rows: readonly CsvRow[], column: number): string[] {
  const examples: string[] = []
  for (const { cells } of rows) {
    const cell = cells[column]?.trim() ?? ''
    if (cell !== '' && !examples.includes(cell.slice(0, LONGEST_EXAMPLE)))
      examples.push(cell.slice(0, LONGEST_EXAMPLE))
    if (examples.length === EXAMPLES) break
  }
  return examples
}
