import type { Contact } from '../lib/vcard/contact.ts'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { type Acquaintance, NEW_ACQUAINTANCE } from './person.ts'
import { namedContact, nameFromParts } from './person-name.ts'
import { readBirthday } from './typed-birthday.ts'

/** The lines of a page of an address book, in the order one copies them. */
export const SERIAL_LINES = [
  'familyName',
  'givenName',
  'phone',
  'otherPhone',
  'email',
  'street',
  'postalCode',
  'town',
  'organisation',
  'title',
  'birthday',
  'metAt',
  'tags',
  'note',
] as const
export type SerialLine = (typeof SERIAL_LINES)[number]
export type SerialDraft = Record<SerialLine, string>

/** What may be the same from one card to the next. */
export const KEPT_LINES = ['town', 'metAt', 'tags'] as const
export type KeptLine = (typeof KEPT_LINES)[number]

export const EMPTY_DRAFT = Object.fromEntries(SERIAL_LINES.map(line => [line, ''])) as SerialDraft

/** The next card, with what stays the same; a town keeps its code. */
export function nextDraft(draft: SerialDraft, kept: ReadonlySet<KeptLine>): SerialDraft {
  const next = { ...EMPTY_DRAFT }
  for (const line of kept) next[line] = draft[line]
  if (kept.has('town')) next.postalCode = draft.postalCode
  return next
}

/** The name as it will be shown: « la boulangère » alone in the first line stays whole. */
export function nameOfDraft({ familyName, givenName }: SerialDraft): string {
  return namesOf(familyName.trim(), givenName.trim()).name
}

/** @param thisYear tells the century of a birthday in two figures. */
export function cardOfDraft(
  draft: SerialDraft,
  thisYear: number,
): { contact: Contact; acquaintance: Acquaintance } {
  const said = Object.fromEntries(SERIAL_LINES.map(line => [line, draft[line].trim()])) as SerialDraft
  const birthday = readBirthday(said.birthday, thisYear)
  // What is no birthday is not lost for that.
  const note = [said.note, birthday ? '' : said.birthday].filter(Boolean).join('\n')
  const hasAddress = said.street !== '' || said.postalCode !== '' || said.town !== ''
  return {
    contact: {
      ...EMPTY_CONTACT,
      ...namesOf(said.familyName, said.givenName),
      phones: [said.phone, said.otherPhone]
        .filter(Boolean)
        .map(value => ({ value, label: null, types: typesOf(value) })),
      emails: said.email === '' ? [] : [{ value: said.email, label: null, types: [] }],
      addresses: hasAddress ? [addressOf(said)] : [],
      organisation: said.organisation,
      title: said.title,
      birthday,
      note,
      tags: said.tags
        .split(/[,;]/)
        .map(tag => tag.trim())
        .filter(Boolean),
    },
    acquaintance: { ...NEW_ACQUAINTANCE, metAt: said.metAt },
  }
}

function namesOf(familyName: string, givenName: string): Pick<Contact, 'name' | 'givenName' | 'familyName'> {
  if (givenName === '' && namedContact(familyName).familyName === '') {
    const isRole = namedContact(familyName).givenName === ''
    return { name: familyName, givenName: '', familyName: isRole ? '' : familyName }
  }
  return {
    name: nameFromParts({ prefix: '', givenName, additionalName: '', familyName }),
    givenName,
    familyName,
  }
}

/** In France 06 and 07 are mobiles: the one thing a notebook does not say. */
function typesOf(phone: string): string[] {
  return /^(?:(?:\+|00)33\s*(?:\(0\))?|0)\s*[67]/.test(phone) ? ['cell'] : ['home']
}

function addressOf({ street, postalCode, town }: SerialDraft): Contact['addresses'][number] {
  return {
    types: ['home'],
    label: null,
    poBox: '',
    extended: '',
    street,
    town,
    region: '',
    postalCode,
    country: '',
  }
}
