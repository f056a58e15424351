import { expect, test } from 'vitest'
import { cardOfDraft, EMPTY_DRAFT, nameOfDraft, nextDraft } from './serial-draft.ts'

test('a page of an address book becomes a card', () => {
  const { contact, acquaintance } = cardOfDraft(
    {
      ...EMPTY_DRAFT,
      familyName: 'Le Bihan ',
      givenName: 'Yann',
      phone: '06 12 34 56 78',
      otherPhone: '02 98 00 00 00',
      town: 'Brest',
      birthday: '12/4/62',
      tags: 'voile, port',
      metAt: 'au port',
    },
    2026,
  )
  expect(contact).toMatchObject({
    name: 'Yann Le Bihan',
    familyName: 'Le Bihan',
    givenName: 'Yann',
    birthday: { year: 1962, month: 4, day: 12 },
    tags: ['voile', 'port'],
  })
  expect(contact.phones.map(({ types }) => types)).toEqual([['cell'], ['home']])
  expect(contact.addresses[0]?.town).toBe('Brest')
  expect(acquaintance.metAt).toBe('au port')
})

test('the baker is a card with nothing but a name', () => {
  const draft = { ...EMPTY_DRAFT, familyName: 'la boulangère' }
  expect(nameOfDraft(draft)).toBe('la boulangère')
  expect(cardOfDraft(draft, 2026).contact).toMatchObject({
    name: 'la boulangère',
    familyName: '',
    givenName: '',
  })
})

test('a name alone in the first line is a family name', () => {
  const { contact } = cardOfDraft({ ...EMPTY_DRAFT, familyName: 'Dupont' }, 2026)
  expect(contact).toMatchObject({ name: 'Dupont', familyName: 'Dupont', givenName: '' })
})

test('a birthday that is none goes to the note', () => {
  const { contact } = cardOfDraft(
    { ...EMPTY_DRAFT, familyName: 'Dupont', birthday: 'au printemps', note: 'rit fort' },
    2026,
  )
  expect(contact).toMatchObject({ birthday: null, note: 'rit fort\nau printemps' })
})

test('what stays the same goes on to the next card, a town with its code', () => {
  const draft = { ...EMPTY_DRAFT, familyName: 'Dupont', town: 'Brest', postalCode: '29200', tags: 'port' }
  expect(nextDraft(draft, new Set(['town']))).toEqual({ ...EMPTY_DRAFT, town: 'Brest', postalCode: '29200' })
})
