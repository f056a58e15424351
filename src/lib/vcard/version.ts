import { type Card, textIn, withProperties } from './card.ts'
import { isAnniversary, nameOf } from './contact-of.ts'
import { withLabel, withoutLoneLabels } from './edit-points.ts'
import { labelsOf } from './labels.ts'
import { readDate, writeDate } from './partial-date-text.ts'
import { readPhoto, writePhoto } from './photo.ts'
import { isBase64, isQuotedPrintable, type Param, type Property, paramOf } from './property.ts'
import { escapeText, escapeUri, splitEscaped } from './text.ts'

type Target = '3.0' | '4.0'

/**
 * The card in another version, saying the same (`contactOf` gives the same contact). Properties that both versions
 * write alike keep their octets. What the other version does not know keeps its name: readers skip it.
 */
export function toVersion(card: Card, target: Target): Card {
  if (card.version === target) return card
  const modern = card.version === '2.1' ? fromVersion21(card) : card
  const properties =
    target === '4.0' ? modern.properties.map(toProperty4) : modern.properties.map(toProperty3)
  const converted: Card = withProperties(
    { ...modern, version: target, tail: card.tail },
    properties.map(property =>
      property.name === 'VERSION' ? edited(property, { value: target }) : property,
    ),
  )
  const dated = target === '4.0' ? withPlainAnniversary(converted) : withLabelledAnniversary(converted)
  return withRequired(dated, nameOf(card), target)
}

/** Out of 2.1: no quoted-printable, no charset, no bare parameters; texts escaped as RFC 2426 section 2.4.2 has it. */
function fromVersion21(card: Card): Card {
  const properties = card.properties.map(property => {
    const { name, params, value, octets } = property
    if (name === '') return octets?.trim() ? unreadable(octets) : property
    const kept = params.filter(
      param => param.name !== 'CHARSET' && (param.name !== 'ENCODING' || isBase64(params)),
    )
    if (isBase64(params)) {
      return edited(property, {
        params: kept.map(param => (param.name === 'ENCODING' ? { ...param, values: ['b'] } : param)),
      })
    }
    return edited(property, { params: kept, value: escaped(card, property, value) })
  })
  return { ...card, version: '3.0', properties }
}

const STRUCTURED = ['N', 'ADR', 'ORG', 'GEO']
const LISTS = ['CATEGORIES']
const URIS = ['URL', 'SOURCE', 'IMPP', 'X-SOCIALPROFILE', 'PHOTO', 'LOGO', 'SOUND', 'KEY']

/** In 2.1 only `;` parts a value; elsewhere commas and semicolons are text. */
function escaped(card: Card, property: Property, value: string): string {
  const read = (part: string) => textIn(card, property, part)
  if (STRUCTURED.includes(property.name))
    return splitEscaped(value, ';')
      .map(part => escapeText(read(part)))
      .join(';')
  if (LISTS.includes(property.name))
    return splitEscaped(value, ',')
      .map(part => escapeText(read(part)))
      .join(',')
  if (URIS.includes(property.name)) return escapeUri(read(value))
  // Values of their own grammar, whose semicolons mean something to whoever invented them.
  if (property.name.startsWith('X-') && property.name !== 'X-ABLABEL') {
    return splitEscaped(value, ';')
      .map(part => escapeText(read(part)))
      .join(';')
  }
  return escapeText(read(value))
}

function unreadable(octets: string): Property {
  return { group: null, name: 'X-UNREADABLE', params: [], value: escapeText(octets.trim()), octets: null }
}

function toProperty4(property: Property): Property {
  const plain = withoutTransferEncoding(property)
  const { name, params, value } = plain
  switch (name) {
    case 'PHOTO':
    case 'LOGO':
    case 'SOUND':
    case 'KEY':
      return media4(plain)
    case 'BDAY':
    case 'ANNIVERSARY':
    case 'X-ABDATE':
      return withDateOf(plain, '4.0')
    // RFC 6350 section 6.1.4 and 6.6.5, for Apple's groups of before.
    case 'X-ADDRESSBOOKSERVER-KIND':
      return edited(plain, { name: 'KIND' })
    case 'X-ADDRESSBOOKSERVER-MEMBER':
      return edited(plain, { name: 'MEMBER' })
    // RFC 6350 section 6.5.2: a geo: URI (RFC 5870).
    case 'GEO':
      return /^\s*[-+\d.]+\s*;\s*[-+\d.]+\s*$/.test(value)
        ? edited(plain, { value: `geo:${value.replace(/\s/g, '').replace(';', ',')}` })
        : plain
    // RFC 6350 section 6.6 and appendix A: AGENT became RELATED.
    case 'AGENT':
      return edited(plain, {
        name: 'RELATED',
        params: [...params.filter(param => param.name !== 'TYPE'), { name: 'TYPE', values: ['agent'] }],
      })
    // RFC 6350 section 4.3.5: the basic format of ISO 8601.
    case 'REV': {
      const basic = value
        .trim()
        .replace(/^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z?))?$/, (...parts) =>
          parts[4] === undefined
            ? parts.slice(1, 4).join('')
            : `${parts.slice(1, 4).join('')}T${parts.slice(4, 8).join('')}`,
        )
      return basic === value ? plain : edited(plain, { value: basic })
    }
    default:
      return preference4(plain)
  }
}

function toProperty3(property: Property): Property {
  const { name, params, value } = property
  switch (name) {
    case 'PHOTO':
    case 'LOGO':
    case 'SOUND':
    case 'KEY':
      return media3(property)
    case 'BDAY':
    case 'ANNIVERSARY':
    case 'X-ABDATE':
      return withDateOf(property, '3.0')
    case 'KIND':
      return edited(property, { name: 'X-ADDRESSBOOKSERVER-KIND' })
    case 'MEMBER':
      return edited(property, { name: 'X-ADDRESSBOOKSERVER-MEMBER' })
    // RFC 2426 section 3.4.2: two numbers parted by a semicolon.
    case 'GEO': {
      const [, latitude, longitude] = /^geo:([-+\d.]+)\\?,([-+\d.]+)$/i.exec(value.trim()) ?? []
      return latitude && longitude
        ? edited(property, {
            value: `${latitude};${longitude}`,
            params: params.filter(param => param.name !== 'VALUE'),
          })
        : property
    }
    case 'RELATED':
      return paramOf(params, 'TYPE')?.toLowerCase() === 'agent'
        ? edited(property, { name: 'AGENT', params: params.filter(param => param.name !== 'TYPE') })
        : property
    // RFC 2426 section 3.3.1: a phone is text.
    case 'TEL':
      return preference3(
        paramOf(params, 'VALUE')?.toLowerCase() === 'uri'
          ? edited(property, {
              value: value
                .trim()
                .replace(/^tel:/i, '')
                .replaceAll(/(?<!\\);/g, '\\;'),
              params: params.filter(param => param.name !== 'VALUE'),
            })
          : property,
      )
    // RFC 2426 section 3.6.4: the extended format of ISO 8601.
    case 'REV': {
      const extended = value
        .trim()
        .replace(/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/, (_, y, m, d, h, min, s, z) =>
          h === undefined ? `${y}-${m}-${d}` : `${y}-${m}-${d}T${h}:${min}:${s}${z}`,
        )
      return extended === value ? property : edited(property, { value: extended })
    }
    default:
      return preference3(property)
  }
}

/** RFC 6350 has no CHARSET and no quoted-printable; some write them in 3.0 all the same. */
function withoutTransferEncoding(property: Property): Property {
  const { params } = property
  const isStray = ({ name }: Param) =>
    name === 'CHARSET' || (name === 'ENCODING' && isQuotedPrintable(params))
  return params.some(isStray)
    ? edited(property, { params: params.filter(param => !isStray(param)) })
    : property
}

/** RFC 6350 section 5.3: PREF=1 for TYPE=pref. */
function preference4(property: Property): Property {
  const { params } = property
  const isPreferred = ({ name, values }: Param) => name === 'TYPE' && values.some(isPref)
  if (!params.some(isPreferred)) return property
  const rest = params
    .map(param =>
      isPreferred(param) ? { ...param, values: param.values.filter(value => !isPref(value)) } : param,
    )
    .filter(({ name, values }) => values.length > 0 && name !== 'PREF')
  return edited(property, { params: [...rest, { name: 'PREF', values: ['1'] }] })
}

function isPref(value: string): boolean {
  return value.toLowerCase() === 'pref'
}

function preference3(property: Property): Property {
  if (paramOf(property.params, 'PREF') !== '1') return property
  const params = property.params.filter(({ name }) => name !== 'PREF')
  return edited(property, { params: [...params, { name: 'TYPE', values: ['pref'] }] })
}

/** RFC 6350 section 6.2.4: pictures and the like are URIs, data: ones when they stand in the card. */
function media4(property: Property): Property {
  if (property.name === 'PHOTO') return asPhoto(property, '4.0')
  const { params, value, name } = property
  const type = paramOf(params, 'TYPE')?.toLowerCase()
  if (!isBase64(params)) return property
  const mediaType = type?.includes('/') ? type : `${MEDIA[name] ?? 'application'}/${type ?? 'octet-stream'}`
  return edited(property, {
    value: `data:${mediaType};base64,${value}`,
    params: params.filter(param => !MEDIA_PARAMS.includes(param.name)),
  })
}

/** RFC 2426 section 3.1.4: ENCODING=b, the type beside. */
function media3(property: Property): Property {
  if (property.name === 'PHOTO') return asPhoto(property, '3.0')
  const [, mediaType = '', base64] = /^data:([^;,]*);base64\\?,(.*)$/is.exec(property.value.trim()) ?? []
  if (base64 === undefined) return property
  const prefix = `${MEDIA[property.name] ?? 'application'}/`
  const type = mediaType.startsWith(prefix) ? mediaType.slice(prefix.length) : mediaType
  return edited(property, {
    value: base64,
    params: [
      ...property.params.filter(param => !MEDIA_PARAMS.includes(param.name)),
      { name: 'ENCODING', values: ['b'] },
      { name: 'TYPE', values: [type.toUpperCase()] },
    ],
  })
}

const MEDIA: Record<string, string> = { LOGO: 'image', SOUND: 'audio', KEY: 'application' }
const MEDIA_PARAMS = ['ENCODING', 'TYPE', 'VALUE', 'MEDIATYPE', 'CHARSET']

function asPhoto(property: Property, target: Target): Property {
  const photo = readPhoto(property)
  if (!photo) return property
  const { value, params } = writePhoto(photo, target)
  const kept = property.params.filter(param => !MEDIA_PARAMS.includes(param.name))
  return edited(property, { value, params: [...params, ...kept] })
}

/** A date that can be read, in the form of the version; with an hour it is left as it is, both know that. */
function withDateOf(property: Property, target: Target): Property {
  const date = readDate(property)
  if (!date || /\d[T ]\d/.test(property.value)) return property
  const { value, params } = writeDate(date, target)
  const kept = property.params.filter(({ name }) => name !== 'VALUE' && name !== 'X-APPLE-OMIT-YEAR')
  return edited(property, { value, params: [...kept, ...params] })
}

function withPlainAnniversary(card: Card): Card {
  const labels = labelsOf(card)
  const properties = card.properties.map(property =>
    isAnniversary(property, labels) && property.name !== 'ANNIVERSARY' && readDate(property)
      ? withDateOf(edited(property, { name: 'ANNIVERSARY', group: null }), '4.0')
      : property,
  )
  const groups = card.properties.filter(property => !properties.includes(property)).map(({ group }) => group)
  return { ...card, properties: withoutLoneLabels(properties, groups) }
}

function withLabelledAnniversary(card: Card): Card {
  let properties = card.properties
  for (const property of card.properties) {
    if (property.name !== 'ANNIVERSARY') continue
    const renamed = edited(property, { name: 'X-ABDATE', group: null })
    properties = withLabel(
      properties.map(other => (other === property ? renamed : other)),
      renamed,
      '_$!<Anniversary>!$_',
    )
  }
  return { ...card, properties }
}

/** RFC 2426 section 3.1 wants FN and N, RFC 6350 section 6.2.1 FN, both VERSION. */
function withRequired(card: Card, name: string, target: Target): Card {
  const has = (wanted: string) => card.properties.some(property => property.name === wanted)
  const added = (wanted: string, value: string): Property[] =>
    has(wanted) ? [] : [{ group: null, name: wanted, params: [], value, octets: null }]
  const properties = [...added('VERSION', target), ...card.properties, ...added('FN', escapeText(name))]
  return { ...card, properties: target === '3.0' ? [...properties, ...added('N', ';;;;')] : properties }
}

function edited(property: Property, changes: Partial<Property>): Property {
  return { ...property, ...changes, octets: null }
}
