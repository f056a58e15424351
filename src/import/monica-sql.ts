import { parseDay } from '../lib/day.ts'
import type { Parsed, Problem } from '../lib/problem.ts'
import {
  type MonicaAccount,
  type MonicaPerson,
  type MonicaRelation,
  type MonicaTask,
  newMonicaPerson,
} from './monica-account.ts'
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
  ...['places', 'conversations', 'messages', 'genders', 'tasks', 'gifts', 'debts'],
]

/** The SQL export of Monica 4: its rows are read as text, nothing is ever executed. */
export function monicaFromSql(text: string): Parsed<MonicaAccount | null> {
  const { value: tables, problems } = readSqlInserts(text, new Set(TABLES))
  const rows = (name: string) => tables.get(name) ?? []
  if (rows('contacts').length === 0) return { value: null, problems: [...problems, noContacts()] }

  const dates = byId(rows('special_dates'))
  const people = new Map<string, MonicaPerson>()
  const genders = byId(rows('genders'))
  for (const row of rows('contacts')) people.set(get(row, 'id'), personOf(row, dates, genders))
  for (const row of rows('contacts')) {
    const person = people.get(get(row, 'id'))
    if (person) person.firstMetThrough = people.get(get(row, 'first_met_through_contact_id'))?.id ?? ''
  }
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
  const birthdays = new Set(rows('contacts').map(row => get(row, 'birthday_reminder_id')))
  for (const row of rows('reminders'))
    of(row, ({ reminders }) =>
      reminders.push({ ...reminderOf(row), isOfMonica: isMade(row) || birthdays.has(get(row, 'id')) }),
    )
  const tasks: MonicaTask[] = []
  for (const row of rows('tasks')) {
    if (get(row, 'contact_id') === '') tasks.push(taskOf(row))
    else of(row, person => person.tasks.push(taskOf(row)))
  }
  for (const row of rows('gifts')) of(row, ({ gifts }) => gifts.push(giftOf(row)))
  for (const row of rows('debts')) of(row, ({ debts }) => debts.push(debtOf(row)))
  const tags = byId(rows('tags'))
  for (const row of rows('contact_tag'))
    of(row, person => person.tags.push(get(tags.get(get(row, 'tag_id')), 'name')))
  addMessages(rows('messages'), byId(rows('conversations')), of)
  const relations = relationsOf(rows('relationships'), byId(rows('relationship_types')), people)
  const told = { activities: activitiesOf(rows, people), relations, tasks }
  const writtenOn = lastChange([...rows('contacts'), ...rows('reminders')])
  return { value: { people: [...people.values()], ...told, writtenOn }, problems }
}

function personOf(
  row: SqlRow,
  dates: ReadonlyMap<string, SqlRow>,
  genders: ReadonlyMap<string, SqlRow>,
): MonicaPerson {
  const text = (name: string) => get(row, name).trim()
  const day = (name: string) => specialDay(dates.get(get(row, name)))
  return {
    ...newMonicaPerson(get(row, 'uuid') || get(row, 'id'), `line ${row.line}`),
    ...{ firstName: text('first_name'), middleName: text('middle_name'), lastName: text('last_name') },
    ...{ nickname: text('nickname'), job: text('job'), company: text('company') },
    ...{ description: text('description'), foodPreferences: text('food_preferences') },
    isPartial: get(row, 'is_partial') === '1',
    birthday: day('birthday_special_date_id'),
    gender: get(genders.get(get(row, 'gender_id')), 'type'),
    firstMet: day('first_met_special_date_id'),
    firstMetWhere: text('first_met_where'),
    firstMetInfo: text('first_met_additional_info'),
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

function reminderOf(row: SqlRow): Omit<MonicaPerson['reminders'][number], 'isOfMonica'> {
  const text = (name: string) => get(row, name).trim()
  return {
    ...{ id: text('uuid'), date: text('initial_date'), frequency: text('frequency_type') },
    ...{ every: text('frequency_number'), title: text('title'), description: text('description') },
    isInactive: text('inactive') === '1',
  }
}

/** One that its owner cannot take away. */
function isMade(row: SqlRow): boolean {
  return get(row, 'delible') === '0'
}

function taskOf(row: SqlRow): MonicaTask {
  const text = (name: string) => get(row, name).trim()
  const said = { id: text('uuid'), title: text('title'), description: text('description') }
  return { ...said, isDone: text('completed') === '1', doneAt: text('completed_at') }
}

function giftOf(row: SqlRow): MonicaPerson['gifts'][number] {
  const text = (name: string) => get(row, name).trim()
  const said = { id: text('uuid'), name: text('name'), comment: text('comment'), amount: text('amount') }
  const isForAnother = !['', '0'].includes(text('is_for'))
  return { ...said, status: text('status'), day: text('date'), isForAnother }
}

function debtOf(row: SqlRow): MonicaPerson['debts'][number] {
  const text = (name: string) => get(row, name).trim()
  const isMine = text('in_debt') === 'yes'
  const said = { amount: text('amount'), currency: text('currency'), reason: text('reason') }
  return { ...said, isMine, isPaid: text('status') === 'complete' }
}

/** The day of the last change: the file does not say when it was written. */
function lastChange(rows: readonly SqlRow[]): string {
  return rows.reduce((last, row) => {
    const on = get(row, 'updated_at').slice(0, 10)
    return on > last && parseDay(on) !== null ? on : last
  }, '')
}

/** Monica calls `contact_is` the one whose relation it is, and `of_contact` who is that to them. */
function relationsOf(
  rows: readonly SqlRow[],
  types: ReadonlyMap<string, SqlRow>,
  people: ReadonlyMap<string, MonicaPerson>,
): MonicaRelation[] {
  return rows.flatMap((row): MonicaRelation[] => {
    const [person, other] = [people.get(get(row, 'contact_is')), people.get(get(row, 'of_contact'))]
    const type = types.get(get(row, 'relationship_type_id'))
    if (!person || !other) return []
    const words = { type: get(type, 'name'), inverse: get(type, 'name_reverse_relationship') }
    return [{ person: person.id, other: other.id, ...words }]
  })
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
