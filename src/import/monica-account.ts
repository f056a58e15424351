import type { Correspondent, Exchange, Meeting, Moment } from '../history/exchange.ts'
import { parseDay } from '../lib/day.ts'
import { mailKey } from '../lib/mail-address.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import { addPoint, emptyAddress, finishedContact, type ImportedContact, newDraft } from './contact-draft.ts'
import { linkedinSlug } from './linkedin-columns.ts'

/** A desk of Monica 4, as both of its exports tell it. Every value is text; '' for what is not said. */
export interface MonicaAccount {
  people: MonicaPerson[]
  activities: MonicaActivity[]
}

export interface MonicaPerson {
  id: string
  /** `card 12`, `line 7`. */
  where: string
  firstName: string
  middleName: string
  lastName: string
  nickname: string
  job: string
  company: string
  description: string
  foodPreferences: string
  /** `1980-04-12`, or `--04-12` where the year is not known. */
  birthday: string
  /** `2019-04-12`: a day only where it is known. */
  firstMet: string
  /** Only the other end of somebody's relation. */
  isPartial: boolean
  tags: string[]
  /** `email`, `phone`, or whatever the owner called it. */
  fields: { type: string; data: string }[]
  addresses: {
    name: string
    street: string
    town: string
    region: string
    postalCode: string
    country: string
  }[]
  notes: string[]
  /** `Marie Roy (spouse)`. */
  relations: string[]
  /** `2026-04-12, yearly: birthday`. */
  reminders: string[]
  calls: { at: string; isTheirs: boolean }[]
  messages: { at: string; isMine: boolean; letters: number }[]
}

export interface MonicaActivity {
  id: string
  title: string
  day: string
  people: string[]
}

export function newMonicaPerson(id: string, where: string): MonicaPerson {
  const names = { firstName: '', middleName: '', lastName: '', nickname: '', job: '', company: '' }
  const said = { description: '', foodPreferences: '', birthday: '', firstMet: '', isPartial: false }
  const lists = {
    tags: [],
    fields: [],
    addresses: [],
    notes: [],
    relations: [],
    reminders: [],
    calls: [],
    messages: [],
  }
  return { id, where, ...names, ...said, ...lists }
}

export function monicaName({ firstName, middleName, lastName, nickname }: MonicaPerson): string {
  return [firstName, middleName, lastName].filter(part => part !== '').join(' ') || nickname
}

const HEADINGS = {
  fr: { other: 'Autres champs :', ties: 'Liens :', reminders: 'Rappels :', food: 'À table :' },
  en: { other: 'Other fields:', ties: 'Relations:', reminders: 'Reminders:', food: 'Food:' },
}

/** The card of somebody; null for one who has neither a name nor anything to be reached by. */
export function monicaContact(person: MonicaPerson, language: 'fr' | 'en'): ImportedContact | null {
  const draft = newDraft()
  const { contact, facts } = draft
  const words = HEADINGS[language]
  contact.uid = /^[\da-f-]{36}$/i.test(person.id) ? person.id : null
  draft.displayName = monicaName(person)
  contact.givenName = person.firstName
  contact.additionalName = person.middleName
  contact.familyName = person.lastName
  contact.nickname = person.nickname
  contact.organisation = person.company
  contact.title = person.job
  contact.birthday = parsePartialDate(person.birthday)
  contact.tags = [...new Set(person.tags)]
  const firstMetOn = parseDay(person.firstMet)
  if (firstMetOn) facts.firstMetOn = firstMetOn
  for (const { type, data } of person.fields) {
    const point = { types: [], label: null, value: data }
    const slug = linkedinSlug(data)
    if (slug !== null) facts.linkedinSlug = slug
    if (slug !== null) addPoint(contact.profiles, { ...point, types: ['linkedin'] })
    else if (type === 'email' && mailKey(data) !== null) addPoint(contact.emails, point)
    else if (type === 'phone') addPoint(contact.phones, point)
    else if (/^https?:/i.test(data)) addPoint(contact.urls, point)
    else draft.kept.push(`${type}: ${data}`)
  }
  for (const { name, ...address } of person.addresses)
    contact.addresses.push({ ...emptyAddress({ types: [], label: name || null }), ...address })
  contact.note = [
    person.description,
    ...person.notes,
    person.foodPreferences && `${words.food} ${person.foodPreferences}`,
    listed(words.ties, person.relations),
    listed(words.reminders, person.reminders),
  ]
    .filter(part => part !== '')
    .join('\n\n')
  const finished = finishedContact(draft, words.other)
  return finished && { contact: finished, facts, where: person.where }
}

function listed(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [heading, ...lines].join('\n')
}

/** Calls and written conversations. What was said in them stays in the file. */
export function monicaExchanges(account: MonicaAccount, digest: (text: string) => string): Exchange[] {
  return account.people.flatMap(person => {
    const others = [monicaCorrespondent(person)]
    const calls = person.calls.flatMap((call): Exchange[] => {
      const at = momentTold(call.at)
      const key = digest(['monica-call', person.id, call.at, call.isTheirs].join('|'))
      const what = { channel: 'call', letters: null, minutes: null } as const
      return at ? [{ key, at, ...what, initiator: call.isTheirs ? 'them' : 'me', others }] : []
    })
    const written = person.messages.flatMap((message, nth): Exchange[] => {
      const at = momentTold(message.at)
      const key = digest(
        ['monica-message', person.id, message.at, message.isMine, message.letters, nth].join('|'),
      )
      const what = { channel: 'message', letters: message.letters, minutes: null } as const
      return at ? [{ key, at, ...what, initiator: message.isMine ? 'me' : 'them', others }] : []
    })
    return [...calls, ...written]
  })
}

/** Things done together: Monica knows their day. */
export function monicaMeetings({ people, activities }: MonicaAccount): Meeting[] {
  const byId = new Map(people.map(person => [person.id, person]))
  return activities.flatMap(({ id, title, day, people: ids }): Meeting[] => {
    const from = momentTold(day)
    const others = ids.flatMap(id => byId.get(id) ?? []).map(monicaCorrespondent)
    if (!from || others.length === 0) return []
    const what = { minutes: null, isAllDay: true, isCancelled: false, isVideo: false, place: '' }
    return [{ key: `monica-${id}`, from, ...what, title, others }]
  })
}

function monicaCorrespondent(person: MonicaPerson): Correspondent {
  const of = (wanted: string) => person.fields.find(({ type }) => type === wanted)?.data ?? null
  const mail = of('email')
  const slug = person.fields.map(({ data }) => linkedinSlug(data)).find(found => found !== null)
  return {
    name: monicaName(person),
    mail: mail === null ? null : mailKey(mail),
    phone: of('phone'),
    profile: slug ? `linkedin.com/in/${slug}` : null,
  }
}

/** `2019-04-12`, `2019-04-12 10:00:00`, `2019-04-12T10:00:00Z`: Monica keeps days at midnight, so a day is meant. */
function momentTold(text: string): Moment | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:$|[T ](\d{2}:\d{2}))/.exec(text)
  if (!match || Number.isNaN(Date.parse(match[1] ?? ''))) return null
  return { day: match[1] ?? '', time: match[2] ?? '00:00' }
}
