import type { CsvRow } from '../lib/csv/csv-rows.ts'
import { decodeText } from '../lib/csv/decode-text.ts'
import { raggedProblems, readCsv, rowList } from '../lib/csv/read-csv.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import type { Parsed, Problem } from '../lib/problem.ts'
import type { PlainUse } from './column-mapping.ts'
import type { ContactFormat } from './column-use.ts'
import { finishedContact, type ImportedContact } from './contact-draft.ts'
import { type ContactHeader, findContactHeader } from './contact-header.ts'
import { type ContactSheet, readContactRow } from './contact-row.ts'
import { type DayOrder, isNoDate, orderEvidence } from './csv-dates.ts'
import { saidHeader, type ToldTable, toldTable } from './said-columns.ts'

export interface ContactCsvOptions {
  /** The reader's: for the heading in notes, and for dates where neither the file nor its headers tell. */
  language: 'fr' | 'en'
  /** What the reader answered when dates could be read two ways; wins over everything. */
  order?: DayOrder
  /** What the owner said of tables before, by the digest of their headers. */
  mappings?: ReadonlyMap<string, readonly PlainUse[]>
  digest?: (text: string) => string
}

export interface ContactCsv {
  format: ContactFormat
  contacts: ImportedContact[]
  /** For a table that no program wrote: its columns, which the owner may say otherwise. */
  table: ToldTable | null
}

/**
 * The contacts of a CSV file, its encoding, separator and program found by its content. Values without a place on a
 * card go to the end of the note, under a heading, and their columns are named in the problems.
 */
export function readContactCsv(bytes: Uint8Array, options: ContactCsvOptions): Parsed<ContactCsv> {
  const { text, encoding, guessed } = decodeText(bytes)
  const table = readCsv(text)
  const problems: Problem[] = []
  if (guessed)
    problems.push({
      where: 'file',
      level: 'repaired',
      code: 'guessed-encoding',
      params: { encoding },
      message: `The file does not say its encoding; it was read as ${encoding}, by its letters.`,
    })
  problems.push(...table.problems)

  const said = saidHeader(table.value.rows, options)
  const header = said ?? findContactHeader(table.value.rows)
  const told = toldTable(table.value.rows, { header, isSaid: said !== null }, options)
  if (!header) {
    problems.push(unknownHeaders(table.value.rows, told !== null))
    return { value: { format: 'csv', contacts: [], table: told }, problems }
  }
  const { contacts, problems: found } = readSheet(header, options)
  return {
    value: { format: header.dialect.format, contacts, table: told },
    problems: [...problems, ...found],
  }
}

/** The program that wrote the table, or null when it is no address book we know. */
export function recogniseContactCsv(text: string): ContactFormat | null {
  return findContactHeader(readCsv(text).value.rows)?.dialect.format ?? null
}

function readSheet(header: ContactHeader, options: ContactCsvOptions) {
  const { dialect, columns, rows } = header
  const problems = new KeptProblems()
  problems.add(raggedProblems({ rows, columns: columns.length }))
  const { order, problem } = dayOrder(header, options)
  if (problem) problems.add([problem])

  const sheet: ContactSheet = { format: dialect.format, columns, order, problems, kept: new Map() }
  const contacts: ImportedContact[] = []
  const nameless: CsvRow[] = []
  for (const row of rows) {
    const draft = readContactRow(row, sheet)
    const contact = finishedContact(draft, HEADINGS[options.language])
    if (contact) contacts.push({ contact, where: `row ${row.number}`, facts: draft.facts })
    else nameless.push(row)
  }
  problems.add([...keptProblems(sheet), ...namelessProblems(nameless)])
  return { contacts, problems: problems.list() }
}

const HEADINGS = { fr: 'Autres champs :', en: 'Other fields:' }

function dayOrder(
  { dialect, columns, rows }: ContactHeader,
  options: ContactCsvOptions,
): { order: DayOrder; problem: Problem | null } {
  const dated = columns.flatMap(({ use }, at) =>
    use?.kind === 'date' || use?.kind === 'connected-on' ? [at] : [],
  )
  const dates = rows.flatMap(({ cells }) => dated.map(at => cells[at] ?? '').filter(cell => !isNoDate(cell)))
  const evidence = orderEvidence(dates)
  const order =
    options.order ??
    evidence.order ??
    ((dialect.language ?? options.language) === 'fr' ? 'day-first' : 'month-first')
  if (options.order || evidence.order || evidence.ambiguous === 0) return { order, problem: null }
  const headers = dated.map(at => columns[at]?.header).join(', ')
  const reading = order === 'day-first' ? 'the day first' : 'the month first'
  const problem: Problem = {
    where: `column ${headers}`,
    level: 'repaired',
    code: `dates-${order}`,
    params: { count: evidence.ambiguous },
    message: `${evidence.ambiguous} dates like 12/04/1980 can be read two ways; they were read with ${reading}, as the language of the file suggests.`,
  }
  return { order, problem }
}

function keptProblems({ kept }: ContactSheet): Problem[] {
  return [...kept].map(([header, count]) => ({
    where: `column ${header}`,
    level: 'ignored',
    code: 'kept-in-note',
    params: { count },
    message: `${count > 1 ? `${count} values have` : '1 value has'} no place on a card; kept at the end of the note.`,
  }))
}

function namelessProblems(rows: readonly CsvRow[]): Problem[] {
  if (rows.length === 0) return []
  return [
    {
      where: rowList(rows),
      level: 'rejected',
      code: 'nameless-rows',
      params: { count: rows.length },
      message: `${rows.length} ${rows.length > 1 ? 'rows have' : 'row has'} no name, organisation, mail or phone (LinkedIn hides some members so).`,
    },
  ]
}

function unknownHeaders(rows: readonly CsvRow[], canBeSaid: boolean): Problem {
  const first = rows[0]
  if (!first) return { where: 'file', level: 'rejected', code: 'no-rows', message: 'The file holds no rows.' }
  const headers = first.cells.map(cell => cell.trim().slice(0, 40)).filter(cell => cell !== '')
  const shown = headers.slice(0, 12).join(', ') + (headers.length > 12 ? ', …' : '')
  return {
    where: `row ${first.number}`,
    level: 'rejected',
    code: canBeSaid ? 'columns-unsaid' : 'unknown-columns',
    params: { columns: shown },
    message: `The columns are not those of an address book we know (${shown}). ${canBeSaid ? 'Say on the page of the import what each of them holds.' : 'Export vCard files instead.'}`,
  }
}
