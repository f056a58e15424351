import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFile } from './read-file.ts'

const OPTIONS = {
  language: 'fr' as const,
  digest: (text: string) => createHash('sha256').update(text).digest('hex'),
}

function read(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return readFile({ name, bytes }, OPTIONS)
}

test('cards are staged with their octets as they came, and named by card and line', () => {
  const one = 'BEGIN:VCARD\r\nVERSION:2.1\r\nN:Lenoir;Paul\r\nTEL;CELL:0612345678\r\nEND:VCARD\r\n'
  const two = 'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:u-2\r\nFN:Claire Roux\r\nEND:VCARD\r\n'
  const { format, cards, staged, problems } = read('book.vcf', one + two)
  expect({ format, cards, problems }).toEqual({ format: 'vcard', cards: 2, problems: [] })
  expect(staged.map(({ octets }) => Buffer.from(octets).toString())).toEqual([one, two])
  expect(staged).toMatchObject([
    { where: 'card 1, line 1', uid: null, contact: { name: 'Paul Lenoir' } },
    { where: 'card 2, line 6', uid: 'u-2', contact: { name: 'Claire Roux' } },
  ])
})

test('problems say the line of the file, not of the card', () => {
  const text = 'BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nno colon here;\nTEL:1\n'
  const { cards, problems } = read('book.vcf', text)
  expect(cards).toBe(2)
  expect(problems.map(({ where }) => where)).toContainEqual(expect.stringMatching(/^card 2, line \d, FN/))
})

test('a distribution list counts as a card but is no person', () => {
  const list = 'BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Chorale\nMEMBER:urn:uuid:1\nEND:VCARD\n'
  const { cards, staged, problems } = read('list.vcf', list)
  expect({ cards, staged: staged.length }).toEqual({ cards: 1, staged: 0 })
  expect(problems).toMatchObject([
    { where: 'card 1, line 1', level: 'ignored', message: expect.stringContaining('Chorale') },
  ])
})

test('a card without a name takes that of what it says; one that says nothing is rejected', () => {
  const { staged, problems } = read(
    'odd.vcf',
    'BEGIN:VCARD\nVERSION:3.0\nNOTE:Vue au salon\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n',
  )
  expect(staged).toMatchObject([{ contact: { name: 'Vue au salon', note: 'Vue au salon' } }])
  expect(problems).toMatchObject([{ level: 'repaired' }, { where: 'card 2, line 5', level: 'rejected' }])
})

test('the same card means the same in another version, charset and order', () => {
  const old =
    'BEGIN:VCARD\nVERSION:2.1\nTEL;CELL:0612345678\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:No=EBl;Zo=E9\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=E9 No=EBl\nREV:1\nEND:VCARD\n'
  const modern =
    'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:x\r\nFN:Zoé Noël\r\nN:Noël;Zoé;;;\r\nTEL;TYPE=cell:0612345678\r\nEND:VCARD\r\n'
  const [one, other] = [read('a.vcf', old), read('b.vcf', modern)]
  expect(one.staged[0]?.meaning).toBe(other.staged[0]?.meaning)
})

test('a row of a table becomes a card, known by its LinkedIn address where it has one', () => {
  const { format, cards, staged } = read(
    'Connections.csv',
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Roy,https://www.linkedin.com/in/Ann-R,,Acme,CEO,08 Feb 2026\n',
  )
  expect({ format, cards }).toEqual({ format: 'linkedin-csv', cards: 1 })
  expect(staged[0]).toMatchObject({
    uid: 'linkedin:ann-r',
    where: 'row 2',
    facts: { connectedOn: '2026-02-08' },
  })
  expect(Buffer.from(staged[0]?.octets ?? []).toString()).toContain('ORG:Acme')
})

test.each([
  ['export.json', '[{"a": 1}]', 'json', 'ignored', /only that of Monica/],
  ['notes.bin', '\u0001\u0002', 'unknown', 'rejected', /none of the kinds/],
  ['empty.vcf', '', 'unknown', 'rejected', /empty/],
  ['no-card.vcf', 'hello', 'vcard', 'rejected', /no card/],
] as const)('%s holds no card, and says why', (name, text, format, level, says) => {
  const found = read(name, text)
  expect(found).toMatchObject({ format, cards: 0, events: 0, messages: 0, staged: [] })
  const problem = found.problems.find(each => each.level === level)
  expect(problem?.message).toMatch(says)
})

test('a larger file than is read is refused in a sentence', () => {
  const { cards, problems } = readFile(
    { name: 'x.vcf', bytes: new Uint8Array(256 * 1024 * 1024 + 1) },
    OPTIONS,
  )
  expect(cards).toBe(0)
  expect(problems[0]?.message).toMatch(/257 MB, more than the 256/)
})

test('no octets ever throw, and every card is staged or named', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'VERSION:2.1',
      'VERSION:4.0',
      'KIND:group',
      'FN:Ann',
      'N:;;;;',
    ),
    fc.constantFrom(
      'TEL;CELL:1',
      'item1.X-ABLabel:x',
      'NOTE;QUOTED-PRINTABLE:=C3=',
      'PHOTO;ENCODING=b:AA',
      ' more',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.constantFrom('a.vcf', 'a.csv', 'a'), (lines, name) => {
      const { format, cards, staged, problems } = read(name, lines.join('\n'))
      if (format !== 'vcard') return
      const lost = problems.filter(
        ({ where, level }) => /^card \d+, line \d+$/.test(where) && level !== 'repaired',
      )
      expect(staged.length + lost.length).toBeGreaterThanOrEqual(cards)
    }),
  )
})

test('zero bytes within a card reach no text that is shown or searched; the octets keep them', () => {
  const bytes = new TextEncoder().encode(
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:An\0a\r\nNOTE:\0hi\r\nEND:VCARD\r\n',
  )
  const { staged } = readFile({ name: 'nul.vcf', bytes }, { language: 'en', digest: text => text })
  expect(staged.map(({ contact }) => [contact.name, contact.note])).toEqual([['Ana', 'hi']])
  expect(staged[0]?.octets).toEqual(bytes)
})
