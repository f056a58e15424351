import type { Parsed, Problem } from '../problem.ts'
import { bytesOf, type Octets, octetsOf, wideEncodingOf, withoutWideEncoding } from './decode.ts'
import { cardLines, type LogicalLine } from './lines.ts'
import { readDate } from './partial-date-text.ts'
import { readPhoto } from './photo.ts'
import {
  isQuotedPrintable,
  type Property,
  paramOf,
  parseProperty,
  printProperty,
  type Version,
} from './property.ts'
import { unescapeText } from './text.ts'

/** A whole card: what we understand of it and, beside, every octet of it. */
export interface Card {
  version: Version
  properties: Property[]
  /** Up to the end of the BEGIN line, as it came. */
  head: Octets
  /** From the END line on, as it came; '' when END is missing. */
  tail: Octets
  lineEnd: string
}

/**
 * The first card in the octets. Never throws and drops nothing: what cannot be read is a property without a name that
 * keeps its octets. A card in UTF-16 becomes UTF-8.
 */
export function parseCard(bytes: Uint8Array): Parsed<Card> {
  const { value, problems } = parseOctets(octetsOf(withoutWideEncoding(bytes)))
  if (wideEncodingOf(bytes)) {
    problems.unshift({
      where: 'line 1',
      level: 'repaired',
      code: 'card-utf16',
      message: 'The card is in UTF-16: it was turned into UTF-8.',
    })
  }
  return { value, problems }
}

/** The first card in octets that are in no wide encoding. */
export function parseOctets(octets: Octets): Parsed<Card> {
  const { head, lines, tail } = cardLines(octets)
  const version = versionOf(lines, octets)
  const problems: Problem[] = []
  if (head === '')
    problems.push({
      where: 'line 1',
      level: 'repaired',
      code: 'no-begin',
      message: 'BEGIN:VCARD is missing.',
    })
  if (tail === '')
    problems.push({
      where: `line ${lines.at(-1)?.line ?? 1}`,
      level: 'repaired',
      code: 'no-end',
      message: 'END:VCARD is missing.',
    })

  const fallback = charsetSeen(octets)
  const properties = lines.map(line => readLine(line, version, fallback, problems))
  return { value: { version, properties, head, tail, lineEnd: lineEndOf(head || octets) }, problems }
}

/** The octets of a card: those it was read from for all that was not edited, UTF-8 for the rest. */
export function printCard(card: Card): Uint8Array {
  const { version, lineEnd } = card
  const body = card.properties.map(property => printProperty(property, version, lineEnd))
  return bytesOf(card.head + body.join('') + card.tail)
}

/** The card with other properties, made whole enough to take them: BEGIN, END and a line end before each. */
export function withProperties(card: Card, properties: Property[]): Card {
  const { lineEnd } = card
  const ended = properties.map(property =>
    property.octets === null || /[\r\n]$/.test(property.octets)
      ? property
      : { ...property, octets: property.octets + lineEnd },
  )
  return {
    ...card,
    head: card.head || `BEGIN:VCARD${lineEnd}`,
    tail: card.tail || `END:VCARD${lineEnd}`,
    properties: ended,
  }
}

function isEscapedNewline(card: Card, property: Property): boolean {
  return !(card.version === '2.1' && isQuotedPrintable(property.params))
}

/** Text of a part of a property, unescaped as its version has it. */
export function textIn(card: Card, property: Property, part: string = property.value): string {
  return unescapeText(part, isEscapedNewline(card, property))
}

function readLine(
  line: LogicalLine,
  version: Version,
  fallback: string | null,
  problems: Problem[],
): Property {
  const { octets } = line
  const none: Property = { group: null, name: '', params: [], value: '', octets }
  const where = `line ${line.line}`
  if (line.kind === 'nested') {
    problems.push({
      where,
      level: 'ignored',
      code: 'card-in-card',
      message: 'A card stands inside the card: it was kept as it is.',
    })
    return none
  }
  if (line.kind === 'comment') return none
  const read = line.kind === 'property' ? parseProperty(line.text, version, fallback) : null
  if (!read) {
    if (octets.trim() !== '') {
      problems.push({
        where,
        level: 'ignored',
        code: 'unreadable-line',
        params: { text: excerpt(line.text) },
        message: `The line could not be read: ${excerpt(line.text)}.`,
      })
    }
    return none
  }
  const { property, guessed } = read
  const place = `${where}, ${property.name}`
  if (line.glued) {
    problems.push({
      where: place,
      level: 'repaired',
      code: 'joined-lines',
      message: 'Lines without a name were joined to it.',
    })
  }
  if (guessed) {
    problems.push({
      where: place,
      level: 'repaired',
      code: 'guessed-charset',
      params: { charset: guessed },
      message: `It is not valid in its charset and was read as ${guessed}.`,
    })
  }
  const charset = paramOf(property.params, 'CHARSET')
  if (charset && !isKnownCharset(charset)) {
    problems.push({
      where: place,
      level: 'repaired',
      code: 'unknown-charset',
      params: { charset: excerpt(charset) },
      message: `The charset ${excerpt(charset)} is unknown.`,
    })
  }
  if (isUnreadable(property)) {
    problems.push({
      where: place,
      level: 'ignored',
      code: 'unreadable-value',
      message: 'The value could not be read: it was kept as it is.',
    })
  }
  return { ...property, octets }
}

function isUnreadable(property: Omit<Property, 'octets'>): boolean {
  if (property.value.trim() === '') return false
  if (property.name === 'PHOTO') return readPhoto(property) === null
  return (property.name === 'BDAY' || property.name === 'ANNIVERSARY') && readDate(property) === null
}

function versionOf(lines: readonly LogicalLine[], octets: Octets): Version {
  for (const { text } of lines) {
    const said = /^(?:[\w.-]*\.)?VERSION[^:]*:\s*([\d.]+)/i.exec(text)?.[1]
    if (!said) continue
    return said.startsWith('2') ? '2.1' : said.startsWith('4') ? '4.0' : '3.0'
  }
  // Without VERSION, only 2.1 has quoted-printable and types without TYPE=.
  return /[;=]quoted-printable[;:]|^(?:TEL|EMAIL|ADR|LABEL);[A-Z]+[;:]/im.test(octets) ? '2.1' : '3.0'
}

function charsetSeen(octets: Octets): string | null {
  const charset = /;CHARSET="?([\w-]+)/i.exec(octets)?.[1]
  return charset && !/^(?:utf-?8|us-ascii)$/i.test(charset) && isKnownCharset(charset) ? charset : null
}

function isKnownCharset(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== ''
  } catch {
    // TextDecoder throws a RangeError on a name it does not know: that is the answer.
    return false
  }
}

function lineEndOf(octets: Octets): string {
  return /\r\r\n|\r\n|\n\r(?!\n(?!\r))|\r|\n/.exec(octets)?.[0] ?? '\r\n'
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return JSON.stringify(line.length > 40 ? `${line.slice(0, 40)}…` : line)
}
