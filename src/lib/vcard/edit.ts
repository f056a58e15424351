import { formatPartialDate, type PartialDate } from '../partial-date.ts'
import { type Card, withProperties } from './card.ts'
import type { Contact, Labelled } from './contact.ts'
import { EMPTY_CONTACT } from './contact.ts'
import {
  androidNickname,
  datesIn,
  firstOf,
  isAnniversary,
  isBirthday,
  nameOf,
  nameParts,
  noteOf,
  organisationOf,
  photosIn,
  saysGroup,
  tagsOf,
  textOf,
  uidOf,
} from './contact-of.ts'
import { withLabel, withoutLoneLabels, withPoints } from './edit-points.ts'
import { writeDate } from './partial-date-text.ts'
import { writePhoto } from './photo.ts'
import { ADDRESSES, EMAILS, PHONES, type PointKind, PROFILES, URLS, type Value } from './points.ts'
import type { Property, Version } from './property.ts'
import { escapeText, splitEscaped } from './text.ts'

/**
 * The card that says `next`: only the properties whose meaning differs from `contactOf(card)` change; the other lines
 * keep their octets. Texts are taken without the spaces around them.
 */
export function withContact(card: Card, next: Contact): Card {
  let edited = withText(card, 'UID', uidOf(card) ?? '', next.uid ?? '')
  edited = withNameParts(edited, next)
  edited = withNickname(edited, next.nickname)
  edited = withOrganisation(edited, next)
  edited = withText(edited, 'TITLE', textOf(edited, 'TITLE'), next.title)
  edited = withText(edited, 'ROLE', textOf(edited, 'ROLE'), next.role)
  edited = withPoints(edited, PHONES, said(PHONES, next.phones))
  edited = withPoints(edited, EMAILS, said(EMAILS, next.emails))
  edited = withPoints(edited, ADDRESSES, said(ADDRESSES, next.addresses))
  edited = withPoints(edited, URLS, said(URLS, next.urls))
  edited = withPoints(edited, PROFILES, said(PROFILES, next.profiles))
  edited = withBirthday(edited, next.birthday)
  edited = withAnniversary(edited, next.anniversary)
  edited = withNote(edited, next.note)
  edited = withTags(edited, next.tags)
  edited = withPhoto(edited, next.photo)
  edited = withGroupKind(edited, next.isGroup)
  // Last, since a card without FN takes its name from the others.
  return withText(edited, 'FN', nameOf(edited), next.name)
}

/** A card that says this and no more. FN and, in 3.0, N are always there: RFC 2426 section 3.1, RFC 6350 section 6.2. */
export function newCard(contact: Contact, version: '3.0' | '4.0' = '3.0'): Card {
  const start: Card = {
    version,
    properties: [
      property('VERSION', version),
      ...(contact.uid ? [property('UID', escapeText(contact.uid))] : []),
    ],
    head: 'BEGIN:VCARD\r\n',
    tail: 'END:VCARD\r\n',
    lineEnd: '\r\n',
  }
  start.properties.push(property('FN', escapeText(contact.name)))
  if (version === '3.0') start.properties.push(property('N', ';;;;'))
  return withContact(start, { ...EMPTY_CONTACT, ...contact })
}

/** The property with another value, in the charset of all that we write. */
export function withValue(old: Property, value: string): Property {
  const params = old.params.filter(({ name }) => name !== 'ENCODING' && name !== 'CHARSET')
  return { ...old, params, value, octets: null }
}

export function property(name: string, value: string): Property {
  return { group: null, name, params: [], value, octets: null }
}

function withText(card: Card, name: string, current: string, next: string): Card {
  const text = next.trim()
  if (text === current) return card
  if (text === '') return without(card, ({ name: other }) => other === name)
  return put(card, firstOf(card, name) ?? emptyOf(card, name), property(name, escapeText(text)))
}

function withNameParts(card: Card, next: Contact): Card {
  const current = nameParts(card)
  const keys = ['familyName', 'givenName', 'additionalName', 'prefix', 'suffix'] as const
  if (keys.every(key => next[key].trim() === current[key])) return card
  const old = firstOf(card, 'N') ?? emptyOf(card, 'N')
  const parts = splitEscaped(old?.value ?? '', ';')
  const value = keys
    .map((key, i) => (next[key].trim() === current[key] ? (parts[i] ?? '') : escapeText(next[key].trim())))
    .concat(parts.slice(keys.length))
    .join(';')
  // A second N must not come forward when the first is emptied.
  const rest = /[^;\s]/.test(value) ? card : without(card, other => other.name === 'N' && other !== old)
  return put(rest, old, property('N', value))
}

function withNickname(card: Card, next: string): Card {
  const said = textOf(card, 'NICKNAME')
  const android = said === '' ? androidNickname(card) : null
  if (next.trim() === (android?.text ?? said)) return card
  const rest = without(card, other => isAndroidNickname(other))
  return withText(rest, 'NICKNAME', said, next)
}

function isAndroidNickname({ name, value }: Property): boolean {
  return name === 'X-ANDROID-CUSTOM' && value.startsWith('vnd.android.cursor.item/nickname;')
}

function withOrganisation(card: Card, next: Contact): Card {
  const current = organisationOf(card)
  const organisation = next.organisation.trim()
  const department = next.department.trim()
  if (organisation === current.organisation && department === current.department) return card
  if (organisation === '' && department === '') return without(card, ({ name }) => name === 'ORG')
  const old = firstOf(card, 'ORG') ?? emptyOf(card, 'ORG')
  const units = department === '' ? [] : [escapeText(department)]
  const kept = department === current.department && old ? splitEscaped(old.value, ';').slice(1) : units
  return put(card, old, property('ORG', [escapeText(organisation), ...kept].join(';')))
}

function withBirthday(card: Card, next: PartialDate | null): Card {
  return withDate(card, next, {
    dates: datesIn(card, isBirthday),
    create: date => [dated('BDAY', date, card.version)],
  })
}

/** RFC 6350 section 6.2.6; 3.0 has no property for it: written as Apple does, which others read too. */
function withAnniversary(card: Card, next: PartialDate | null): Card {
  const create = (date: PartialDate): Property[] => {
    if (card.version === '4.0') return [dated('ANNIVERSARY', date, card.version)]
    const property = dated('X-ABDATE', date, card.version)
    return withLabel([...card.properties, property], property, '_$!<Anniversary>!$_').slice(-2)
  }
  return withDate(card, next, { dates: datesIn(card, isAnniversary), create })
}

interface Dates {
  dates: { property: Property; date: PartialDate }[]
  create: (date: PartialDate) => Property[]
}

function withDate(card: Card, next: PartialDate | null, { dates, create }: Dates): Card {
  const [first] = dates
  const current = first ? formatPartialDate(first.date) : null
  if ((next && formatPartialDate(next)) === current) return card
  if (!next) return without(card, other => dates.some(({ property }) => property === other))
  if (!first) return withProperties(card, [...card.properties, ...create(next)])
  // Others that said the same would now contradict it.
  const echoes = dates.slice(1).filter(({ date }) => formatPartialDate(date) === current)
  const rest = without(card, other => echoes.some(({ property }) => property === other))
  const { value, params } = writeDate(next, card.version)
  const kept = first.property.params.filter(param => !DATE_PARAMS.includes(param.name))
  const written = { ...first.property, value, params: [...kept, ...params], octets: null }
  return withProperties(rest, replaced(rest.properties, first.property, written))
}

const DATE_PARAMS = ['VALUE', 'X-APPLE-OMIT-YEAR', 'CALSCALE', 'ENCODING', 'CHARSET']

function dated(name: string, date: PartialDate, version: Version): Property {
  return { ...property(name, ''), ...writeDate(date, version) }
}

function withNote(card: Card, next: string): Card {
  const text = next.replace(/\r\n?/g, '\n')
  if (text === noteOf(card)) return card
  if (text === '') return without(card, ({ name }) => name === 'NOTE')
  return putOnly(card, property('NOTE', escapeText(text)))
}

function withTags(card: Card, next: readonly string[]): Card {
  const tags = [...new Set(next.map(tag => tag.trim()))].filter(tag => tag !== '')
  if (JSON.stringify(tags) === JSON.stringify(tagsOf(card))) return card
  if (tags.length === 0) return without(card, ({ name }) => name === 'CATEGORIES')
  return putOnly(card, property('CATEGORIES', tags.map(escapeText).join(',')))
}

/** The card with that photo in the place of its own; null takes every photo away. */
export function withPhoto(card: Card, next: Contact['photo']): Card {
  const photos = photosIn(card)
  const [current] = photos
  if (JSON.stringify(next) === JSON.stringify(current?.photo ?? null)) return card
  if (!next) return without(card, other => photos.some(({ property }) => property === other))
  const written = { ...property('PHOTO', ''), ...writePhoto(next, card.version) }
  if (!current) return withProperties(card, [...card.properties, written])
  return withProperties(
    card,
    replaced(card.properties, current.property, { ...written, group: current.property.group }),
  )
}

function withGroupKind(card: Card, next: boolean): Card {
  if (next === card.properties.some(saysGroup)) return card
  if (!next) return without(card, saysGroup)
  const name = card.version === '4.0' ? 'KIND' : 'X-ADDRESSBOOKSERVER-KIND'
  return putOnly(card, property(name, 'group'))
}

/** The points that say something, without spaces around their texts. */
function said<T extends Labelled>(_: PointKind<T>, points: readonly T[]): T[] {
  return points
    .map(point => {
      const texts = Object.entries(point as unknown as Value<T> & Labelled).map(([key, text]) => [
        key,
        typeof text === 'string' ? text.trim() : text,
      ])
      return Object.fromEntries(texts) as T
    })
    .filter(({ types: _types, label: _label, ...value }) => Object.values(value).some(text => text !== ''))
}

function emptyOf(card: Card, name: string): Property | null {
  return card.properties.find(property => property.name === name) ?? null
}

/** Puts the value in the place of the old property, or at the end when there is none. */
function put(card: Card, old: Property | null, fresh: Property): Card {
  if (!old) return withProperties(card, [...card.properties, fresh])
  return withProperties(card, replaced(card.properties, old, withValue(old, fresh.value)))
}

/** The one property of its name, in the place of the first. */
function putOnly(card: Card, fresh: Property): Card {
  const first = emptyOf(card, fresh.name)
  const properties = card.properties.filter(({ name }) => name !== fresh.name)
  if (!first) return withProperties(card, [...properties, fresh])
  const rest = card.properties.filter(property => property === first || property.name !== fresh.name)
  return withProperties(card, replaced(rest, first, withValue(first, fresh.value)))
}

function without(card: Card, isGone: (property: Property) => boolean): Card {
  const gone = card.properties.filter(isGone)
  if (gone.length === 0) return card
  const rest = card.properties.filter(property => !gone.includes(property))
  return withProperties(
    card,
    withoutLoneLabels(
      rest,
      gone.map(({ group }) => group),
    ),
  )
}

function replaced(properties: readonly Property[], old: Property, fresh: Property): Property[] {
  return properties.map(property => (property === old ? fresh : property))
}
