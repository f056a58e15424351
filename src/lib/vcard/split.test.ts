import { expect, test } from 'vitest'
import { splitCards } from './split.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const cards = (text: string) => splitCards(encode(text)).value.map(({ bytes }) => decode(bytes))

test.each(['\n', '\r\n', '\r', '\n\r', '\r\r\n'])('cards are cut whatever ends their lines (%j)', end => {
  const one = ['BEGIN:VCARD', 'FN:a', 'END:VCARD', ''].join(end)
  const two = ['begin : vcard', 'FN:b', 'item1.End:vCard ', ''].join(end)
  const { value, problems } = splitCards(encode(`\ufeff${one}${end}${two}`))
  expect(value.map(({ bytes }) => decode(bytes))).toEqual([one, two])
  expect(value.map(({ line }) => line)).toEqual([1, 5])
  expect(problems).toEqual([])
})

test('a card without END ends where the next begins, and it is said', () => {
  const text = 'BEGIN:VCARD\nFN:a\nBEGIN:VCARD\nFN:b\nEND:VCARD\nBEGIN:VCARD\nFN:c\n'
  expect(cards(text)).toEqual([
    'BEGIN:VCARD\nFN:a\n',
    'BEGIN:VCARD\nFN:b\nEND:VCARD\n',
    'BEGIN:VCARD\nFN:c\n',
  ])
  expect(splitCards(encode(text)).problems.map(({ where }) => where)).toEqual(['line 1', 'line 6'])
})

test('one forgotten END does not swallow the thousand cards after it', () => {
  const text = `BEGIN:VCARD\nFN:a\n${'BEGIN:VCARD\nFN:b\nEND:VCARD\n'.repeat(1000)}`
  const found = cards(text)
  expect(found).toHaveLength(1001)
  expect(found[0]).toBe('BEGIN:VCARD\nFN:a\n')
})

test('an agent is a card of its own, and stays in its holder too', () => {
  const agent = 'BEGIN:VCARD\nFN:agent\nEND:VCARD\n'
  const text = `BEGIN:VCARD\nFN:a\nAGENT:\n${agent}TEL:1\nEND:VCARD\n`
  const { value } = splitCards(encode(text))
  expect(value.map(({ bytes, within }) => [decode(bytes), within])).toEqual([
    [text, null],
    [agent, 1],
  ])
})

test('an agent written on one line is a card too', () => {
  const { value } = splitCards(
    encode('BEGIN:VCARD\nAGENT:BEGIN:VCARD\\nFN:x\\, y\\nEND:VCARD\\n\nEND:VCARD\n'),
  )
  expect(value.map(({ within }) => within)).toEqual([null, 1])
  expect(decode(value[1]?.bytes ?? new Uint8Array())).toBe('BEGIN:VCARD\nFN:x, y\nEND:VCARD')
})

test('what stands between cards is left out by name', () => {
  const { value, problems } = splitCards(encode('hello\nBEGIN:VCARD\nEND:VCARD\nEND:VCARD\n\nbye\n'))
  expect(value).toHaveLength(1)
  expect(problems).toMatchObject([
    { where: 'line 1', level: 'ignored', message: 'Lines outside of any card were left out.' },
    { where: 'line 4', level: 'ignored', message: 'An END:VCARD had no BEGIN:VCARD: it was left out.' },
    { where: 'line 6', level: 'ignored', message: 'Lines outside of any card were left out.' },
  ])
})

test('a folded line that looks like END is content', () => {
  expect(cards('BEGIN:VCARD\nNOTE:a\n END:VCARD\nEND:VCARD\n')).toHaveLength(1)
})

test('UTF-16 without a mark is turned into UTF-8, and it is said', () => {
  const text = 'BEGIN:VCARD\r\nFN:Éloïse\r\nEND:VCARD\r\n'
  const wide = new Uint8Array(text.length * 2)
  for (let i = 0; i < text.length; i++) wide[2 * i + 1] = text.charCodeAt(i)
  const { value, problems } = splitCards(wide)
  expect(value.map(({ bytes }) => decode(bytes))).toEqual([text])
  expect(problems.map(({ level }) => level)).toEqual(['repaired'])
})
