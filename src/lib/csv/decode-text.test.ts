import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const FRENCH = 'Prénom;Société;Téléphone\nHélène;Château Brûlé & Fils;où ça ?\n'

// The accented letters above in each encoding, written by hand from its table.
const WINDOWS_1252 = { é: 0xe9, è: 0xe8, â: 0xe2, û: 0xfb, ù: 0xf9, ç: 0xe7 }
const MACROMAN = { é: 0x8e, è: 0x8f, â: 0x89, û: 0x9e, ù: 0x9d, ç: 0x8d }
const CP850 = { é: 0x82, è: 0x8a, â: 0x83, û: 0x96, ù: 0x97, ç: 0x87 }

function encoded(text: string, table: Record<string, number>): Uint8Array {
  return Uint8Array.from(text, letter => table[letter] ?? letter.charCodeAt(0))
}

function utf16(text: string, { bigEndian = false, mark = false } = {}): Uint8Array {
  const units = (mark ? `\ufeff${text}` : text).split('').map(unit => unit.charCodeAt(0))
  return Uint8Array.from(
    units.flatMap(unit => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  )
}

test.each([
  ['UTF-8', new TextEncoder().encode(FRENCH), 'utf-8'],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${FRENCH}`), 'utf-8'],
  ['UTF-16 LE with a mark', utf16(FRENCH, { mark: true }), 'utf-16le'],
  ['UTF-16 BE with a mark', utf16(FRENCH, { mark: true, bigEndian: true }), 'utf-16be'],
  ['UTF-16 LE without a mark', utf16(FRENCH), 'utf-16le'],
  ['UTF-16 BE without a mark', utf16(FRENCH, { bigEndian: true }), 'utf-16be'],
  ['windows-1252', encoded(FRENCH, WINDOWS_1252), 'windows-1252'],
  ['MacRoman', encoded(FRENCH, MACROMAN), 'macintosh'],
  ['CP850', encoded(FRENCH, CP850), 'cp850'],
])('a French table in %s gives its letters', (_, bytes, encoding) => {
  expect(decodeText(bytes)).toMatchObject({ text: FRENCH, encoding })
})

test('one accent is enough to tell windows-1252 from the Mac and DOS', () => {
  expect(decodeText(encoded('Prénom', WINDOWS_1252)).text).toBe('Prénom')
  expect(decodeText(encoded('Prénom', MACROMAN)).text).toBe('Prénom')
  expect(decodeText(encoded('Prénom', CP850)).text).toBe('Prénom')
})

test('a UTF-8 file with one broken byte stays UTF-8', () => {
  const bytes = new TextEncoder().encode('éàçùê'.repeat(10))
  bytes[3] = 0xff
  expect(decodeText(bytes).encoding).toBe('utf-8')
})

test('Japanese in Shift_JIS is not taken for French', () => {
  // 東京都, 山田
  const bytes = Uint8Array.from([0x93, 0x8c, 0x8b, 0x9e, 0x93, 0x73, 0x2c, 0x8e, 0x52, 0x93, 0x63])
  expect(decodeText(bytes)).toEqual({ text: '東京都,山田', encoding: 'shift_jis', guessed: true })
})

test('only an encoding that was guessed says so', () => {
  expect(decodeText(new TextEncoder().encode('abc')).guessed).toBe(false)
  expect(decodeText(encoded('é', WINDOWS_1252)).guessed).toBe(true)
})

test('any bytes give a text', () => {
  fc.assert(fc.property(fc.uint8Array(), bytes => typeof decodeText(bytes).text === 'string'))
})

test('any text without lone surrogates comes back from UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ',', 'é', '漢', '😀', '\n') }), text => {
      expect(decodeText(new TextEncoder().encode(text)).text).toBe(text)
    }),
  )
})
