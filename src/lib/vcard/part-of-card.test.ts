import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contact, writtenCards } from '../../../test/support/vcard-arbitraries.ts'
import { parseCard, printCard } from './card.ts'
import { newCard } from './edit.ts'
import { type CardFilter, matchesCard } from './filter.ts'
import { partReader } from './part-of-card.ts'

const NAMES = ['FN', 'N', 'EMAIL', 'TEL', 'ORG', 'NOTE', 'CATEGORIES', 'ADR', 'X-SOCIALPROFILE', 'BDAY']
const octets = (text: string) => new TextEncoder().encode(text)

function said(text: string, name: string): unknown {
  const of = (card: ReturnType<typeof parseCard>['value']) =>
    card.properties
      .filter(each => each.name === name)
      .map(({ group, params, value }) => ({ group, params, value }))
  const part = partReader([name])(octets(text))
  expect(of(part)).toEqual(of(parseCard(octets(text)).value))
  return of(part)
}

test('a property says the same as in the whole card: folded, grouped, with quoted colons, broken lines', () => {
  const text =
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\n  Lovelace\r\nitem1.TEL;TYPE="a:b;c":+33 1\r\nitem1.X-ABLabel:x\r\n' +
    'NOTE:one\\nFN:two\r\nbroken here\r\ntel:+33 2\r\nADR;LABEL="1, rue\r\n  X":;;1\\, rue X;Lyon;;;\r\nEND:VCARD\r\n'
  expect(said(text, 'FN')).toEqual([{ group: null, params: [], value: 'Ada Lovelace' }])
  expect(said(text, 'TEL')).toHaveLength(2)
  for (const name of NAMES) said(text, name)
  for (const ends of ['\n', '\r']) said(text.replaceAll('\r\n', ends), 'TEL')
})

test('what goes on like a property is read with the line that it goes on from', () => {
  const text = (note: string) =>
    `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nNOTE:${note}\r\nTEL:1\r\nEND:VCARD\r\n`
  expect(said(text('see\r\n http://ada.example'), 'NOTE')).toMatchObject([{ value: 'seehttp://ada.example' }])
  for (const name of NAMES) said(text('see\r\n\tTEL:2\r\n x'), name)
})

const card = fc.oneof(
  fc.constantFrom(...writtenCards),
  contact.map(each => newCard(each)),
  contact.map(each => newCard(each, '4.0')),
)

test('whatever the card, a filter finds in the part what it finds in the whole', () => {
  fc.assert(
    fc.property(card, fc.constantFrom(...NAMES), fc.string({ maxLength: 3 }), (written, name, text) => {
      const bytes = printCard(written)
      const one = { name, test: 'anyof', texts: [{ text }], params: [] } as const
      const filter: CardFilter = { test: 'anyof', properties: [one] }
      expect(matchesCard(partReader([name])(bytes), filter)).toBe(matchesCard(parseCard(bytes).value, filter))
    }),
  )
})
