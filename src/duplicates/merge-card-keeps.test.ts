import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contact as anyContact } from '../../test/support/vcard-arbitraries.ts'
import { fold } from '../lib/fold.ts'
import { type Card, parseCard, printCard, withProperties } from '../lib/vcard/card.ts'
import { type Contact, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { readPhoto } from '../lib/vcard/photo.ts'
import { mergedCard } from './merge-card.ts'
import { LEADS } from './merge-contact.ts'

/** Properties that no screen knows: they come along as they are. */
const strange = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('X-PET', 'X-SHOE-SIZE', 'KEY', 'RELATED', 'GEO', 'HOBBY'),
    value: fc.string({ unit: fc.constantFrom('a', 'é', '4', '.', ' '), minLength: 1, maxLength: 8 }),
  }),
  { maxLength: 4, selector: ({ name, value }) => `${name} ${value.trim()}` },
)
const anyCard = fc.tuple(anyContact, strange).map(([said, others]): Card => {
  const card = newCard({ ...said, isGroup: false })
  const more = others.filter(({ value }) => value.trim() !== '')
  return withProperties(card, [
    ...card.properties,
    ...more.map(said => ({ ...said, group: null, params: [], octets: null })),
  ])
})

test('joining keeps every value of both cards, whichever leads', () => {
  fc.assert(
    fc.property(anyCard, anyCard, fc.subarray([...LEADS]), (ours, theirs, lead) => {
      const joined = joinedCard(ours, theirs, lead)
      const said = fold(allSaid(joined))
      for (const card of [ours, theirs]) {
        for (const value of valuesOf(parseCard(printCard(card)).value)) expect(said).toContain(fold(value))
      }
      expect([...photosOf(joined)].sort()).toEqual(
        [...new Set([...photosOf(ours), ...photosOf(theirs)])].sort(),
      )
      for (const card of [ours, theirs]) {
        for (const each of othersOf(card)) expect(othersOf(joined)).toContain(each)
      }
    }),
    { numRuns: 40 },
  )
})

test('names of signs alone are each kept, and a part that only one card has', () => {
  const named = (parts: Partial<Contact>) => newCard({ ...EMPTY_CONTACT, ...parts })
  const joined = contactOf(
    joinedCard(named({ name: '!', suffix: 'fils' }), named({ name: '?', familyName: '+' }), []),
  )
  expect([joined.name, joined.suffix, joined.note]).toEqual(['!', 'fils', expect.stringContaining('?')])
})

test('what is joined twice is joined once', () => {
  fc.assert(
    fc.property(anyCard, anyCard, (ours, theirs) => {
      const once = joinedCard(ours, theirs, [])
      expect(contactOf(joinedCard(once, theirs, []))).toEqual(contactOf(once))
    }),
    { numRuns: 15 },
  )
})

test('the card that leads is the one whose name stands at the top', () => {
  const named = (name: string) => newCard({ ...contactOf(parseCard(new Uint8Array()).value), name })
  const [ours, theirs] = [named('Jo Kerbrat'), named('Joëlle Kerbrat')]
  expect(contactOf(joinedCard(ours, theirs, [])).name).toBe('Jo Kerbrat')
  const led = contactOf(joinedCard(ours, theirs, ['name']))
  expect([led.name, led.note]).toEqual([
    'Joëlle Kerbrat',
    'D’après l’autre fiche\u202f:\nAutre nom\u202f: Jo Kerbrat',
  ])
})

function joinedCard(ours: Card, theirs: Card, lead: readonly (typeof LEADS)[number][]): Card {
  const octets = mergedCard(
    { ours: printCard(ours), theirs: printCard(theirs), base: null, isSameCard: false },
    { language: 'fr', country: 'FR', lead: new Set(lead), isOwnCard: true },
  )
  return parseCard(octets).value
}

/** Every text that somebody wrote on the card. */
function valuesOf(card: Card): string[] {
  const said: Contact = contactOf(card)
  const { phones, emails, addresses, urls, profiles, tags, note } = said
  return [
    ...[said.name, said.prefix, said.givenName, said.additionalName, said.familyName, said.suffix],
    ...[said.nickname, said.organisation, said.department, said.title, said.role],
    ...[...emails, ...urls, ...profiles].map(({ value }) => value.replace(/\/$/, '')),
    ...phones.map(({ value }) => value.replace(/\D/g, '').slice(-6)),
    ...addresses.flatMap(({ street, town, postalCode, country }) => [street, town, postalCode, country]),
    ...tags,
    ...note.split('\n'),
  ]
    .flatMap(value => fold(value).split(' '))
    .filter(Boolean)
}

function allSaid(card: Card): string {
  return valuesOf(card).join(' ')
}

function photosOf(card: Card): Set<string> {
  return new Set(
    card.properties.flatMap(each => (each.name === 'PHOTO' ? JSON.stringify(readPhoto(each)) : [])),
  )
}

function othersOf(card: Card): string[] {
  const known = ['X-PET', 'X-SHOE-SIZE', 'KEY', 'RELATED', 'GEO', 'HOBBY']
  return card.properties
    .filter(({ name }) => known.includes(name))
    .map(({ name, value }) => `${name} ${value.trim()}`)
}
