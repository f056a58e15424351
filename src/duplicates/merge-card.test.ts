import { expect, test } from 'vitest'
import { mergedCard } from './merge-card.ts'

const READER = { language: 'fr', country: 'FR' } as const

function octets(version: string, ...lines: string[]): Uint8Array {
  return new TextEncoder().encode(
    ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n'),
  )
}

function merged(ours: Uint8Array, theirs: Uint8Array, base: Uint8Array | null = null): string {
  return Buffer.from(mergedCard({ ours, theirs, base, isSameCard: true }, READER)).toString()
}

test('a card that lacks nothing is the very same octets', () => {
  const ours = octets('2.1', 'N:Lenoir;Paul', 'FN:Paul Lenoir', 'TEL;CELL:0612345678', 'X-PET:Médor')
  const theirs = octets(
    '4.0',
    'UID:other',
    'FN:Paul Lenoir',
    'TEL;TYPE=home:+33612345678',
    'X-PET:Médor',
    'REV:2026',
  )
  expect(mergedCard({ ours, theirs, base: null, isSameCard: true }, READER)).toBe(ours)
})

test('properties that no screen knows come along, with their label and group', () => {
  const ours = octets('3.0', 'FN:Paul', 'N:;Paul;;;', 'item1.TEL:1', 'item1.X-ABLabel:gîte')
  const theirs = octets(
    '3.0',
    ...[
      'FN:Paul',
      'N:;Paul;;;',
      'item1.X-ABRELATEDNAMES:Ana',
      'item1.X-ABLabel:_$!<Sister>!$_',
      'X-PET:Médor',
    ],
    ...['GEO:48.85;2.35', 'REV:1', 'PRODID:x'],
  )
  const result = merged(ours, theirs)
  expect(result).toContain('item1.TEL:1\r\nitem1.X-ABLabel:gîte\r\n')
  expect(result).toContain('item2.X-ABRELATEDNAMES:Ana\r\nitem2.X-ABLabel:_$!<Sister>!$_\r\n')
  expect(result).toContain('X-PET:Médor\r\n')
  expect(result).not.toContain('PRODID')
  expect(merged(new TextEncoder().encode(result), theirs)).toBe(result)
})

test('what the file said the last time is no news', () => {
  const base = octets('3.0', 'FN:Paul', 'N:;Paul;;;', 'X-PET:Médor', 'TEL:1')
  const ours = octets('3.0', 'FN:Paul', 'N:;Paul;;;')
  expect(merged(ours, base, base)).toBe(Buffer.from(ours).toString())
})

test('a photo is taken where there is none, and never put in the place of another', () => {
  const photo = (data: string) => octets('3.0', 'FN:Paul', 'N:;Paul;;;', `PHOTO;ENCODING=b;TYPE=PNG:${data}`)
  const bare = octets('3.0', 'FN:Paul', 'N:;Paul;;;')
  expect(merged(bare, photo('AAAA'))).toContain('AAAA')
  expect(merged(photo('BBBB'), photo('AAAA'))).not.toContain('AAAA')
})
