import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparable, contact, writtenCards } from '../../test/support/vcard-arbitraries.ts'
import { parseCard, printCard } from '../lib/vcard/card.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { meaningOf } from '../lib/vcard/meaning.ts'
import { exportedCard } from './export.ts'
import { readFile } from './read-file.ts'

const ID = '0198a000-0000-7000-8000-000000000001'
const OPTIONS = { language: 'fr' as const, digest: (text: string) => hash('sha256', text, 'hex') }

function digestOf(octets: Uint8Array): string {
  return OPTIONS.digest(meaningOf(parseCard(octets).value))
}

test.each(['3.0', '4.0'] as const)(
  'whatever is exported in %s is imported again as the same cards',
  version => {
    const people = fc.array(
      contact.map(said => ({ ...said, isGroup: false })),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(people, fc.constantFrom('3.0' as const, '4.0' as const), (contacts: Contact[], kept) => {
        const cards = contacts.map(said => printCard(newCard(said, kept)))
        const bytes = Buffer.concat(cards.map(octets => exportedCard(octets, ID, version)))
        const { staged, problems } = readFile({ name: 'export.vcf', bytes: new Uint8Array(bytes) }, OPTIONS)
        expect(problems).toEqual([])
        expect(staged.map(({ meaning }) => meaning)).toEqual(cards.map(digestOf))
        expect(staged.map(({ octets }) => comparable(contactOf(parseCard(octets).value)))).toEqual(
          cards.map(octets => {
            const said = contactOf(parseCard(octets).value)
            return comparable({ ...said, uid: said.uid ?? `urn:uuid:${ID}` })
          }),
        )
      }),
      { numRuns: 60 },
    )
  },
)

test.each(writtenCards)('a card of another program keeps its meaning on the way out and back', card => {
  const octets = printCard(card)
  for (const version of ['3.0', '4.0'] as const) {
    const out = Buffer.from(exportedCard(octets, ID, version)).toString()
    expect(out).toMatch(/^BEGIN:VCARD\r?\n[\s\S]*END:VCARD\r?\n$/)
    expect(out).toMatch(/^UID/m)
    expect(digestOf(Buffer.from(out))).toBe(digestOf(octets))
  }
})

test('the last card of a file without a last line end does not swallow the next one of an export', () => {
  const cards = ['Ana', 'Bo'].map(name =>
    Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${name}\r\nFN:${name}\r\nN:;${name};;;\r\nEND:VCARD`),
  )
  for (const version of ['3.0', '4.0'] as const) {
    const bytes = Buffer.concat(cards.map(octets => exportedCard(new Uint8Array(octets), ID, version)))
    const { staged, problems } = readFile({ name: 'export.vcf', bytes: new Uint8Array(bytes) }, OPTIONS)
    expect(staged.map(({ contact }) => contact.name)).toEqual(['Ana', 'Bo'])
    expect(problems).toEqual([])
  }
})

test('an exported card is in UTF-8 with plain line ends, whatever it came in', () => {
  const latin = Buffer.from('BEGIN:VCARD\rVERSION:3.0\rFN:No\u00ebl\rN:No\u00ebl;;;;\rEND:VCARD\r', 'latin1')
  const out = Buffer.from(exportedCard(new Uint8Array(latin), ID, '3.0')).toString('utf8')
  expect(out).toBe(
    `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:${ID}\r\nFN:Noël\r\nN:Noël;;;;\r\nEND:VCARD\r\n`,
  )
})
