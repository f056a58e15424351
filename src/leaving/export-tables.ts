import { sql } from 'kysely'
import type { Desk } from '../platform/desk.ts'
import { type Cell, csvLine } from './csv-line.ts'
import { pagesOf } from './desk-pages.ts'
import { type NameOf, peopleOfEncounter } from './export-calendar.ts'

type Row = { id: string } & Record<string, string | number | null>
type Column = readonly [name: string, cell: (row: Row) => Cell]

/** Spreadsheets know by it that the text is in UTF-8. */
const BOM = '\ufeff'

/** The tables of an export, by the name of their file, each a line of text at a time. */
export function tablesOfExport(desk: Desk, nameOf: NameOf): Record<string, () => AsyncGenerator<string>> {
  const named = (column: string) => (row: Row) => nameOf(row[column] as string | null)
  const names = (column: string) => (row: Row) =>
    String(row[column] ?? '')
      .split(',')
      .map(nameOf)
      .filter(Boolean)
      .join(', ')
  const money = (column: string) => (row: Row) => {
    const cents = row[column]
    return typeof cents === 'number' ? (cents / 100).toFixed(2) : null
  }
  const people = sql`${peopleOfEncounter(desk.id)} as people`
  const chain = sql`(select string_agg(c.kind || ' ' || c.label || ' ' || (c.share / 100) || ' %', '; ')
    from contribution as c where c.desk_id = ${desk.id} and c.mandate_id = mandate.id) as ways`
  const all = sql`*`
  const of = (table: string, columns: readonly (string | Column)[], select = all) =>
    tableOf(desk, { table, select, columns: columns.map(asColumn) })
  return {
    'encounters.csv': () =>
      of(
        'encounter',
        [
          ...['day', 'time', 'channel', 'size', 'minutes'],
          ['people', names('people')],
          ...['place', 'sphere', 'initiator', 'feeling', 'planned', 'note'],
        ],
        sql`*, ${people}`,
      ),
    'ties.csv': () =>
      of('tie', [['person', named('person_id')], 'other_is', ['other', named('other_id')], 'person_is']),
    'follow-ups.csv': () =>
      of('follow_up', ['text', 'by', ['person', named('person_id')], 'due_on', 'done_on']),
    'mandates.csv': () =>
      of(
        'mandate',
        [
          'what',
          ['client', named('client_id')],
          ...['organisation', 'stage'],
          ['amount', money('amount_cents')],
          ...['currency', 'per', 'minutes_spent', 'heard_on', 'talked_on', 'proposed_on', 'decided_on'],
          ...['delivered_on', 'paid_on', 'ways', 'place', 'lost_because', 'note'],
        ],
        sql`*, ${chain}`,
      ),
    'favours.csv': () =>
      of('favour', [
        ...['day', 'direction', 'kind'],
        ['person', named('person_id')],
        ['about', named('about_id')],
        'note',
      ]),
  }
}

function asColumn(column: string | Column): Column {
  return typeof column === 'string' ? [column, row => row[column] ?? null] : column
}

async function* tableOf(
  desk: Desk,
  { table, select, columns }: { table: string; select: ReturnType<typeof sql>; columns: readonly Column[] },
): AsyncGenerator<string> {
  const separator = desk.language === 'fr' ? ';' : ','
  yield BOM +
    csvLine(
      columns.map(([name]) => name),
      separator,
    )
  for await (const row of pagesOf<Row>(desk, table, select)) {
    yield csvLine(
      columns.map(([, cell]) => cell(row)),
      separator,
    )
  }
}
