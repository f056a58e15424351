import { parsePartialDate } from '../lib/partial-date.ts'
import type { ContactPoint, Labelled } from '../lib/vcard/contact.ts'
import {
  BIRTHDAY,
  type ColumnUse,
  type ContactDialect,
  DISPLAY_NAME,
  keep,
  RESTATING,
  TAGS,
  text,
  usesByTable,
} from './column-use.ts'
import { addPoint, addressText, type ContactDraft, emptyAddress, onlyRestates } from './contact-draft.ts'

/** Both styles of Google Contacts, before and since 2024; headers are English whatever the account's language. */
export const GOOGLE: ContactDialect = {
  format: 'google-csv',
  language: null,
  usesOf: headers => {
    const uses = singleUses(headers)
    return headers.map((header, i) => numberedUse(header) ?? uses[i] ?? null)
  },
  accepts: uses => uses.some(use => use?.kind === 'numbered'),
}

/** What stands between several values of one cell. */
export const GOOGLE_SEPARATOR = ' ::: '

const singleUses = usesByTable(() => ({
  Name: DISPLAY_NAME,
  'Given Name': text('givenName'),
  'First Name': text('givenName'),
  'Additional Name': text('additionalName'),
  'Middle Name': text('additionalName'),
  'Family Name': text('familyName'),
  'Last Name': text('familyName'),
  'Name Prefix': text('prefix'),
  'Name Suffix': text('suffix'),
  Nickname: text('nickname'),
  'File As': RESTATING,
  Initials: RESTATING,
  'Short Name': RESTATING,
  'Yomi Name': keep(),
  'Given Name Yomi': keep(),
  'Additional Name Yomi': keep(),
  'Family Name Yomi': keep(),
  'Phonetic First Name': keep(),
  'Phonetic Middle Name': keep(),
  'Phonetic Last Name': keep(),
  'Maiden Name': keep(),
  'Organization Name': text('organisation'),
  'Organization Title': text('title'),
  'Organization Department': text('department'),
  Birthday: BIRTHDAY,
  Gender: keep(),
  Location: keep(),
  'Billing Information': keep(),
  'Directory Server': keep(),
  Mileage: keep(),
  Occupation: keep(),
  Hobby: keep(),
  Sensitivity: keep('Normal'),
  Priority: keep('Normal'),
  Subject: keep(),
  Language: keep(),
  Notes: text('note'),
  Photo: { kind: 'photo' },
  'Group Membership': TAGS,
  Labels: TAGS,
}))

function numberedUse(header: string): ColumnUse | null {
  const match =
    /^(e-mail|im|phone|address|organization|relation|external id|website|event|custom field) (\d{1,3}) - ([a-z ]+)$/.exec(
      header,
    )
  if (!match) return null
  const [, group = '', index, part = ''] = match
  return { kind: 'numbered', group, index: Number(index), part: part === 'type' ? 'label' : part }
}

/** Puts the columns of one `Phone 2 - …` on the contact, each of its several values apart. */
export function addNumberedGroup(
  draft: ContactDraft,
  group: string,
  parts: ReadonlyMap<string, string>,
): void {
  for (const one of severalValues(parts)) addOne(draft, group, one)
}

/** Tags of `* myContacts ::: * starred ::: Clients`: Google's own groups start with a star, all but two say something. */
export function googleTags(cell: string): string[] {
  return cell
    .split(GOOGLE_SEPARATOR)
    .map(group => group.replace(/^\*\s*/, '').trim())
    .filter(group => group !== '' && !/^(?:my ?contacts|other ?contacts)$/i.test(group))
}

type Parts = (part: string) => string

function severalValues(parts: ReadonlyMap<string, string>): Parts[] {
  const split = new Map([...parts].map(([part, cell]) => [part, cell.split(GOOGLE_SEPARATOR)]))
  const values = [...split]
    .filter(([part]) => part !== 'label' && part !== 'service')
    .map(([, cells]) => cells.length)
  const count = Math.max(1, ...values)
  return Array.from({ length: count }, (_, i) => part => {
    const cells = split.get(part) ?? []
    const shared = part === 'label' || part === 'service'
    return (cells[i] ?? (shared ? cells[0] : undefined) ?? '').trim()
  })
}

function addOne(draft: ContactDraft, group: string, part: Parts): void {
  const { contact, kept } = draft
  const value = part('value')
  const point = (): ContactPoint => ({ ...labelled(part('label')), value })
  switch (group) {
    case 'address':
      addAddress(draft, part)
      return
    case 'organization':
      addOrganisation(draft, part)
      return
    default:
      if (value === '') return
  }
  switch (group) {
    case 'e-mail':
      addPoint(contact.emails, point())
      return
    case 'phone':
      addPoint(contact.phones, point())
      return
    case 'website':
      addPoint(contact.urls, point())
      return
    case 'im':
      addPoint(contact.profiles, {
        types: [],
        label: part('service') || bareLabel(part('label')) || null,
        value,
      })
      return
    case 'event':
      addEvent(draft, bareLabel(part('label')), value)
      return
    default:
      kept.push(`${bareLabel(part('label')) || capital(group)}: ${value}`)
  }
}

function addEvent({ contact, kept }: ContactDraft, label: string, value: string): void {
  const date = parsePartialDate(value)
  if (date && !contact.anniversary && /^anniver/i.test(label)) contact.anniversary = date
  else kept.push(`${label || 'Event'}: ${value}`)
}

function addAddress({ contact, kept }: ContactDraft, part: Parts): void {
  const address = {
    ...emptyAddress(labelled(part('label'))),
    poBox: part('po box'),
    extended: part('extended address'),
    street: part('street'),
    town: part('city'),
    region: part('region'),
    postalCode: part('postal code'),
    country: part('country'),
  }
  const formatted = part('formatted')
  if (addressText(address) === '') address.street = formatted
  else if (!onlyRestates(formatted, [addressText(address)])) kept.push(`Address: ${formatted}`)
  if (addressText(address) !== '') contact.addresses.push(address)
}

/** A card has one organisation: the others go to the note. */
function addOrganisation({ contact, kept }: ContactDraft, part: Parts): void {
  const said = ['name', 'title', 'department'].map(part)
  const isFirst = [contact.organisation, contact.title, contact.department].every(text => text === '')
  if (isFirst) [contact.organisation = '', contact.title = '', contact.department = ''] = said
  else if (said.some(text => text !== ''))
    kept.push(`Organization: ${said.filter(text => text !== '').join(', ')}`)
  for (const other of ['yomi name', 'symbol', 'location', 'job description']) {
    if (part(other) !== '') kept.push(`Organization ${other}: ${part(other)}`)
  }
}

/** `* Work Fax` → types work, fax, pref. What is no type stays as the label someone wrote. */
function labelled(label: string): Labelled {
  const types = LABEL_TYPES[bareLabel(label).toLowerCase()]
  const preferred = label.startsWith('*') ? ['pref'] : []
  if (types) return { types: [...types, ...preferred], label: null }
  return { types: preferred, label: bareLabel(label) || null }
}

const LABEL_TYPES: Record<string, readonly string[]> = {
  home: ['home'],
  domicile: ['home'],
  work: ['work'],
  bureau: ['work'],
  travail: ['work'],
  professionnel: ['work'],
  mobile: ['cell'],
  portable: ['cell'],
  cell: ['cell'],
  'work mobile': ['work', 'cell'],
  'home fax': ['home', 'fax'],
  'work fax': ['work', 'fax'],
  fax: ['fax'],
  pager: ['pager'],
}

function bareLabel(label: string): string {
  return label.replace(/^\*\s*/, '').trim()
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
