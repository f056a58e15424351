import { expect, test } from 'vitest'
import { MOST_ROWS } from '../lib/csv/read-csv.ts'
import { MOST_OF_A_KIND } from '../lib/kept-problems.ts'
import { saidIn } from '../people/problem-words.ts'
import { wordsIn } from '../words.ts'
import { readFile, TABLE_LIMIT_BYTES } from './read-file.ts'
import type { ReadFile } from './read-result.ts'
import { MOST_CARDS, newRoom, type Room } from './room.ts'

function read(text: string | Uint8Array, { room = newRoom(), name = 'a' } = {}): ReadFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return readFile({ name, bytes }, { language: 'en', digest: text => text, room })
}

function codes({ problems }: ReadFile): (string | undefined)[] {
  return [...new Set(problems.map(({ code }) => code))]
}

function card(name: string, ...lines: string[]): string {
  return ['BEGIN:VCARD', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\n')
}

function room(changes: Partial<Room>): Room {
  return { ...newRoom(), ...changes }
}

test('a file of nothing but beginnings ends at the most cards of an import, and says so', () => {
  const found = read('BEGIN:VCARD\n'.repeat(2 * MOST_CARDS))
  expect(found.cards).toBe(MOST_CARDS)
  expect(found.problems.length).toBeLessThan(4 * MOST_OF_A_KIND)
  const [said] = found.problems.filter(({ code }) => code === 'too-many-cards')
  expect(said).toMatchObject({ where: `card ${MOST_CARDS + 1}, line ${MOST_CARDS + 1}`, level: 'rejected' })
  if (said) expect(saidIn(wordsIn('fr').t, said).message).toContain('120\u202f000 fiches')
})

test('the cards before the end of the room are brought in', () => {
  const found = read(card('Ana') + card('Bob') + card('Cleo'), { room: room({ cards: 2 }) })
  expect(found.staged.map(({ contact }) => contact.name)).toEqual(['Ana', 'Bob'])
  expect(found.problems).toMatchObject([{ where: 'card 3, line 7', code: 'too-many-cards' }])
})

test('all files of an import share its room, tables too', () => {
  const shared = room({ cards: 2 })
  expect(read(card('Ana'), { room: shared }).staged).toHaveLength(1)
  const table = read('First Name,Last Name,E-mail Address\nBob,Roy,\nCleo,Roy,\n', { room: shared })
  expect(table.staged).toHaveLength(1)
  expect(table.problems).toMatchObject([{ where: 'row 3', code: 'too-many-cards' }])
})

test('numbers, addresses and tags of all cards together are bounded', () => {
  const found = read(card('Ana', 'TEL:1', 'TEL:2') + card('Bob', 'TEL:3'), { room: room({ points: 2 }) })
  expect(found.staged).toHaveLength(1)
  expect(codes(found)).toEqual(['too-many-cards'])
})

test.each([
  ['a thousand numbers', card('Ana', ...Array.from({ length: 1001 }, (_, i) => `TEL:${i}`)), 'card-too-full'],
  ['a million letters', card('Ana', `NOTE:${'x'.repeat(1_000_001)}`), 'card-too-full'],
  ['lines without end', card('Ana', 'X:1\n'.repeat(50_000)), 'card-too-full'],
  ['escapes without end', card('Ana', `NOTE:${'\\n'.repeat(400_000)}`), 'card-too-full'],
  ['sixteen megabytes', card('Ana', `PHOTO;ENCODING=b:${'A'.repeat(17_000_000)}`), 'card-too-large'],
  ['no end for 32 MB', `BEGIN:VCARD\nFN:Ana\nNOTE:${'x'.repeat(40_000_000)}`, 'card-too-large'],
])('a card of %s is left out, and others are read', (_, text, code) => {
  const found = read(card('Bob') + text)
  expect(found.staged.map(({ contact }) => contact.name)).toEqual(['Bob'])
  expect(codes(found)).toEqual([code])
})

test('a photo of several megabytes is no reason to leave a card out', () => {
  const lines = ` ${'A'.repeat(74)}\n`.repeat(70_000)
  const [staged] = read(card('Ana', `PHOTO;ENCODING=b:\n${lines.trimEnd()}`)).staged
  expect([staged?.contact.name, staged?.hasPhoto]).toEqual(['Ana', true])
})

test('what is cut into pieces gives the cards of the whole', () => {
  const names = Array.from({ length: 9000 }, (_, i) => `Ana ${i}`)
  const found = read(names.map(name => card(name, `NOTE:${'é'.repeat(50)}`)).join(''))
  expect(found.staged.map(({ contact }) => contact.name)).toEqual(names)
  expect(found.staged.at(-1)?.where).toBe('card 9000, line 35997')
  expect(found.problems).toEqual([])
})

test('a table beyond what is read of one is refused by its size', () => {
  const bytes = new Uint8Array(TABLE_LIMIT_BYTES + 1).fill(0x61)
  bytes.set(new TextEncoder().encode('First Name,Last Name,E-mail Address\nAna,Roy,\n'))
  expect(read(bytes).problems).toMatchObject([
    { code: 'file-too-large', params: { limit: TABLE_LIMIT_BYTES / 1024 / 1024 } },
  ])
})

test('each row of a table may be wrong: the first remarks are kept, the others counted', () => {
  const found = read(`First Name,Last Name,E-mail Address\n${'Ana,Roy,nowhere\n'.repeat(1000)}`)
  expect(found.staged).toHaveLength(1000)
  const wrong = found.problems.filter(({ code }) => code === 'no-mail-address')
  expect(wrong).toHaveLength(MOST_OF_A_KIND)
  expect(found.problems).toContainEqual(expect.objectContaining({ code: 'more-alike' }))
  // One of them tells how many values of the column went to the notes.
  expect(found.problemCount).toBe(1001)
})

test('a table longer than what is read at once is read up to there', () => {
  const found = read(`First Name,Last Name,E-mail Address\n${'Ana,Roy,\n'.repeat(MOST_ROWS + 5)}`)
  expect(found.cards).toBe(MOST_ROWS - 1)
  expect(codes(found)).toEqual(['too-many-rows'])
})
