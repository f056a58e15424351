import { expect, test } from 'vitest'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { NEW_ACQUAINTANCE } from './person.ts'
import { chosenFrom, differencesOf, type Said } from './person-differences.ts'

const base: Said = {
  contact: { ...EMPTY_CONTACT, name: 'Marie Dupont', title: 'graphiste' },
  acquaintance: NEW_ACQUAINTANCE,
}
const mine: Said = {
  contact: { ...base.contact, title: 'directrice artistique', note: 'aime la mer' },
  acquaintance: { ...NEW_ACQUAINTANCE, circle: 2 },
}
const theirs: Said = {
  contact: { ...base.contact, title: 'illustratrice', organisation: 'Aria' },
  acquaintance: NEW_ACQUAINTANCE,
}

test('each field that differs is told once, with who changed it', () => {
  const differences = differencesOf({ base, mine, theirs })
  expect(differences.map(({ field, preferred }) => [field, preferred])).toEqual([
    ['organisation', 'theirs'],
    ['title', 'theirs'],
    ['note', 'mine'],
    ['circle', 'mine'],
  ])
})

test('two versions that say the same have nothing to choose', () => {
  expect(differencesOf({ base, mine, theirs: structuredClone(mine) })).toEqual([])
})

test('what is chosen from mine is mine, the rest is theirs', () => {
  const { contact, acquaintance } = chosenFrom(
    { mine, theirs },
    new Map([
      ['title', 'mine'],
      ['circle', 'mine'],
      ['organisation', 'theirs'],
    ]),
  )
  expect(contact).toEqual({ ...base.contact, title: 'directrice artistique', organisation: 'Aria' })
  expect(acquaintance.circle).toBe(2)
})
