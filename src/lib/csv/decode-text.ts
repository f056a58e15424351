export type TextEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'macintosh'
  | 'cp850'
  | 'shift_jis'

export interface DecodedText {
  /** Without its byte order mark. */
  text: string
  encoding: TextEncoding
  /** True when nothing in the bytes says the encoding and it was found from the letters it gives. */
  guessed: boolean
}

/**
 * The text of a file that does not say its encoding: byte order mark, then zero bytes (UTF-16), then UTF-8,
 * then Japanese, then whichever of windows-1252, MacRoman and CP850 gives the most French letters.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes) ?? zeroBytePattern(bytes)
  if (marked) return { text: decode(bytes, marked), encoding: marked, guessed: false }

  const utf8 = decode(bytes, 'utf-8')
  if (isMostlyWhole(utf8)) return { text: utf8, encoding: 'utf-8', guessed: false }

  const japanese = decode(bytes, 'shift_jis')
  if (isJapanese(japanese)) return { text: japanese, encoding: 'shift_jis', guessed: true }

  const encoding = mostFrench(bytes)
  return { text: decodeSingleByte(bytes, encoding), encoding, guessed: true }
}

function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: in Latin text nearly every second byte is zero. */
function zeroBytePattern(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length, 4096) & ~1
  const zeros: [number, number] = [0, 0]
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1 ? 1 : 0]++
  const pairs = length / 2
  if (zeros[1] > pairs * 0.6 && zeros[0] < pairs * 0.2) return 'utf-16le'
  if (zeros[0] > pairs * 0.6 && zeros[1] < pairs * 0.2) return 'utf-16be'
  return null
}

function decode(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** One broken character among many right ones is a damaged UTF-8 file, never a file in another encoding. */
function isMostlyWhole(text: string): boolean {
  if (!text.includes(BROKEN)) return true
  let broken = 0
  let whole = 0
  for (const character of text) {
    if (character === BROKEN) broken++
    else if (character > '\x7f') whole++
  }
  return whole >= broken * 10
}

const BROKEN = '\ufffd'

const JAPANESE_SAMPLE = 20_000

/** Accents of French read as Shift_JIS give lone signs between ASCII letters; Japanese comes in runs. */
function isJapanese(text: string): boolean {
  let foreign = 0
  let inRuns = 0
  let run = 0
  for (const character of text) {
    const isForeign = character > '\x7f'
    run = isForeign && JAPANESE.test(character) ? run + 1 : 0
    if (run > 1) inRuns += run === 2 ? 2 : 1
    if (isForeign) foreign++
    if (foreign === JAPANESE_SAMPLE) break
  }
  return inRuns > foreign * 0.8
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u

type SingleByte = 'windows-1252' | 'macintosh' | 'cp850'

// Code page 850, bytes 80 to FF.
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

function upperHalf(encoding: SingleByte): string {
  if (encoding === 'cp850') return CP850
  return decode(
    Uint8Array.from({ length: 128 }, (_, i) => 128 + i),
    encoding,
  )
}

/** Ties go to windows-1252, by far the most common. */
function mostFrench(bytes: Uint8Array): SingleByte {
  let best: SingleByte = 'windows-1252'
  let bestScore = Number.NEGATIVE_INFINITY
  for (const encoding of ['windows-1252', 'macintosh', 'cp850'] as const) {
    const score = frenchScore(bytes, upperHalf(encoding))
    if (score > bestScore) {
      best = encoding
      bestScore = score
    }
  }
  return best
}

const SAMPLE = 5000

function frenchScore(bytes: Uint8Array, upper: string): number {
  let score = 0
  let seen = 0
  for (let i = 0; i < bytes.length && seen < SAMPLE; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 128) continue
    seen++
    score += frenchness(upper[byte - 128] ?? '', bytes[i - 1] ?? 0)
  }
  return score
}

function frenchness(letter: string, before: number): number {
  const afterLowerCase = before >= 0x61 && before <= 0x7a
  if ('éèêàçâîôûëïùœ'.includes(letter)) return 3
  if ('ÉÈÀÇÊÂÎÔŒ'.includes(letter)) return afterLowerCase ? -2 : 2
  if ('«»’“”–—…€°\u00a0'.includes(letter)) return 1
  if (/\p{L}/u.test(letter)) return 'äöüñÄÖÜßáíóú'.includes(letter) && !afterLowerCase ? 0 : -1
  return -2
}

function decodeSingleByte(bytes: Uint8Array, encoding: SingleByte): string {
  if (encoding !== 'cp850') return decode(bytes, encoding)
  // Bytes to text through Latin-1 would lose 80–9F: windows-1252 maps them. UTF-16 keeps every one apart.
  const units = new Uint16Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    units[i] = byte < 128 ? byte : CP850.charCodeAt(byte - 128)
  }
  return new TextDecoder('utf-16le').decode(units)
}
