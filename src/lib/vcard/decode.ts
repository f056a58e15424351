import { withoutNul } from '../without-nul.ts'

/**
 * Octets as a string, one character (U+0000 to U+00FF) an octet: cheap to cut, search and join, and safe until the
 * charset of each value is known.
 */
export type Octets = string

const CHUNK = 0x2000
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()
/** Where the program itself runs, its own reader: eight times as fast as what browsers have too. */
export const octetsOf = globalThis.Buffer
  ? (bytes: Uint8Array): Octets =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  : octetsAnywhere

export function octetsAnywhere(bytes: Uint8Array): Octets {
  const text = utf8.decode(bytes)
  // As long as its octets: then they are all ASCII, and read at once.
  if (text.length === bytes.length && isAscii(text)) return text
  if (bytes.length <= CHUNK) return String.fromCharCode.apply(null, bytes as unknown as number[])
  let octets = ''
  for (let start = 0; start < bytes.length; start += CHUNK) {
    octets += String.fromCharCode.apply(null, bytes.subarray(start, start + CHUNK) as unknown as number[])
  }
  return octets
}

export function bytesOf(octets: Octets): Uint8Array {
  const bytes = new Uint8Array(octets.length)
  for (let i = 0; i < octets.length; i++) bytes[i] = octets.charCodeAt(i)
  return bytes
}

/** Text as the octets of its UTF-8. */
export function utf8Octets(text: string): Octets {
  return isAscii(text) ? text : octetsOf(encoder.encode(text))
}

export interface Decoded {
  text: string
  /** The charset that had to be guessed, null when the octets were what they said or plain UTF-8. */
  guessed: string | null
}

/**
 * Octets to text: the declared charset, else strict UTF-8, else `fallback`, else windows-1252, which never fails.
 *
 * @param declared the CHARSET parameter.
 * @param fallback a charset seen elsewhere in the same card.
 */
export function decodeOctets(octets: Octets, declared: string | null, fallback: string | null): Decoded {
  const { text, guessed } = decodeAsSaid(octets, declared, fallback)
  return { text: withoutNul(text), guessed }
}

function decodeAsSaid(octets: Octets, declared: string | null, fallback: string | null): Decoded {
  if (isAscii(octets) && !(declared && /2022|utf-?7|utf-?16/i.test(declared)))
    return { text: octets, guessed: null }
  const bytes = bytesOf(octets)
  if (declared) {
    const text = decodeStrictly(bytes, declared)
    if (text !== null) return { text, guessed: null }
    const damaged = /^utf-?8$/i.test(declared) ? new TextDecoder().decode(bytes) : null
    // A few characters cut by a careless program do not make it another charset.
    if (damaged && (damaged.split('\ufffd').length - 1) * 10 <= damaged.length) {
      return { text: damaged, guessed: 'damaged UTF-8' }
    }
  }
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, guessed: null }
  const other = fallback && decodeStrictly(bytes, fallback)
  if (fallback && other) return { text: other, guessed: fallback }
  return { text: new TextDecoder('windows-1252').decode(bytes), guessed: 'windows-1252' }
}

export type WideEncoding = 'utf-16le' | 'utf-16be'

/** UTF-16, told by its mark or by its many zero octets on one side (Mac Address Book 4, Entourage); null otherwise. */
export function wideEncodingOf(start: Uint8Array): WideEncoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const sample = start.subarray(0, 512)
  if (!sample.includes(0)) return null
  const zeros = [0, 0]
  sample.forEach((octet, i) => {
    if (octet === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 5
  if (even > many && even > 8 * odd) return 'utf-16be'
  return odd > many && odd > 8 * even ? 'utf-16le' : null
}

/** The same text in UTF-8 without a byte order mark; the very same bytes when they are not UTF-16. */
export function withoutWideEncoding(bytes: Uint8Array): Uint8Array {
  const wide = wideEncodingOf(bytes)
  return wide ? encoder.encode(new TextDecoder(wide).decode(bytes)) : bytes
}

export function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every ASCII character is meant, controls included
  return /^[\x00-\x7f]*$/.test(text)
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    if (/^utf-?8$/i.test(charset)) return strictUtf8.decode(bytes)
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    // An unknown charset name, or octets that are not of that charset: the caller tries the next one.
    return null
  }
}

/** Octets that are well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  return decodeStrictly(bytes, 'utf-8') !== null
}
