import type { CsvRow } from '../lib/csv/csv-rows.ts'
import { foldHeader } from '../lib/csv/header.ts'
import type { ColumnUse, ContactDialect } from './column-use.ts'
import { GOOGLE } from './google-columns.ts'
import { LINKEDIN } from './linkedin-columns.ts'
import { OUTLOOK_ENGLISH, OUTLOOK_FRENCH } from './outlook-columns.ts'
import { PLAIN } from './plain-columns.ts'
import { THUNDERBIRD_ENGLISH, THUNDERBIRD_FRENCH } from './thunderbird-columns.ts'
import { WINDOWS_LIVE_MAIL_ENGLISH, WINDOWS_LIVE_MAIL_FRENCH } from './windows-live-mail-columns.ts'

export interface Column {
  /** As the file writes it, or `column 12` where it writes nothing. */
  header: string
  /** Null when the dialect does not know it. */
  use: ColumnUse | null
}

export interface ContactHeader {
  dialect: ContactDialect
  columns: Column[]
  /** The rows below it. */
  rows: CsvRow[]
}

// Where two know as many columns the first is meant.
const DIALECTS: readonly ContactDialect[] = [
  LINKEDIN,
  GOOGLE,
  OUTLOOK_FRENCH,
  OUTLOOK_ENGLISH,
  WINDOWS_LIVE_MAIL_FRENCH,
  WINDOWS_LIVE_MAIL_ENGLISH,
  THUNDERBIRD_FRENCH,
  THUNDERBIRD_ENGLISH,
  PLAIN,
]

/** Lines may stand above the header (LinkedIn writes three). */
const SEARCHED_ROWS = 15
/** The part of the headers a dialect must know, so that a table of something else is not taken for people. */
const KNOWN_SHARE = 0.6

/** Columns someone added to a program's own, that stand by themselves and cannot be mistaken. */
const ADDED: ReadonlySet<ColumnUse['kind']> = new Set(['phone', 'mail', 'url', 'display-name', 'tags'])

/** The first row that heads an address book, with the dialect that knows most of its columns; null when none does. */
export function findContactHeader(rows: readonly CsvRow[]): ContactHeader | null {
  for (const [i, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const headers = row.cells.map(foldHeader)
    const named = headers.filter(header => header !== '').length
    let best: { dialect: ContactDialect; uses: (ColumnUse | null)[]; known: number } | null = null
    for (const dialect of DIALECTS) {
      const uses = dialect.usesOf(headers)
      const known = uses.filter(use => use !== null).length
      if (known < named * KNOWN_SHARE || known <= (best?.known ?? 0) || !dialect.accepts(uses)) continue
      best = { dialect, uses, known }
    }
    if (!best) continue
    const { dialect, uses } = best
    const added = PLAIN.usesOf(headers).map(use => (use && ADDED.has(use.kind) ? use : null))
    const columns = row.cells.map((cell, at) => ({
      header: cell.trim() || `column ${at + 1}`,
      use: uses[at] ?? added[at] ?? null,
    }))
    return { dialect, columns, rows: rows.slice(i + 1) }
  }
  return null
}
