import type { Card } from './card.ts'
import { textIn } from './card.ts'
import type { ContactPoint, Labelled, PostalAddress } from './contact.ts'
import { labelsOf, OLD_MESSENGERS, typesOf } from './labels.ts'
import { type Property, paramOf } from './property.ts'
import { escapeText, escapeUri, splitEscaped } from './text.ts'

export type Value<T extends Labelled> = Omit<T, 'types' | 'label'>

/** One of the lists of a card: which properties make it and how a value is read and written. */
export interface PointKind<T extends Labelled> {
  names: readonly string[]
  /** Null when the property says nothing. */
  read: (card: Card, property: Property) => Value<T> | null
  /** Name of a new property for the value. */
  nameFor: (value: Value<T>) => string
  write: (value: Value<T>) => string
  /** Parameters that speak of the former value only. */
  stale: readonly string[]
}

export const PHONES: PointKind<ContactPoint> = {
  names: ['TEL'],
  read: (card, property) => {
    const text = plain(textIn(card, property))
    // RFC 6350 section 6.4.1: 4.0 writes phones as tel: URIs too.
    return point(
      paramOf(property.params, 'VALUE')?.toLowerCase() === 'uri' ? text.replace(/^tel:/i, '') : text,
    )
  },
  nameFor: () => 'TEL',
  write: ({ value }) => escapeText(value),
  stale: ['VALUE'],
}

export const EMAILS: PointKind<ContactPoint> = {
  names: ['EMAIL'],
  read: (card, property) => {
    const text = plain(textIn(card, property))
    return point(
      paramOf(property.params, 'VALUE')?.toLowerCase() === 'uri' ? text.replace(/^mailto:/i, '') : text,
    )
  },
  nameFor: () => 'EMAIL',
  write: ({ value }) => escapeText(value),
  stale: ['VALUE'],
}

export const URLS: PointKind<ContactPoint> = {
  names: ['URL'],
  read: (card, property) => point(plain(textIn(card, property))),
  nameFor: () => 'URL',
  write: ({ value }) => escapeUri(value),
  stale: [],
}

export const PROFILES: PointKind<ContactPoint> = {
  names: ['IMPP', 'X-SOCIALPROFILE', 'SOCIALPROFILE', ...OLD_MESSENGERS],
  read: (card, property) => point(plain(textIn(card, property)).replace(/^x-apple:/i, '')),
  nameFor: ({ value }) => (/^https?:/i.test(value) ? 'X-SOCIALPROFILE' : 'IMPP'),
  write: ({ value }) => escapeUri(value),
  stale: ['X-USER', 'X-USERID', 'USERNAME', 'X-DISPLAYNAME', 'VALUE'],
}

export const ADDRESSES: PointKind<PostalAddress> = {
  names: ['ADR'],
  read: (card, property) => {
    const parts = splitEscaped(property.value, ';').map(part => textIn(card, property, part).trim())
    const [poBox = '', extended = '', street = '', town = '', region = '', postalCode = '', country = ''] =
      parts
    const address = { poBox, extended, street, town, region, postalCode, country }
    return Object.values(address).some(part => part !== '') ? address : null
  },
  nameFor: () => 'ADR',
  write: ({ poBox, extended, street, town, region, postalCode, country }) =>
    [poBox, extended, street, town, region, postalCode, country].map(escapeText).join(';'),
  stale: ['LABEL', 'GEO', 'TZ', 'VALUE'],
}

/** A point of a card beside the property that says it. */
export interface Placed<T extends Labelled> {
  point: T
  property: Property
}

export function placedPoints<T extends Labelled>(
  card: Card,
  kind: PointKind<T>,
  labels: Map<string, string> = labelsOf(card),
): Placed<T>[] {
  const placed: Placed<T>[] = []
  for (const property of card.properties) {
    if (!kind.names.includes(property.name)) continue
    const value = kind.read(card, property)
    if (!value) continue
    const label = labels.get(property.group?.toLowerCase() ?? '') ?? null
    placed.push({ point: { ...value, types: typesOf(property), label } as unknown as T, property })
  }
  return placed
}

function point(value: string): Value<ContactPoint> | null {
  return value === '' ? null : { value }
}

/** Without the invisible direction marks Google puts around numbers. */
function plain(text: string): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim()
}
