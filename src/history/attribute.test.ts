import { expect, test } from 'vitest'
import { attributor, type KnownPerson } from './attribute.ts'

const person = (id: string, name: string, rest: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  emails: [],
  phones: [],
  profiles: [],
  ...rest,
})
const crowd = Array.from({ length: 300 }, (_, i) =>
  person(
    `crowd-${i}`,
    `${['Marie', 'Paul', 'Jean', 'Lucie'][i % 4]} ${['Martin', 'Bernard', 'Petit'][i % 3]}${'abcdefgh'[i % 8]}`,
  ),
)
const known = (personId: string) => ({ kind: 'known', personId })

test('by address, by number written the way of the country, by profile', () => {
  const whose = attributor(
    [
      person('a', 'Ana Kerbrat', { emails: ['Ana@Exemple.FR'] }),
      person('b', 'Bo Lund', { phones: ['06 12 34 56 78'] }),
      person('c', 'Cy Roy', { profiles: ['https://www.linkedin.com/in/Cy-Roy/'] }),
    ],
    'FR',
  )
  expect(whose({ address: 'mail:ana@exemple.fr', name: '' })).toEqual(known('a'))
  expect(whose({ address: 'tel:+33612345678', name: 'Papa' })).toEqual(known('b'))
  expect(whose({ address: 'profile:linkedin.com/in/cy-roy', name: '' })).toEqual(known('c'))
  expect(whose({ address: 'mail:nobody@exemple.fr', name: '' })).toEqual({ kind: 'unknown' })
})

test('an address of a household is whose name is written; else it is asked', () => {
  const mail = { emails: ['famille@exemple.fr'] }
  const whose = attributor([person('a', 'Ana Kerbrat', mail), person('b', 'Bo Kerbrat', mail)], 'FR')
  expect(whose({ address: 'mail:famille@exemple.fr', name: 'Bo KERBRAT' })).toEqual(known('b'))
  expect(whose({ address: 'mail:famille@exemple.fr', name: 'Les Kerbrat' })).toEqual({
    kind: 'unsure',
    personIds: ['a', 'b'],
  })
})

test('a rare name is somebody’s; the same name on two cards, or a first name alone, is asked', () => {
  const people = [
    ...crowd,
    person('a', 'Élodie Kerbrat'),
    person('n1', 'Noé Vasseur'),
    person('n2', 'Noé Vasseur'),
  ]
  const whose = attributor([...people, person('mo', 'Momo')], 'FR')
  const from = (name: string) => whose({ address: `mail:x@exemple.fr`, name })
  expect(from('KERBRAT Elodie')).toEqual(known('a'))
  expect(from('Noé Vasseur')).toEqual({ kind: 'unsure', personIds: ['n1', 'n2'] })
  expect(from('Momo')).toEqual({ kind: 'unsure', personIds: ['mo'] })
  expect(from('Ulysse Quentin')).toEqual({ kind: 'unknown' })
  expect(from('')).toEqual({ kind: 'unknown' })
})

test('another first name of the same family is not them', () => {
  const whose = attributor([...crowd, person('a', 'Élodie Kerbrat')], 'FR')
  expect(whose({ address: 'name:yann kerbrat', name: 'Yann Kerbrat' })).toEqual({ kind: 'unknown' })
})
