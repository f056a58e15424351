import { expect, test } from 'vitest'
import { type Contact, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import type { KnownPerson } from './likely-people.ts'
import { type Known, type Match, matchCards } from './match.ts'
import type { StagedCard } from './staged-card.ts'

let made = 0

function card(said: Partial<Contact>, changes: Partial<StagedCard> = {}): StagedCard {
  const contact = { ...EMPTY_CONTACT, ...said }
  const meaning = `meaning ${made++}`
  return {
    ...{
      octets: new Uint8Array(),
      contact,
      facts: {},
      hasPhoto: false,
      meaning,
      uid: contact.uid,
      where: 'row 1',
    },
    ...changes,
  }
}

function person(id: string, name: string, changes: Partial<KnownPerson> = {}): KnownPerson {
  return { id, name, emails: [], phones: [], ...changes }
}

function points(...values: string[]) {
  return values.map(value => ({ types: [], label: null, value }))
}

function match(cards: StagedCard[], known: Partial<Known> = {}): Match[] {
  return matchCards(cards, { meanings: new Map(), uids: new Map(), people: [], ...known }, 'FR')
}

const PAUL = person('p', 'Paul Lenoir', { emails: ['paul@lenoir.example'], phones: ['06 12 34 56 78'] })

test('what a file said before is unchanged, whatever else it resembles', () => {
  const again = card({ name: 'Paul Lenoir', emails: points('paul@lenoir.example') })
  expect(match([again], { people: [PAUL], meanings: new Map([[again.meaning, 'p']]) })).toEqual([
    { kind: 'unchanged', personId: 'p' },
  ])
})

test('the identifier counts before the mail, the mail before the number', () => {
  const claire = person('c', 'Claire Roux', { emails: ['claire@roux.example'] })
  const known = { people: [PAUL, claire], uids: new Map([['u', ['c']]]) }
  const all = { name: 'X', emails: points('PAUL@Lenoir.example'), phones: points('+33612345678') }
  expect(match([card({ ...all, uid: 'u' }), card(all), card({ ...all, emails: [] })], known)).toMatchObject([
    { kind: 'alike', personId: 'c', name: 'Claire Roux', why: 'uid', shared: 'u' },
    { kind: 'alike', personId: 'p', name: 'Paul Lenoir', why: 'mail', shared: 'PAUL@Lenoir.example' },
    { kind: 'alike', personId: 'p', name: 'Paul Lenoir', why: 'phone', shared: '+33612345678' },
  ])
})

test('a card that the desk itself wrote is known by the identifier it gave', () => {
  const id = '0198a000-0000-7000-8000-000000000001'
  const known = { people: [person(id, 'Claire Roux')] }
  expect(match([card({ name: 'Claire', uid: `urn:uuid:${id}` })], known)).toMatchObject([
    { kind: 'alike', personId: id, why: 'uid' },
  ])
})

test('an identifier that several share counts only together with the name', () => {
  const people = [person('a', 'Ana'), person('b', 'Bruno')]
  const known = { people, uids: new Map([['0', ['a', 'b']]]) }
  expect(match([card({ name: 'bruno', uid: '0' }), card({ name: 'Carla', uid: '0' })], known)).toMatchObject([
    { kind: 'alike', personId: 'b' },
    { kind: 'new' },
  ])
})

test('of those who share an address, the one of the same name', () => {
  const people = ['Jeanne', 'Luc'].map(name => person(name, name, { emails: ['famille@roux.example'] }))
  expect(match([card({ name: 'Luc', emails: points('famille@roux.example') })], { people })).toMatchObject([
    { kind: 'alike', personId: 'Luc' },
  ])
})

test('within an import: the same card once, the same person once, an address in common is no matter', () => {
  const first = card({ name: 'Ana', uid: 'u', emails: points('a@b.example') })
  const cards = [
    first,
    card({ name: 'Ana' }, { meaning: first.meaning }),
    card({ name: 'ANA', uid: 'u' }),
    card({ name: 'Bruno', uid: 'u' }),
    card({ name: 'Carla', emails: points('a@b.example') }),
  ]
  expect(match(cards)).toEqual([
    { kind: 'new' },
    { kind: 'repeated', of: 0 },
    { kind: 'follows', of: 0 },
    { kind: 'new' },
    { kind: 'new' },
  ])
})

test('the same person written otherwise is as good as certain; a couple with one address is asked about', () => {
  const people = [PAUL, person('c', 'Claire Roux', { emails: ['claire@roux.example'] })]
  const cards = [
    card({ name: 'P. Lenoir', emails: points('paul@lenoir.example'), phones: points('+33612345678') }),
    card({ name: 'Luce Lenoir', emails: points('paul@lenoir.example'), phones: points('+33612345678') }),
  ]
  expect(match(cards, { people })).toMatchObject([
    { kind: 'alike', personId: 'p', why: 'mail', isSure: true },
    { kind: 'alike', personId: 'p', why: 'mail', isSure: false },
  ])
})

test('without anything in common but the name, the likeliest is told with the reasons, and never taken for sure', () => {
  const people = [
    person('a', 'Odilon Quemener', { organisation: 'Aria' }),
    person('b', 'Basile Morvan', { phones: ['06 98 76 54 32'] }),
  ]
  const [found] = match([card({ name: 'QUÉMÉNER Odilon', organisation: 'Aria SARL' })], { people })
  expect(found).toMatchObject({ kind: 'alike', personId: 'a', why: 'alike', isSure: false })
  expect(found?.kind === 'alike' && found.reasons.map(({ field, level }) => `${field} ${level}`)).toEqual([
    'given same',
    'family same',
    'organisation same',
  ])
})
