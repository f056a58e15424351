import { decodeOctets, isAscii, type Octets, utf8Octets } from './decode.ts'

export type Version = '2.1' | '3.0' | '4.0'

export interface Param {
  /** Upper case. A bare word of vCard 2.1 is under TYPE, ENCODING or VALUE, where later versions put it. */
  name: string
  values: string[]
}

export interface Property {
  group: string | null
  /** Upper case; '' for what is not a property (a comment, an unreadable line, a card inside the card). */
  name: string
  params: Param[]
  /** Out of its charset and of quoted-printable, still escaped as vCard text; its newlines may be real. */
  value: string
  /** The lines as they came, with their ends; null once edited: it is then written from the fields. */
  octets: Octets | null
}

export interface ReadValue {
  property: Omit<Property, 'octets'>
  guessed: string | null
}

const ENCODINGS = /^(?:quoted-printable|base64|b|8bit|7bit)$/i
const VALUES = /^(?:url|uri|inline|cid|content-id)$/i
const FOLD_OCTETS = 75

/** An unfolded line, of the shape `group.NAME;PARAM=a,b:value`; null when no colon ends its name. */
export function parseProperty(
  line: Octets,
  version: Version,
  fallbackCharset: string | null,
): ReadValue | null {
  const colon = endOfHeader(line)
  if (colon < 0) return null
  const [start = '', ...words] = cutOutsideQuotes(line.slice(0, colon), ';')
  const dot = start.lastIndexOf('.')
  const name = start.slice(dot + 1).trim()
  if (!/^[\w-]+$/.test(name)) return null
  const params = words.flatMap(word => parseParam(word, version))

  let octets = line.slice(colon + 1)
  if (isBase64(params)) octets = octets.replace(/\s+/g, '')
  if (isQuotedPrintable(params)) octets = fromQuotedPrintable(octets)
  const { text, guessed } = decodeOctets(octets, paramOf(params, 'CHARSET'), fallbackCharset)
  return {
    property: {
      group: start.slice(0, Math.max(dot, 0)) || null,
      name: name.toUpperCase(),
      params,
      value: text,
    },
    guessed,
  }
}

/** The octets of a property: those it came with, or new ones, folded at 75 octets. */
export function printProperty(property: Property, version: Version, lineEnd: string): Octets {
  if (property.octets !== null) return property.octets
  const group = property.group ? `${property.group}.` : ''
  const params = property.params.filter(
    ({ name }) => name !== 'CHARSET' && !(name === 'ENCODING' && !isBase64(property.params)),
  )
  const name = property.name === 'X-ABLABEL' ? 'X-ABLabel' : property.name
  const header = group + name + params.map(param => printParam(param, version)).join('')
  if (version === '2.1' && !isBase64(property.params) && needsQuotedPrintable(header, property.value)) {
    return printQuotedPrintable(header, property.value, lineEnd)
  }
  const line = utf8Octets(`${header}:${property.value.replace(/\r\n?|\n/g, '\\n')}`)
  // 2.1 section 2.4.2 of the vCard 2.1 specification: base64 ends with a blank line.
  return fold(line, lineEnd) + (version === '2.1' && isBase64(property.params) ? lineEnd : '')
}

/** First value of a parameter, null when absent. */
export function paramOf(params: readonly Param[], name: string): string | null {
  for (const param of params) if (param.name === name) return param.values[0] ?? ''
  return null
}

export function isBase64(params: readonly Param[]): boolean {
  return /^(?:b|base64)$/i.test(paramOf(params, 'ENCODING') ?? '')
}

export function isQuotedPrintable(params: readonly Param[]): boolean {
  return /^quoted-printable$/i.test(paramOf(params, 'ENCODING') ?? '')
}

function endOfHeader(line: Octets): number {
  const first = line.indexOf(':')
  if (!line.slice(0, first).includes('"')) return first
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted
    else if (line[i] === ':' && !quoted) return i
  }
  return first
}

function cutOutsideQuotes(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator)
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === separator && !quoted) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

function parseParam(word: Octets, version: Version): Param[] {
  const trimmed = word.trim()
  if (trimmed === '') return []
  // Android writes the label of a phone as `X-Custom(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=A9)`.
  const custom = /^X-[\w-]+\((?:[^,()]*,)*([^,()]*)\)$/i.exec(trimmed)
  if (custom) return [{ name: 'TYPE', values: [decodeText(fromQuotedPrintable(custom[1] ?? ''))] }]
  const equals = trimmed.indexOf('=')
  if (equals < 0) {
    if (ENCODINGS.test(trimmed)) return [{ name: 'ENCODING', values: [trimmed] }]
    if (VALUES.test(trimmed)) return [{ name: 'VALUE', values: [trimmed] }]
    return [{ name: 'TYPE', values: typeWords(decodeText(trimmed)) }]
  }
  const name = trimmed.slice(0, equals).trim().toUpperCase()
  const values = cutOutsideQuotes(trimmed.slice(equals + 1), ',').map(value =>
    uncaret(unquote(value), version),
  )
  return [{ name, values: name === 'TYPE' ? values.flatMap(typeWords) : values }]
}

function typeWords(text: string): string[] {
  return text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')
}

function unquote(value: Octets): string {
  const trimmed = value.trim()
  return decodeText(
    trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"') ? trimmed.slice(1, -1) : trimmed,
  )
}

function decodeText(octets: Octets): string {
  return decodeOctets(octets, null, null).text
}

/** RFC 6868 section 3. */
function uncaret(value: string, version: Version): string {
  if (version === '2.1' || !value.includes('^')) return value
  return value.replace(/\^([n^'])/g, (_, mark) => (mark === 'n' ? '\n' : mark === '^' ? '^' : '"'))
}

function printParam({ name, values }: Param, version: Version): string {
  if (version === '2.1') {
    const plain = values.map(value => value.replace(/[";:,\r\n]/g, ' ').trim()).filter(value => value !== '')
    if (name === 'TYPE')
      return plain.map(value => `;${/^[\w-]+$/.test(value) ? value.toUpperCase() : `TYPE=${value}`}`).join('')
    return `;${name}=${plain.join(',')}`
  }
  const quoted = values.map(value => {
    // RFC 6868 section 3.1
    const safe = value
      .replaceAll('^', '^^')
      .replaceAll('"', "^'")
      .replace(/\r\n?|\n/g, '^n')
    return /[;:,]/.test(safe) ? `"${safe}"` : safe
  })
  return `;${name}=${quoted.join(',')}`
}

function fromQuotedPrintable(octets: Octets): Octets {
  return octets
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function needsQuotedPrintable(header: string, value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  if (!isAscii(value) || /[\x00-\x1f\x7f]/.test(value)) return true
  return header.length + value.length >= FOLD_OCTETS || /^\s|\s$/.test(value)
}

/** vCard 2.1 knows no folding outside of white space: soft line breaks of quoted-printable serve instead. */
function printQuotedPrintable(header: string, value: string, lineEnd: string): Octets {
  const octets = utf8Octets(value.replace(/\r\n?|\n/g, '\r\n'))
  let printed = `${utf8Octets(header)};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:`
  let width = printed.length
  for (const octet of octets) {
    const code = octet.charCodeAt(0)
    const plain = code > 32 && code < 127 && octet !== '='
    const word = plain ? octet : `=${code.toString(16).toUpperCase().padStart(2, '0')}`
    if (width + word.length >= FOLD_OCTETS) {
      printed += `=${lineEnd}`
      width = 0
    }
    printed += word
    width += word.length
  }
  return printed + lineEnd
}

/** RFC 6350 section 3.2: lines of at most 75 octets without their end, never cut inside a character. */
function fold(line: Octets, lineEnd: string): Octets {
  if (line.length <= FOLD_OCTETS) return line + lineEnd
  const pieces: Octets[] = []
  let start = 0
  let room = FOLD_OCTETS
  while (line.length - start > room) {
    let stop = start + room
    // 10xxxxxx octets continue a character of UTF-8.
    while ((line.charCodeAt(stop) & 0xc0) === 0x80) stop--
    pieces.push(line.slice(start, stop))
    start = stop
    room = FOLD_OCTETS - 1
  }
  pieces.push(line.slice(start))
  return pieces.join(`${lineEnd} `) + lineEnd
}
