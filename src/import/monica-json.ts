import { parseDay } from '../lib/day.ts'
import type { Parsed, Problem } from '../lib/problem.ts'
import {
  type MonicaAccount,
  type MonicaPerson,
  type MonicaRelation,
  type MonicaTask,
  newMonicaPerson,
} from './monica-account.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Whether a JSON text begins as Monica's export does. */
export function isMonicaJson(start: string): boolean {
  return /"exported_by"|"app_version"/.test(start) && /"account"|"export_date"/.test(start)
}

/** The JSON export of Monica 4 (`{version, app_version, export_date, account: {data, instance…}}`). */
export function monicaFromJson(text: string): Parsed<MonicaAccount | null> {
  if (marksIn(text) > MOST_MARKS) return { value: null, problems: [tooFull()] }
  let root: Json
  try {
    root = JSON.parse(text) as Json
  } catch (error) {
    return { value: null, problems: [damaged((error as Error).message)] }
  }
  const account = inside(root, 'account')
  const collections = collectionsOf(account)
  const types = new Map(
    listOf(inside(inside(account, 'instance'), 'contact_field_types')).map(type => {
      const said = inside(type, 'properties')
      return [textOf(inside(type, 'uuid')), textOf(inside(said, 'type')) || textOf(inside(said, 'name'))]
    }),
  )
  const withWhom = new Map<string, string[]>()
  const people = (collections.get('contact') ?? []).map((contact, at) => {
    const person = personOf(contact, at, types)
    for (const id of collectionsOf(contact).get('activity') ?? [])
      withWhom.set(textOf(id), [...(withWhom.get(textOf(id)) ?? []), person.id])
    return person
  })
  const relations = (collections.get('relationship') ?? []).map(relationOf)
  const activities = (collections.get('activity') ?? []).map(activity => {
    const id = textOf(inside(activity, 'uuid'))
    const said = inside(activity, 'properties')
    const people = withWhom.get(id) ?? []
    return { id, people, title: textOf(inside(said, 'summary')), day: textOf(inside(said, 'happened_at')) }
  })
  const writtenOn = parseDay(textOf(inside(root, 'export_date')).slice(0, 10)) ?? ''
  return { value: { people, activities, relations, tasks: [], writtenOn }, problems: [] }
}

function personOf(contact: Json, at: number, types: ReadonlyMap<string, string>): MonicaPerson {
  const said = inside(contact, 'properties')
  const text = (name: string) => textOf(inside(said, name)).trim()
  const collections = collectionsOf(contact)
  const whole = (type: string) => collections.get(type) ?? []
  const of = (type: string) => whole(type).map(value => inside(value, 'properties'))
  return {
    ...newMonicaPerson(textOf(inside(contact, 'uuid')), `card ${at + 1}`),
    ...{ firstName: text('first_name'), middleName: text('middle_name'), lastName: text('last_name') },
    ...{ nickname: text('nickname'), job: text('job'), company: text('company') },
    ...{ description: text('description'), foodPreferences: text('food_preferences') },
    isPartial: isTrue(inside(said, 'is_partial')),
    birthday: specialDay(inside(said, 'birthdate')),
    gender: text('gender'),
    firstMet: specialDay(inside(said, 'first_met_date')),
    firstMetThrough: text('first_met_through'),
    tags: listOf(inside(said, 'tags')).map(textOf),
    fields: of('contact_field').map(field => {
      const type = textOf(inside(field, 'type'))
      return { type: types.get(type) ?? type, data: textOf(inside(field, 'data')).trim() }
    }),
    addresses: of('address').map(address => {
      const part = (name: string) => textOf(inside(address, name)).trim()
      const place = { street: part('street'), town: part('city'), region: part('province') }
      return { ...place, name: part('name'), postalCode: part('postal_code'), country: part('country') }
    }),
    notes: of('note').map(note => textOf(inside(note, 'body')).trim()),
    reminders: whole('reminder').map(reminderOf),
    tasks: whole('task').map(taskOf),
    gifts: whole('gift').map(giftOf),
    debts: of('debt').map(debt => {
      const [amount, currency] = [textOf(inside(debt, 'amount')), textOf(inside(debt, 'currency'))]
      const isPaid = textOf(inside(debt, 'status')) === 'complete'
      return { amount, currency, reason: '', isMine: isTrue(inside(debt, 'in_debt')), isPaid }
    }),
    calls: of('call').map(call => ({
      at: textOf(inside(call, 'called_at')),
      isTheirs: isTrue(inside(call, 'contact_called')),
    })),
    messages: of('conversation').flatMap(conversation =>
      listOf(inside(conversation, 'messages'))
        .map(message => inside(message, 'properties') ?? message)
        .map(message => ({
          at: textOf(inside(message, 'written_at')) || textOf(inside(conversation, 'happened_at')),
          isMine: isTrue(inside(message, 'written_by_me')),
          letters: textOf(inside(message, 'content')).length,
        })),
    ),
  }
}

function reminderOf(reminder: Json): MonicaPerson['reminders'][number] {
  const said = inside(reminder, 'properties')
  const text = (name: string) => textOf(inside(said, name)).trim()
  return {
    ...{
      id: textOf(inside(reminder, 'uuid')),
      date: text('initial_date'),
      frequency: text('frequency_type'),
    },
    ...{ every: text('frequency_number'), title: text('title'), description: text('description') },
    isInactive: isTrue(inside(said, 'inactive')),
    isOfMonica: isFalse(inside(said, 'delible')),
  }
}

function taskOf(task: Json): MonicaTask {
  const said = inside(task, 'properties')
  const text = (name: string) => textOf(inside(said, name)).trim()
  return {
    ...{ id: textOf(inside(task, 'uuid')), title: text('title'), description: text('description') },
    ...{ isDone: isTrue(inside(said, 'completed')), doneAt: text('completed_at') },
  }
}

function giftOf(gift: Json): MonicaPerson['gifts'][number] {
  const said = inside(gift, 'properties')
  const text = (name: string) => textOf(inside(said, name)).trim()
  return {
    ...{ id: textOf(inside(gift, 'uuid')), name: text('name'), comment: text('comment') },
    ...{ amount: text('amount'), status: text('status'), day: text('date') },
    isForAnother: text('recipient') !== '',
  }
}

/** Monica calls `contact_is` the one whose relation it is, and `of_contact` who is that to them. */
function relationOf(relation: Json): MonicaRelation {
  const said = inside(relation, 'properties')
  const text = (name: string) => textOf(inside(said, name))
  return { person: text('contact_is'), other: text('of_contact'), type: text('type'), inverse: '' }
}

/** A day that is only an age guessed is none. */
function specialDay(date: Json | undefined): string {
  const text = textOf(inside(date, 'date')).slice(0, 10)
  if (text === '' || isTrue(inside(date, 'is_age_based'))) return ''
  return isTrue(inside(date, 'is_year_unknown')) ? `-${text.slice(4)}` : text
}

/** `[{count, type, values}]` by type. */
function collectionsOf(of: Json | undefined): Map<string, Json[]> {
  return new Map(
    listOf(inside(of, 'data')).map(part => [textOf(inside(part, 'type')), listOf(inside(part, 'values'))]),
  )
}

function inside(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function isTrue(value: Json | undefined): boolean {
  return value === true || value === 1 || value === '1'
}

function isFalse(value: Json | undefined): boolean {
  return value === false || value === 0 || value === '0'
}

/** Values of a JSON cost memory each, however short. */
const MOST_MARKS = 6_000_000

function marksIn(text: string): number {
  let marks = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x2c || unit === 0x5b || unit === 0x7b) marks++
  }
  return marks
}

function tooFull(): Problem {
  return {
    where: 'file',
    level: 'rejected',
    code: 'too-many-entries',
    params: { limit: MOST_MARKS },
    message: `The file holds more than ${MOST_MARKS} entries; it was not read.`,
  }
}

function damaged(text: string): Problem {
  return {
    where: 'file',
    level: 'rejected',
    code: 'json-damaged',
    params: { text: text.slice(0, 100) },
    message: 'The file is damaged: it is no whole JSON.',
  }
}
