import { parseDay } from '../lib/day.ts'
import { mailKey } from '../lib/mail-address.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import { addPoint, emptyAddress, finishedContact, type ImportedContact, newDraft } from './contact-draft.ts'
import { linkedinSlug } from './linkedin-columns.ts'
import { isMonicaUuid, type MonicaPerson, monicaName } from './monica-account.ts'
import type { PlaceOfFacts } from './monica-besides.ts'

const HEADINGS = {
  fr: {
    ...{ other: 'Autres champs :', ties: 'Liens :', reminders: 'Rappels :', tasks: 'Tâches faites :' },
    ...{ gifts: 'Cadeaux :', debts: 'Dettes :', food: 'À table :', met: 'Rencontre :' },
  },
  en: {
    ...{ other: 'Other fields:', ties: 'Relations:', reminders: 'Reminders:', tasks: 'Tasks done:' },
    ...{ gifts: 'Presents:', debts: 'Debts:', food: 'Food:', met: 'How you met:' },
  },
}

/** As long as the desk lets one say where one met. */
const LONGEST_PLACE = 1000

/**
 * The card of somebody; null for one who has neither a name nor anything to be reached by.
 *
 * @param told what has no other place in the desk than the note.
 */
export function monicaContact(
  person: MonicaPerson,
  told: PlaceOfFacts,
  language: 'fr' | 'en',
): ImportedContact | null {
  const draft = newDraft()
  const { contact, facts } = draft
  const words = HEADINGS[language]
  contact.uid = isMonicaUuid(person.id) ? person.id : null
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
  if (person.firstMetWhere !== '') facts.firstMetAt = person.firstMetWhere.slice(0, LONGEST_PLACE)
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
    person.firstMetInfo && `${words.met} ${person.firstMetInfo}`,
    person.foodPreferences && `${words.food} ${person.foodPreferences}`,
    ...(['ties', 'reminders', 'tasks', 'gifts', 'debts'] as const).map(kind =>
      listed(words[kind], told[kind]),
    ),
  ]
    .filter(part => part !== '')
    .join('\n\n')
  const finished = finishedContact(draft, words.other)
  return finished && { contact: finished, facts, where: person.where }
}

function listed(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [heading, ...lines].join('\n')
}
