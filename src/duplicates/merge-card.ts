import { type Card, parseCard, printCard, textIn, withProperties } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { withContact } from '../lib/vcard/edit.ts'
import { freeGroup, labelsOf, OLD_MESSENGERS } from '../lib/vcard/labels.ts'
import { readPhoto } from '../lib/vcard/photo.ts'
import type { Property } from '../lib/vcard/property.ts'
import { toVersion } from '../lib/vcard/version.ts'
import { type Manner, mergedContact } from './merge-contact.ts'

export interface CardVersions {
  /** The card of the desk. */
  ours: Uint8Array
  /** The card of the file. */
  theirs: Uint8Array
  /** The card as the file had it the last time; null when it never came. */
  base: Uint8Array | null
  /** Whether the file knows the card by an identifier. */
  isSameCard: boolean
}

/** Our card with what it lacks of theirs (see `mergedContact`); the very same octets when it lacks nothing. */
export function mergedCard(versions: CardVersions, manner: Manner): Uint8Array {
  const ours = parseCard(versions.ours).value
  const theirs = parseCard(versions.theirs).value
  const base = versions.base ? parseCard(versions.base).value : null
  const before = contactOf(ours)
  const { isSameCard } = versions
  const contacts = { ours: before, theirs: contactOf(theirs), base: base && contactOf(base), isSameCard }
  const contact = mergedContact(contacts, manner)
  const said = same(contact, before) ? ours : withContact(ours, contact)
  const whole = withOthers(manner.isOwnCard ? withPhotos(said, theirs) : said, theirs, base)
  return whole === ours ? versions.ours : printCard(whole)
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Properties that a contact says, or that speak of the file only. */
const SAID = new Set([
  ...[
    '',
    'VERSION',
    'UID',
    'REV',
    'PRODID',
    'FN',
    'N',
    'NICKNAME',
    'ORG',
    'TITLE',
    'ROLE',
    'TEL',
    'EMAIL',
    'ADR',
  ],
  ...['LABEL', 'URL', 'IMPP', 'X-SOCIALPROFILE', 'SOCIALPROFILE', 'BDAY', 'ANNIVERSARY', 'X-ANNIVERSARY'],
  ...[
    'X-MS-ANNIVERSARY',
    'X-EVOLUTION-ANNIVERSARY',
    'X-KADDRESSBOOK-X-ANNIVERSARY',
    'NOTE',
    'CATEGORIES',
    'PHOTO',
  ],
  ...['KIND', 'X-ADDRESSBOOKSERVER-KIND', 'X-ABLABEL', 'X-ABADR', 'SORT-STRING', 'PROFILE', 'SOURCE', 'NAME'],
  ...OLD_MESSENGERS,
])

/** Properties that no contact knows (related people, keys, X-…) come along with their group and label. */
function withOthers(ours: Card, theirs: Card, base: Card | null): Card {
  const known = new Set([...others(ours), ...(base ? others(base) : [])].map(({ key }) => key))
  const converted = toVersion(theirs, ours.version === '4.0' ? '4.0' : '3.0')
  const labels = labelsOf(converted)
  const anniversary = ({ name, group }: Property) =>
    name === 'X-ABDATE' && labels.get(group?.toLowerCase() ?? '')?.toLowerCase() === 'anniversary'
  let properties = ours.properties
  for (const { key, property } of others(converted)) {
    if (known.has(key) || anniversary(property)) continue
    known.add(key)
    properties = [...properties, ...grouped(property, { converted, group: freeGroup(properties) })]
  }
  return properties === ours.properties ? ours : withProperties(ours, properties)
}

/** Both photos of somebody who had two cards: ours is the one that is shown. */
function withPhotos(ours: Card, theirs: Card): Card {
  const known = new Set(photosOf(ours).map(({ key }) => key))
  const converted = toVersion(theirs, ours.version === '4.0' ? '4.0' : '3.0')
  const kept = photosOf(converted)
    .filter(({ key }) => !known.has(key))
    .map(({ property }) => ({ ...property, group: null, octets: null }))
  return kept.length === 0 ? ours : withProperties(ours, [...ours.properties, ...kept])
}

function photosOf(card: Card): { key: string; property: Property }[] {
  return card.properties
    .filter(({ name, value }) => name === 'PHOTO' && value.trim() !== '')
    .map(property => ({ key: JSON.stringify(readPhoto(property) ?? property.value), property }))
}

function others(card: Card): { key: string; property: Property }[] {
  return card.properties
    .filter(({ name, value }) => !SAID.has(name) && /[^;\s]/.test(value))
    .map(property => ({ key: `${property.name} ${textIn(card, property).trim()}`, property }))
}

function grouped(property: Property, { converted, group }: { converted: Card; group: string }): Property[] {
  if (property.group === null) return [{ ...property, octets: null }]
  const mates = converted.properties.filter(
    other => other.name === 'X-ABLABEL' && other.group?.toLowerCase() === property.group?.toLowerCase(),
  )
  return [property, ...mates].map(each => ({ ...each, group, octets: null }))
}
