import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLLATION_NAMES, matches } from '../collation.ts'
import { type Card, parseCard, printCard } from './card.ts'
import { type CardFilter, matchesCard, type PropertyFilter } from './filter.ts'
import { partialCard } from './partial.ts'
import { searchNeedle, searchText } from './search-text.ts'
import { escapeText } from './text.ts'

function card(...lines: string[]): Card {
  const text = ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n')
  return parseCard(new TextEncoder().encode(text)).value
}

function filter(of: Partial<PropertyFilter> & { name: string }): CardFilter {
  return { test: 'anyof', properties: [{ test: 'anyof', texts: [], params: [], ...of }] }
}

const ADA = card(
  'FN:Ada Lovelace',
  'N:Lovelace;Ada;;;',
  'item1.TEL;TYPE=work,voice:+33 1',
  'item2.TEL;TYPE=home:+33 2',
  'CATEGORIES:friends\\, old,work',
)

test('a name without a group is of all groups; with one, of that group only', () => {
  const holds = (name: string, text: string) => matchesCard(ADA, filter({ name, texts: [{ text }] }))
  expect(holds('tel', '33 2')).toBe(true)
  expect(holds('item2.TEL', '33 2')).toBe(true)
  expect(holds('ITEM1.tel', '33 2')).toBe(false)
})

test('a part of a structured value is a value too', () => {
  const equal = (name: string, text: string) =>
    matchesCard(ADA, filter({ name, texts: [{ text, matchType: 'equals' }] }))
  expect(equal('N', 'ada')).toBe(true)
  expect(equal('CATEGORIES', 'friends, old')).toBe(true)
  expect(equal('FN', 'ada')).toBe(false)
})

test('all conditions are of one and the same property', () => {
  const work = { name: 'TYPE', text: { text: 'work' } }
  const of = (text: string) => filter({ name: 'TEL', test: 'allof', texts: [{ text }], params: [work] })
  expect(matchesCard(ADA, of('33 1'))).toBe(true)
  expect(matchesCard(ADA, of('33 2'))).toBe(false)
})

test('what must not be there is not there', () => {
  expect(matchesCard(ADA, filter({ name: 'EMAIL', isNotDefined: true }))).toBe(true)
  expect(matchesCard(ADA, filter({ name: 'TEL', isNotDefined: true }))).toBe(false)
  const noPref = { name: 'PREF', isNotDefined: true }
  expect(matchesCard(ADA, filter({ name: 'TEL', params: [noPref] }))).toBe(true)
  expect(matchesCard(ADA, filter({ name: 'EMAIL', texts: [{ text: 'x', negate: true }] }))).toBe(false)
})

test('whatever a text is found in, the folded text holds', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'A', 'é', 'É', 'ß', 'ł', 'Œ', 'ﬁ', 'ı', 'İ', 'ſ', ' ', ',', '\\'),
    maxLength: 6,
  })
  fc.assert(
    fc.property(letters, letters, fc.constantFrom(...COLLATION_NAMES), (value, text, collation) => {
      const one = card(`NOTE:${escapeText(value)}`, 'FN:x')
      fc.pre(matches(value, { text, collation }))
      expect(searchText(one)).toContain(searchNeedle(text))
    }),
  )
})

test('a part of a card is a card still', () => {
  const text = new TextDecoder().decode(
    printCard(
      partialCard(ADA, [
        { name: 'TEL', noValue: true },
        { name: 'fn', noValue: false },
      ]),
    ),
  )
  expect(text).toBe(
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\nitem1.TEL;TYPE=work,voice:\r\nitem2.TEL;TYPE=home:\r\nEND:VCARD\r\n',
  )
})
