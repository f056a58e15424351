import type { Parsed, Problem } from '../lib/problem.ts'
import { type MonicaAccount, type MonicaPerson, monicaName, newMonicaPerson } from './monica-account.ts'
import { reminderTold } from './monica-json.ts'
import { readSqlInserts, type SqlRow } from './sql-inserts.ts'

/** Whether a text begins as Monica's SQL export does. */
export function isMonicaSql(start: string): boolean {
  return /^INSERT IGNORE INTO `?\w+`? \(/m.test(start) && /monica|`?accounts`?|`?contacts`?/i.test(start)
}

const TABLES = [
  ...[
    'contacts',
    'contact_fields',
    'contact_field_types',
    'notes',
    'calls',
    'activities',
    'activity_contact',
  ],
  ...[
    'reminders',
    'special_dates',
    'relationships',
    'relationship_types',
    'tags',
    'contact_tag',
    'addresses',
  ],
  ...['places', 'conversations', 'messages'],
]

/** The SQL export of Monica 4: its rows are read as text, nothing is ever executed. */
export function monicaFromSql(text: string): Parsed<MonicaAccount | null> {
  const { value: tables, problems } = readSqlInserts(text, new Set(TABLES))
  const rows = (name: string) => tables.get(name) ?? []
  if (rows('contacts').length === 0) return { value: null, problems: [...problems, noContacts()] }

  const dates = byId(rows('special_dates'))
  const people = new Map<string, MonicaPerson>()
  for (const row of rows('contacts')) people.set(get(row, 'id'), personOf(row, dates))
  const of = (row: SqlRow, use: (person: MonicaPerson) => void) => {
    const person = people.get(get(row, 'contact_id'))
    if (person) use(person)
  }
  const types = byId(rows('contact_field_types'))
  for (const row of rows('contact_fields')) {
    const type = types.get(get(row, 'contact_field_type_id'))
    of(row, ({ fields }) =>
      fields.push({ type: get(type, 'type') || get(type, 'name'), data: get(row, 'data').trim() }),
    )
  }
  const places = byId(rows('places'))
  for (const row of rows('addresses')) of(row, ({ addresses }) => addresses.push(addressOf(row, places)))
  for (const row of rows('notes')) of(row, ({ notes }) => notes.push(get(row, 'body').trim()))
  for (const row of rows('calls'))
    of(row, ({ calls }) =>
      calls.push({ at: get(row, 'called_at'), isTheirs: get(row, 'contact_called') === '1' }),
    )
  for (const row of rows('reminders'))
    of(row, ({ reminders }) =>
      reminders.push(reminderTold(get(row, 'initial_date'), get(row, 'frequency_type'), get(row, 'title'))),
    )
  const tags = byId(rows('tags'))
  for (const row of rows('contact_tag'))
    of(row, person => person.tags.push(get(tags.get(get(row, 'tag_id')), 'name')))
  addMessages(rows('messages'), byId(rows('conversations')), of)
  addRelations(rows('relationships'), byId(rows('relationship_types')), people)
  return { value: { people: [...people.values()], activities: activitiesOf(rows, people) }, problems }
}

function personOf(row: SqlRow, dates: ReadonlyMap<string, SqlRow>): MonicaPerson {
  const text = (name: string) => get(row, name).trim()
  const day = (name: string) => specialDay(dates.get(get(row, name)))
  return {
    ...newMonicaPerson(get(row, 'uuid') || get(row, 'id'), `line ${row.line}`),
    ...{ firstName: text('first_name'), middleName: text('middle_name'), lastName: text('last_name') },
    ...{ nickname: text('nickname'), job: text('job'), company: text('company') },
    ...{ description: text('description'), foodPreferences: text('food_preferences') },
    isPartial: get(row, 'is_partial') === '1',
    birthday: day('birthday_special_date_id'),
    firstMet: day('first_met_special_date_id'),
  }
}

function specialDay(row: SqlRow | undefined): string {
  const text = get(row, 'date').slice(0, 10)
  if (text === '' || get(row, 'is_age_based') === '1') return ''
  return get(row, 'is_year_unknown') === '1' ? `-${text.slice(4)}` : text
}

function addressOf(row: SqlRow, places: ReadonlyMap<string, SqlRow>) {
  const place = places.get(get(row, 'place_id')) ?? row
  const part = (name: string) => get(place, name).trim()
  const address = { street: part('street'), town: part('city'), region: part('province') }
  return { ...address, name: get(row, 'name'), postalCode: part('postal_code'), country: part('country') }
}

function addMessages(
  rows: readonly SqlRow[],
  conversations: ReadonlyMap<string, SqlRow>,
  of: (row: SqlRow, use: (person: MonicaPerson) => void) => void,
): void {
  for (const row of rows) {
    const conversation = conversations.get(get(row, 'conversation_id'))
    if (!conversation) continue
    const at = get(row, 'written_at') || get(conversation, 'happened_at')
    of(conversation, ({ messages }) =>
      messages.push({ at, isMine: get(row, 'written_by_me') === '1', letters: get(row, 'content').length }),
    )
  }
}

function addRelations(
  rows: readonly SqlRow[],
  types: ReadonlyMap<string, SqlRow>,
  people: ReadonlyMap<string, MonicaPerson>,
): void {
  for (const row of rows) {
    const one = people.get(get(row, 'contact_is'))
    const other = people.get(get(row, 'of_contact'))
    const type = get(types.get(get(row, 'relationship_type_id')), 'name')
    if (one && other) other.relations.push(`${monicaName(one)} (${type})`)
  }
}

function activitiesOf(rows: (name: string) => readonly SqlRow[], people: ReadonlyMap<string, MonicaPerson>) {
  const withWhom = new Map<string, string[]>()
  for (const row of rows('activity_contact')) {
    const person = people.get(get(row, 'contact_id'))
    const activity = get(row, 'activity_id')
    const list = withWhom.get(activity) ?? []
    withWhom.set(activity, list)
    if (person) list.push(person.id)
  }
  return rows('activities').map(row => ({
    id: get(row, 'uuid') || get(row, 'id'),
    title: get(row, 'summary'),
    day: get(row, 'happened_at'),
    people: withWhom.get(get(row, 'id')) ?? [],
  }))
}

function byId(rows: readonly SqlRow[]): Map<string, SqlRow> {
  return new Map(rows.map(row => [get(row, 'id'), row]))
}

function get(row: SqlRow | undefined, column: string): string {
  return row?.values.get(column) ?? ''
}

function noContacts(): Problem {
  return {
    where: 'file',
    level: 'rejected',
    code: 'monica-empty',
    message: 'The file holds no table of contacts as Monica writes it.',
  }
}
