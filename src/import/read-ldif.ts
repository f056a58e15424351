import { decodeText } from '../lib/csv/decode-text.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import { type LdifRecord, type LdifValue, readLdif } from '../lib/ldif.ts'
import { mailKey } from '../lib/mail-address.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import type { Problem } from '../lib/problem.ts'
import { addPoint, type ContactDraft, emptyAddress, finishedContact, newDraft } from './contact-draft.ts'
import type { FoundContacts } from './found-contacts.ts'
import { type AttributeUse, attributeUse, isGroup } from './ldif-attributes.ts'
import { linkedinSlug } from './linkedin-columns.ts'

const HEADINGS = { fr: 'Autres champs :', en: 'Other fields:' }

/** The people of an address book in LDIF (Thunderbird, Outlook, a directory). Lists of them are left out, and said. */
export function readLdifContacts(bytes: Uint8Array, { language }: { language: 'fr' | 'en' }): FoundContacts {
  const problems = new KeptProblems()
  const { value: records, problems: found } = readLdif(decodeText(bytes).text)
  problems.add(found)
  const contacts: FoundContacts['contacts'] = []
  for (const record of records) {
    const where = `line ${record.line}`
    const against = reasonAgainst(record)
    if (against) {
      problems.add([{ where, ...against }])
      continue
    }
    const draft = draftOf(record)
    const contact = finishedContact(draft, HEADINGS[language])
    if (contact) contacts.push({ contact, facts: draft.facts, where })
    else problems.add([{ where, ...nameless(record) }])
  }
  return { contacts, entries: records.length, problems: problems.list(), problemCount: problems.count }
}

function reasonAgainst({ values, changeType, dn }: LdifRecord): Omit<Problem, 'where'> | null {
  if (changeType !== 'add')
    return {
      level: 'ignored',
      code: 'ldif-change',
      params: { text: changeType.slice(0, 40) },
      message: 'The entry is a change of a directory, not a person; it is not brought in.',
    }
  const classes = values.filter(({ name }) => name === 'objectclass').map(({ text }) => text)
  if (!isGroup(classes, new Set(values.map(({ name }) => name)))) return null
  const name = values.find(({ name }) => name === 'cn')?.text ?? dn
  return {
    level: 'ignored',
    code: 'group',
    params: { name },
    message: `The entry is a distribution list (${name}), not a person; it is not brought in.`,
  }
}

function draftOf({ values }: LdifRecord): ContactDraft {
  const draft = newDraft()
  const birth = new Map<string, string>()
  for (const value of values) {
    const text = value.text.trim()
    if (text === '') continue
    const use = attributeUse(value.name)
    if (use?.kind === 'birth') birth.set(use.part, text)
    else if (!use) draft.kept.push(`${value.name}: ${text}`)
    else if (!take(draft, use, value, text)) draft.kept.push(`${value.name}: ${text}`)
  }
  const [year, month, day] = ['year', 'month', 'day'].map(part => birth.get(part))
  const said = [
    Number(year) > 0 ? year?.padStart(4, '0') : '-',
    month?.padStart(2, '0'),
    day?.padStart(2, '0'),
  ]
  draft.contact.birthday = parsePartialDate(said.filter(part => part !== undefined).join('-'))
  return draft
}

/** @returns false for what has no place on a card. */
function take(draft: ContactDraft, use: AttributeUse, value: LdifValue, text: string): boolean {
  const { contact } = draft
  switch (use.kind) {
    case 'name':
      if (draft.displayName === '') draft.displayName = text
      return true
    case 'text':
      if (contact[use.field] !== '') return contact[use.field] === text
      contact[use.field] = text
      return true
    case 'phone':
      addPoint(contact.phones, { types: [...use.types], label: null, value: text })
      return true
    case 'mail':
      return takeMail(draft, text)
    case 'url':
      takeUrl(draft, text, use.types)
      return true
    case 'address':
      takeAddress(draft, use, text)
      return true
    case 'photo':
      if (value.octets && !contact.photo)
        contact.photo = { mediaType: 'image/jpeg', base64: base64(value.octets) }
      return value.octets !== null
    default:
      return true
  }
}

/** `proxyAddresses` writes `SMTP:ana@example.com`, and addresses of other kinds (`x500:/o=…`). */
function takeMail({ contact }: ContactDraft, text: string): boolean {
  const address = text.replace(/^smtp:/i, '')
  if (mailKey(address) === null && !/^[^@\s]+@[^@\s]+$/.test(address))
    return /^(?:x[45]00|sip|eum|spo):/i.test(text)
  addPoint(contact.emails, { types: [], label: null, value: address })
  return true
}

/** `http://example.com the label of it` (RFC 2079). */
function takeUrl({ contact, facts }: ContactDraft, text: string, types: readonly string[]): void {
  const [address = '', ...label] = text.split(/\s+/)
  const slug = linkedinSlug(address)
  if (slug !== null) facts.linkedinSlug = slug
  const point = {
    types: slug === null ? [...types] : ['linkedin'],
    label: label.join(' ') || null,
    value: address,
  }
  addPoint(slug === null ? contact.urls : contact.profiles, point)
}

function takeAddress({ contact }: ContactDraft, use: AttributeUse & { kind: 'address' }, text: string): void {
  let address = contact.addresses.find(({ types }) => types.includes(use.place))
  if (!address) {
    address = emptyAddress({ types: [use.place], label: null })
    contact.addresses.push(address)
  }
  // Lines of a postal address are told apart by dollars (RFC 4517, 3.3.28).
  const [part, said] =
    use.part === 'formatted'
      ? ([
          'street',
          text
            .split('$')
            .map(line => line.trim())
            .join('\n'),
        ] as const)
      : ([use.part, text] as const)
  if (address[part] === '') address[part] = said
  else if (!address[part].includes(said)) address[part] += `${part === 'street' ? '\n' : ', '}${said}`
}

function base64(octets: Uint8Array): string {
  let text = ''
  for (let at = 0; at < octets.length; at += 8192)
    text += String.fromCharCode(...octets.subarray(at, at + 8192))
  return btoa(text)
}

function nameless({ dn }: LdifRecord): Omit<Problem, 'where'> {
  return {
    level: 'ignored',
    code: 'ldif-nobody',
    params: { text: dn.slice(0, 100) },
    message: 'The entry says nothing about anybody; it is not brought in.',
  }
}
