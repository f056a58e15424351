import type { PartialDate } from '../partial-date.ts'
import { type Card, textIn } from './card.ts'
import type { Contact, ContactPhoto } from './contact.ts'
import { labelsOf } from './labels.ts'
import { readDate } from './partial-date-text.ts'
import { readPhoto } from './photo.ts'
import { ADDRESSES, EMAILS, PHONES, PROFILES, placedPoints, URLS } from './points.ts'
import type { Property } from './property.ts'
import { splitEscaped } from './text.ts'

/** What the card says, of any version. What it says otherwise than a contact can stays in the card only. */
export function contactOf(card: Card): Contact {
  const labels = labelsOf(card)
  return {
    uid: uidOf(card),
    name: nameOf(card),
    ...nameParts(card),
    nickname: textOf(card, 'NICKNAME') || (androidNickname(card)?.text ?? ''),
    ...organisationOf(card),
    title: textOf(card, 'TITLE'),
    role: textOf(card, 'ROLE'),
    phones: placedPoints(card, PHONES, labels).map(({ point }) => point),
    emails: placedPoints(card, EMAILS, labels).map(({ point }) => point),
    addresses: placedPoints(card, ADDRESSES, labels).map(({ point }) => point),
    urls: placedPoints(card, URLS, labels).map(({ point }) => point),
    profiles: placedPoints(card, PROFILES, labels).map(({ point }) => point),
    birthday: datesIn(card, isBirthday)[0]?.date ?? null,
    anniversary: datesIn(card, isAnniversary, labels)[0]?.date ?? null,
    note: noteOf(card),
    tags: tagsOf(card),
    photo: photosIn(card)[0]?.photo ?? null,
    isGroup: card.properties.some(saysGroup),
  }
}

export type NameParts = Pick<Contact, 'prefix' | 'givenName' | 'additionalName' | 'familyName' | 'suffix'>

export function uidOf(card: Card): string | null {
  return textOf(card, 'UID') || null
}

export function nameOf(card: Card): string {
  const said = textOf(card, 'FN')
  if (said !== '') return said
  const { prefix, givenName, additionalName, familyName, suffix } = nameParts(card)
  const built = [prefix, givenName, additionalName, familyName, suffix].filter(part => part !== '').join(' ')
  const { organisation, department } = organisationOf(card)
  return (
    built ||
    organisation ||
    department ||
    placedPoints(card, EMAILS)[0]?.point.value ||
    placedPoints(card, PHONES)[0]?.point.value ||
    ''
  )
}

/** RFC 6350 section 6.2.2. Several names in one part are joined (`Richter,James`); 2.1 knows no such lists. */
export function nameParts(card: Card): NameParts {
  const property = firstOf(card, 'N')
  const parts = property ? splitEscaped(property.value, ';') : []
  const read = (part: string | undefined, joint: string) => {
    if (!property || part === undefined) return ''
    const values = card.version === '2.1' ? [part] : splitEscaped(part, ',')
    return values
      .map(value => textIn(card, property, value).trim())
      .filter((value, _, all) => value !== '' || all.length === 1)
      .join(joint)
  }
  const [family, given, additional, prefix, suffix] = parts
  return {
    prefix: read(prefix, ', '),
    givenName: read(given, ' '),
    additionalName: read(additional, ' '),
    familyName: read(family, ' '),
    suffix: read(suffix, ', '),
  }
}

/** RFC 6350 section 6.6.4: the organisation, then its units, larger first. */
export function organisationOf(card: Card): Pick<Contact, 'organisation' | 'department'> {
  const property = firstOf(card, 'ORG')
  if (!property) return { organisation: '', department: '' }
  const [organisation = '', ...units] = splitEscaped(property.value, ';').map(part =>
    textIn(card, property, part).trim(),
  )
  return { organisation, department: units.filter(unit => unit !== '').join(', ') }
}

/** The first property of a name that says something. */
export function firstOf(card: Card, name: string): Property | null {
  return card.properties.find(property => property.name === name && /[^;\s]/.test(property.value)) ?? null
}

export function textOf(card: Card, name: string): string {
  const property = firstOf(card, name)
  return property ? textIn(card, property).trim() : ''
}

/** Every NOTE, one after the other; commas never cut it. */
export function noteOf(card: Card): string {
  return card.properties
    .filter(({ name, value }) => name === 'NOTE' && value !== '')
    .map(property => textIn(card, property))
    .join('\n')
}

export function tagsOf(card: Card): string[] {
  const tags = new Set<string>()
  for (const property of card.properties) {
    if (property.name !== 'CATEGORIES') continue
    for (const part of splitEscaped(property.value, ',')) tags.add(textIn(card, property, part).trim())
  }
  tags.delete('')
  return [...tags]
}

export function photosIn(card: Card): { property: Property; photo: ContactPhoto }[] {
  return card.properties.flatMap(property => {
    const photo = property.name === 'PHOTO' ? readPhoto(property) : null
    return photo ? [{ property, photo }] : []
  })
}

export function datesIn(
  card: Card,
  isOne: (property: Property, labels: Map<string, string>) => boolean,
  labels: Map<string, string> = labelsOf(card),
): { property: Property; date: PartialDate }[] {
  return card.properties.flatMap(property => {
    const date = isOne(property, labels) ? readDate(property) : null
    return date ? [{ property, date }] : []
  })
}

export function isBirthday({ name }: Property): boolean {
  return name === 'BDAY'
}

const ANNIVERSARIES = [
  'ANNIVERSARY',
  'X-ANNIVERSARY',
  'X-MS-ANNIVERSARY',
  'X-EVOLUTION-ANNIVERSARY',
  'X-KADDRESSBOOK-X-ANNIVERSARY',
]

export function isAnniversary(property: Property, labels: Map<string, string>): boolean {
  if (ANNIVERSARIES.includes(property.name)) return true
  return (
    property.name === 'X-ABDATE' &&
    labels.get(property.group?.toLowerCase() ?? '')?.toLowerCase() === 'anniversary'
  )
}

export function saysGroup({ name, value }: Property): boolean {
  return (name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND') && value.trim().toLowerCase() === 'group'
}

/** Android keeps nicknames in `X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Bob;1;;`. */
export function androidNickname(card: Card): { property: Property; text: string } | null {
  for (const property of card.properties) {
    if (property.name !== 'X-ANDROID-CUSTOM') continue
    const [type, nickname = ''] = splitEscaped(property.value, ';')
    const text = textIn(card, property, nickname).trim()
    if (type === 'vnd.android.cursor.item/nickname' && text !== '') return { property, text }
  }
  return null
}
