import type { Day } from '../lib/day.ts'
import { mailKey } from '../lib/mail-address.ts'
import {
  type Contact,
  type ContactPoint,
  EMPTY_ADDRESS,
  EMPTY_CONTACT,
  type Labelled,
  type PostalAddress,
} from '../lib/vcard/contact.ts'
import type { Civility } from '../people/person.ts'

/** A contact that a file holds, with what the file knows and a card has no place for. */
export interface ImportedContact {
  contact: Contact
  /** `row 7`. */
  where: string
  facts: ImportedFacts
}

export interface ImportedFacts {
  connectedOn?: Day
  /** Told by the owner themselves, in another program. */
  firstMetOn?: Day
  firstMetAt?: string
  civility?: Civility
  /** `/in/<slug>`, lower case. */
  linkedinSlug?: string
}

/** A contact while its row is read. */
export interface ContactDraft {
  contact: Contact
  facts: ImportedFacts
  displayName: string
  /** Values without a place on a card, as `Header: value`, for the end of the note. */
  kept: string[]
}

export function newDraft(): ContactDraft {
  return {
    contact: {
      ...EMPTY_CONTACT,
      phones: [],
      emails: [],
      addresses: [],
      urls: [],
      profiles: [],
      tags: [],
    },
    facts: {},
    displayName: '',
    kept: [],
  }
}

/** The contact, or null when nothing in the row says who it is or how to reach them. */
export function finishedContact(
  { contact, facts, displayName, kept }: ContactDraft,
  keptHeading: string,
): Contact | null {
  const addresses = contact.addresses.filter(isSaid)
  const name = displayName || builtName(contact)
  if (name === '' && facts.linkedinSlug === undefined) return null
  const note = [contact.note, kept.length > 0 ? [keptHeading, ...kept].join('\n') : '']
  return { ...contact, addresses, name, note: note.filter(part => part !== '').join('\n\n') }
}

/** Adds a phone, mail, site or profile; the same value twice is one with the types of both. */
export function addPoint(points: ContactPoint[], point: ContactPoint): void {
  const same = points.find(({ value }) => value === point.value)
  if (!same) {
    points.push(point)
    return
  }
  for (const type of point.types) if (!same.types.includes(type)) same.types.push(type)
  same.label ??= point.label
}

export function emptyAddress({ types, label }: Labelled): PostalAddress {
  return { ...EMPTY_ADDRESS, types: [...types], label }
}

export function addressText({
  poBox,
  extended,
  street,
  town,
  region,
  postalCode,
  country,
}: PostalAddress): string {
  return [poBox, extended, street, postalCode, town, region, country].filter(part => part !== '').join('\n')
}

/** Whether every word was already said by the others: a display name, initials, a formatted address. */
export function onlyRestates(text: string, said: readonly string[]): boolean {
  const known = new Set(said.flatMap(words))
  const initials = new Set([...known].map(word => word.charAt(0)))
  return words(text).every(
    word => known.has(word) || (word.length <= 4 && [...word].every(letter => initials.has(letter))),
  )
}

/** What madam or sir a title says; a doctor or a lawyer is neither. */
export function civilityOf(prefix: string): Civility | null {
  const folded = words(prefix).join(' ')
  if (['m', 'mr', 'monsieur', 'sir', 'mister'].includes(folded)) return 'sir'
  if (['mme', 'mlle', 'madame', 'mademoiselle', 'mrs', 'ms', 'miss', 'madam'].includes(folded)) return 'madam'
  return folded === 'mx' ? 'neutral' : null
}

/** FN from N, ORG, EMAIL, TEL in that order. */
function builtName(contact: Contact): string {
  const { givenName, additionalName, familyName, suffix, nickname, organisation, phones, emails } = contact
  const names = [givenName, additionalName, familyName].filter(part => part !== '').join(' ')
  if (names !== '') return suffix === '' ? names : `${names}, ${suffix}`
  return (
    nickname || organisation || emails.find(({ value }) => mailKey(value))?.value || phones[0]?.value || ''
  )
}

function isSaid(address: PostalAddress): boolean {
  return addressText(address) !== ''
}

function words(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
