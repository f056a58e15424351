import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Contact, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { mergedContact } from './merge-contact.ts'

const READER = { language: 'fr', country: 'FR' } as const

function contact(said: Partial<Contact>): Contact {
  return { ...EMPTY_CONTACT, name: 'Paul Lenoir', ...said }
}

function point(value: string) {
  return { types: [], label: null, value }
}

function merged(ours: Contact, theirs: Contact, base: Contact | null = null, isSameCard = true): Contact {
  return mergedContact({ ours, theirs, base, isSameCard }, READER)
}

test('what was missing is added, the same number or address written otherwise is not', () => {
  const ours = contact({ phones: [point('06 12 34 56 78')], emails: [point('paul@lenoir.example')] })
  const theirs = contact({
    organisation: 'Bâti',
    department: 'Chantiers',
    phones: [point('+33612345678'), point('04 72 00 00 01')],
    emails: [point('Paul@Lenoir.example'), point('p@bati.example')],
    birthday: { year: 1980, month: 4, day: 12 },
    tags: ['maçons'],
  })
  expect(merged(ours, theirs)).toEqual({
    ...ours,
    organisation: 'Bâti',
    department: 'Chantiers',
    phones: [point('06 12 34 56 78'), point('04 72 00 00 01')],
    emails: [point('paul@lenoir.example'), point('p@bati.example')],
    birthday: { year: 1980, month: 4, day: 12 },
    tags: ['maçons'],
  })
})

test('where both say something else, both are kept', () => {
  const ours = contact({ title: 'Maçon', note: 'Aime le thé' })
  const result = merged(ours, contact({ name: 'Polo', title: 'Chef de chantier', note: 'Vu au salon' }))
  expect(result).toMatchObject({ name: 'Paul Lenoir', title: 'Maçon' })
  expect(result.note).toBe(
    'Aime le thé\n\nVu au salon\n\nD’après un import\u202f:\nAutre nom\u202f: Polo\nAutre fonction\u202f: Chef de chantier',
  )
})

test('a birthday without its year gets it, and never loses it', () => {
  const bare = contact({ birthday: { year: null, month: 4, day: 12 } })
  const whole = contact({ birthday: { year: 1980, month: 4, day: 12 } })
  expect(merged(bare, whole)).toEqual(whole)
  expect(merged(whole, bare)).toEqual(whole)
})

test('a name in one field is taken apart when the file knows how', () => {
  const theirs = contact({ givenName: 'Paul', familyName: 'Lenoir' })
  expect(merged(contact({}), theirs)).toEqual(theirs)
  expect(merged(theirs, contact({}))).toEqual(theirs)
})

test('what the screen took away stays away, what nobody touched follows the file', () => {
  const base = contact({
    phones: [point('0612345678')],
    title: 'Maçon',
    note: 'du fichier',
    organisation: 'Bâti',
  })
  const ours = { ...base, phones: [], organisation: 'Bâti & Fils' }
  const theirs = { ...base, title: 'Chef', note: 'du fichier, plus long' }
  expect(merged(ours, theirs, base)).toEqual({ ...ours, title: 'Chef', note: 'du fichier, plus long' })
})

test('of another card of the same person nothing is replaced, and what came once is still no news', () => {
  const base = contact({ title: 'Maçon', phones: [point('0612345678')] })
  const ours = { ...base, phones: [] }
  const theirs = contact({
    name: 'P. Lenoir',
    title: 'Maçon',
    phones: [point('0612345678'), point('0472000001')],
  })
  const result = merged(ours, theirs, base, false)
  expect(result).toMatchObject({ name: 'Paul Lenoir', title: 'Maçon', phones: [point('0472000001')] })
  expect(result.note).toContain('Autre nom\u202f: P. Lenoir')
})

const text = fc.constantFrom('', 'Un', 'Deux', 'un', 'Trois, quatre')
const points = fc
  .uniqueArray(fc.constantFrom('0612345678', '0472000001', 'x'), { maxLength: 2 })
  .map(all => all.map(point))
const anyContact: fc.Arbitrary<Contact> = fc.record({
  uid: fc.constant(null),
  name: fc.constantFrom('Paul Lenoir', 'Polo', 'PAUL LENOIR'),
  prefix: text,
  givenName: text,
  additionalName: text,
  familyName: text,
  suffix: text,
  nickname: text,
  organisation: text,
  department: text,
  title: text,
  role: text,
  phones: points,
  emails: points,
  addresses: fc.constant([]),
  urls: points,
  profiles: points,
  birthday: fc.constantFrom(null, { year: null, month: 4, day: 12 }, { year: 1980, month: 4, day: 12 }),
  anniversary: fc.constantFrom(null, { year: 2000, month: 1, day: 1 }),
  note: fc.constantFrom('', 'une', 'une autre'),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  photo: fc.constant(null),
  isGroup: fc.constant(false),
})

test('the same file twice adds nothing the second time', () => {
  fc.assert(
    fc.property(
      anyContact,
      anyContact,
      fc.option(anyContact),
      fc.boolean(),
      (ours, theirs, base, isSameCard) => {
        const once = merged(ours, theirs, base, isSameCard)
        expect(merged(once, theirs, theirs, isSameCard)).toEqual(once)
      },
    ),
  )
})

test('nothing of ours is ever lost but what follows the file, and nothing of theirs but what it said before', () => {
  fc.assert(
    fc.property(anyContact, anyContact, (ours, theirs) => {
      const both = merged(ours, theirs)
      const said = JSON.stringify(both).toLowerCase()
      for (const { value } of [...ours.phones, ...theirs.phones, ...theirs.urls])
        expect(said).toContain(value)
      for (const word of [ours.title, theirs.title, ours.nickname, theirs.nickname, ours.note, theirs.note]) {
        expect(said).toContain(word.toLowerCase())
      }
      for (const date of [ours.anniversary, theirs.anniversary])
        if (date) expect(both.anniversary).toEqual(date)
    }),
  )
})
