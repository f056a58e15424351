import type { Card } from './card.ts'
import { textIn } from './card.ts'
import { labelsOf, typesOf } from './labels.ts'
import { readDate } from './partial-date-text.ts'
import { readPhoto } from './photo.ts'
import { PHONES } from './points.ts'
import type { Property } from './property.ts'
import { splitEscaped } from './text.ts'
import { toVersion } from './version.ts'

/**
 * The card as a text that is the same for all cards that say the same: whatever the version, folding, line ends,
 * charset, group names, order of the lines, case of the parameters. Without VERSION, REV, PRODID, which change at each
 * export, nor UID, which some programs change too. To compare, never to show: long with photos.
 */
export function meaningOf(card: Card): string {
  const modern = toVersion(card, '4.0')
  const labels = labelsOf(modern)
  return modern.properties
    .filter(property => saysSomething(modern, property))
    .map(property => meaningOfProperty(modern, property, labels))
    .filter((line, i, lines) => lines.indexOf(line) === i)
    .sort()
    .join('\n')
}

const PASSING = new Set(['VERSION', 'REV', 'PRODID', 'UID', 'X-ABLABEL'])
const SAID_OTHERWISE = new Set([
  'TYPE',
  'PREF',
  'CHARSET',
  'ENCODING',
  'VALUE',
  'X-APPLE-OMIT-YEAR',
  'MEDIATYPE',
])

function saysSomething(card: Card, property: Property): boolean {
  const { name, octets } = property
  if (name === '') return octets !== null && octets.trim() !== ''
  return !PASSING.has(name) && /[^;\s]/.test(textIn(card, property))
}

function meaningOfProperty(card: Card, property: Property, labels: Map<string, string>): string {
  const { name, params, group, octets } = property
  if (name === '') return JSON.stringify(['', octets?.replace(/\s+/g, ' ').trim()])
  const others = params
    .filter(param => !SAID_OTHERWISE.has(param.name))
    .map(param => `${param.name}=${param.values.join(',').toLowerCase()}`)
    .sort()
  const types = name === 'PHOTO' ? [] : typesOf(property).sort()
  return JSON.stringify([
    name,
    labels.get(group?.toLowerCase() ?? '') ?? '',
    types,
    others,
    saidBy(card, property),
  ])
}

function saidBy(card: Card, property: Property): unknown {
  const date = /^(?:BDAY|ANNIVERSARY|X-ABDATE)$/.test(property.name) ? readDate(property) : null
  const photo = property.name === 'PHOTO' ? readPhoto(property) : null
  if (date || photo) return date ?? photo
  if (property.name === 'TEL') return PHONES.read(card, property)?.value
  const parts = splitEscaped(property.value, ';').map(part => textIn(card, property, part).trim())
  while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  return parts.join(';')
}
