import type { CsvRow } from '../lib/csv/csv-rows.ts'
import { parseDay } from '../lib/day.ts'
import type { KeptProblems } from '../lib/kept-problems.ts'
import { mailKey, splitMails } from '../lib/mail-address.ts'
import { formatPartialDate, parsePartialDate } from '../lib/partial-date.ts'
import { splitPhones } from '../lib/phone.ts'
import type { Problem } from '../lib/problem.ts'
import type { ContactPoint, PostalAddress } from '../lib/vcard/contact.ts'
import type { AddressUse, ContactFormat, PointUse } from './column-use.ts'
import {
  addPoint,
  addressText,
  type ContactDraft,
  civilityOf,
  emptyAddress,
  newDraft,
  onlyRestates,
} from './contact-draft.ts'
import type { Column } from './contact-header.ts'
import { type DayOrder, isNoDate, parseCsvDate } from './csv-dates.ts'
import { addNumberedGroup, GOOGLE_SEPARATOR, googleTags } from './google-columns.ts'
import { linkedinSlug } from './linkedin-columns.ts'

export interface ContactSheet {
  format: ContactFormat
  columns: readonly Column[]
  order: DayOrder
  problems: KeptProblems
  /** How many values of each column without a place on a card went to the note. */
  kept: Map<string, number>
}

/** What can only be understood when the whole row was read. */
interface Pending {
  addresses: Map<string, PostalAddress>
  formatted: { header: string; cell: string; use: AddressUse }[]
  restating: { header: string; cell: string }[]
  numbered: Map<string, { group: string; parts: Map<string, string> }>
  birth: { header: string; part: 'year' | 'month' | 'day'; cell: string }[]
}

/** Two-figure years of births: 29 is 2029's century, 30 is 1930's. LinkedIn is younger than any other century. */
const BIRTH_PIVOT = 30
const LINKEDIN_PIVOT = 100

export function readContactRow(row: CsvRow, sheet: ContactSheet): ContactDraft {
  const draft = newDraft()
  const pending: Pending = {
    addresses: new Map(),
    formatted: [],
    restating: [],
    numbered: new Map(),
    birth: [],
  }
  for (const [at, raw] of row.cells.entries()) {
    const cell = raw.trim()
    if (cell === '') continue
    const column = sheet.columns[at] ?? { header: `column ${at + 1}`, use: null }
    readCell({ draft, pending, sheet, row, header: column.header }, column, cell)
  }
  settle(draft, pending, sheet)
  return draft
}

interface Cell {
  draft: ContactDraft
  pending: Pending
  sheet: ContactSheet
  row: CsvRow
  header: string
}

function readCell(at: Cell, { use }: Column, cell: string): void {
  const { draft, pending, sheet, header } = at
  switch (use?.kind) {
    case 'text':
      readText(at, use.field, cell)
      return
    case 'display-name':
      if (draft.displayName === '') draft.displayName = cell
      else pending.restating.push({ header, cell })
      return
    case 'phone':
    case 'mail':
    case 'url':
    case 'profile':
      readPoint(at, use, cell)
      return
    case 'address':
      readAddressPart(at, use, cell)
      return
    case 'date':
      readDate(at, use.field, cell)
      return
    case 'birth':
      pending.birth.push({ header, part: use.part, cell })
      return
    case 'tags':
      draft.contact.tags.push(...tagsOf(cell, sheet.format).filter(tag => !draft.contact.tags.includes(tag)))
      return
    case 'photo':
      draft.contact.photo = { uri: cell }
      return
    case 'connected-on':
      readConnectedOn(at, cell)
      return
    case 'numbered': {
      const key = `${use.group} ${use.index}`
      const numbered = pending.numbered.get(key) ?? { group: use.group, parts: new Map() }
      pending.numbered.set(key, numbered)
      numbered.parts.set(use.part, cell)
      return
    }
    case 'left-out':
      return
    case 'restating':
      pending.restating.push({ header, cell })
      return
    case 'keep':
      if (!use.unless.includes(cell.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))) keepCell(at, cell)
      return
    default:
      keepCell(at, cell)
  }
}

function keepCell({ draft, sheet, header }: Pick<Cell, 'draft' | 'sheet' | 'header'>, cell: string): void {
  draft.kept.push(`${header}: ${cell}`)
  sheet.kept.set(header, (sheet.kept.get(header) ?? 0) + 1)
}

function readText(
  at: Cell,
  field: Extract<NonNullable<Column['use']>, { kind: 'text' }>['field'],
  cell: string,
): void {
  const { contact, facts } = at.draft
  if (contact[field] !== '') {
    if (contact[field] !== cell) keepCell(at, cell)
    return
  }
  contact[field] = cell
  if (field === 'note' && at.sheet.format === 'google-csv')
    contact.note = cell.replaceAll(GOOGLE_SEPARATOR, '\n')
  if (field === 'prefix') {
    const civility = civilityOf(cell)
    if (civility) facts.civility = civility
  }
  if (field === 'familyName' && at.sheet.format === 'linkedin-csv') {
    // `Smith, PhD`: members write their titles after their name.
    const [name = '', ...titles] = cell.split(/\s*,\s*/)
    contact.familyName = name
    contact.suffix = titles.join(', ')
  }
}

function readPoint(at: Cell, { kind, types, label }: PointUse, cell: string): void {
  const { contact, facts } = at.draft
  const point = (value: string): ContactPoint => ({ types: [...types], label, value })
  if (kind === 'phone') {
    const numbers = splitPhones(cell)
    if (numbers.length > 1)
      report(at, 'repaired', {
        code: 'several-numbers',
        params: { count: numbers.length },
        message: `The cell holds ${numbers.length} numbers; each is brought in.`,
      })
    for (const number of numbers) addPoint(contact.phones, point(number))
  } else if (kind === 'mail') {
    for (const address of splitMails(cell)) {
      if (mailKey(address) !== null) addPoint(contact.emails, point(address))
      else {
        report(at, 'ignored', {
          code: 'no-mail-address',
          params: { text: excerpt(address) },
          message: `"${excerpt(address)}" is no mail address; it stands in the note.`,
        })
        keepCell(at, address)
      }
    }
  } else if (kind === 'url') {
    const slug = linkedinSlug(cell)
    if (slug === null) addPoint(contact.urls, point(cell))
    else {
      facts.linkedinSlug = slug
      addPoint(contact.profiles, { types: ['linkedin'], label: null, value: cell })
    }
  } else addPoint(contact.profiles, point(cell))
}

function readAddressPart({ draft, pending, header }: Cell, use: AddressUse, cell: string): void {
  if (use.part === 'formatted') {
    pending.formatted.push({ header, cell, use })
    return
  }
  const address = addressAt(draft, pending, use)
  const joint = use.part === 'street' ? '\n' : ', '
  address[use.part] = address[use.part] === '' ? cell : `${address[use.part]}${joint}${cell}`
}

function addressAt(
  draft: ContactDraft,
  { addresses }: Pending,
  { place, types, label }: AddressUse,
): PostalAddress {
  const known = addresses.get(place)
  if (known) return known
  const address = emptyAddress({ types: [...types], label })
  addresses.set(place, address)
  draft.contact.addresses.push(address)
  return address
}

function readDate(at: Cell, field: 'birthday' | 'anniversary', cell: string): void {
  if (isNoDate(cell)) return
  const date = parseCsvDate(cell, at.sheet.order, BIRTH_PIVOT)
  if (!date || at.draft.contact[field]) {
    if (!date) report(at, 'ignored', noDate(cell))
    keepCell(at, cell)
    return
  }
  at.draft.contact[field] = date
  if (date.year !== null && !cell.includes(String(date.year)))
    report(at, 'repaired', {
      code: 'short-year',
      params: { text: excerpt(cell), year: date.year },
      message: `The year of "${excerpt(cell)}" has two figures; it is read as ${date.year}.`,
    })
}

function readConnectedOn(at: Cell, cell: string): void {
  const date = parseCsvDate(cell, at.sheet.order, LINKEDIN_PIVOT)
  const day = date && parseDay(formatPartialDate(date))
  if (day) at.draft.facts.connectedOn = day
  else {
    report(at, 'ignored', noDate(cell))
    keepCell(at, cell)
  }
}

function tagsOf(cell: string, format: ContactFormat): string[] {
  if (format === 'google-csv') return googleTags(cell)
  return cell.split(/[;,]/).flatMap(googleTags)
}

function settle(draft: ContactDraft, pending: Pending, sheet: ContactSheet): void {
  for (const { group, parts } of pending.numbered.values()) addNumberedGroup(draft, group, parts)
  settleProfiles(draft)
  settleBirth(draft, pending, sheet)
  for (const { header, cell, use } of pending.formatted) {
    const address = addressAt(draft, pending, use)
    if (addressText(address) === '') address.street = cell
    else if (!onlyRestates(cell, [addressText(address)])) keepCell({ draft, sheet, header }, cell)
  }
  const { contact, displayName } = draft
  const said = [
    displayName,
    contact.prefix,
    contact.givenName,
    contact.additionalName,
    contact.familyName,
    contact.suffix,
    contact.organisation,
    ...contact.emails.map(email => email.value),
  ]
  for (const { header, cell } of pending.restating) {
    if (!onlyRestates(cell, said)) keepCell({ draft, sheet, header }, cell)
  }
}

/** A site that is a LinkedIn profile says who the person is there. */
function settleProfiles({ contact, facts }: ContactDraft): void {
  for (const { value } of contact.urls) {
    const slug = linkedinSlug(value)
    if (slug !== null) facts.linkedinSlug = slug
  }
}

function settleBirth(draft: ContactDraft, { birth }: Pending, sheet: ContactSheet): void {
  const said = birth.filter(({ cell }) => Number(cell) !== 0)
  if (said.length === 0) return
  const part = (wanted: string) => said.find(({ part }) => part === wanted)?.cell ?? null
  const [year, month, day] = [part('year'), part('month'), part('day')]
  const text = [year?.padStart(4, '0') ?? '-', month?.padStart(2, '0'), day?.padStart(2, '0')]
  const date = parsePartialDate(text.filter(piece => piece !== undefined).join('-'))
  if (date) draft.contact.birthday = date
  else for (const { header, cell } of said) keepCell({ draft, sheet, header }, cell)
}

type Said = Required<Pick<Problem, 'code' | 'params' | 'message'>>

function noDate(cell: string): Said {
  const text = excerpt(cell)
  return {
    code: 'no-date',
    params: { text },
    message: `"${text}" is no date that could be read; it is kept in the note.`,
  }
}

function report({ sheet, row, header }: Cell, level: Problem['level'], said: Said): void {
  sheet.problems.add([{ where: `row ${row.number}, column ${header}`, level, ...said }])
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
