import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import { headlineOf, type Opening } from './headline.ts'
import { microExchangeOn } from './micro-exchange.ts'

const today = day('2026-11-21')
const FR = { language: 'fr', t: wordsIn('fr').t } as const
const EN = { language: 'en', t: wordsIn('en').t } as const

function opening(changes: Partial<Opening> = {}): Opening {
  return {
    today,
    isEmpty: false,
    people: 0,
    planned: [],
    promises: 0,
    birthdays: 0,
    alone: false,
    ...changes,
  }
}

test('the morning opens with what is on', () => {
  const planned = [{ channel: 'in-person' as const, place: 'Café du Nord', note: '' }]
  expect(headlineOf(opening({ people: 3, planned }), FR).text).toBe('Trois personnes et un café.')
  expect(headlineOf(opening({ people: 1, alone: true }), FR).text).toBe('Une personne, et de l’air.')
  expect(headlineOf(opening({ people: 2, promises: 1, birthdays: 1 }), EN).text).toBe(
    'Two people, a birthday, and one promise.',
  )
  expect(headlineOf(opening({ planned: [...planned, ...planned] }), FR).text).toBe('Deux rendez-vous.')
  expect(
    headlineOf(opening({ people: 2, planned: [{ channel: 'call', place: '', note: '' }], alone: true }), FR)
      .text,
  ).toBe('Deux personnes, un appel, et de l’air.')
})

test('somebody to meet today is air enough', () => {
  const planned = [{ channel: 'in-person' as const, place: '', note: '' }]
  expect(headlineOf(opening({ planned, alone: true }), EN)).toMatchObject({ air: false, text: 'A meeting.' })
})

test('a morning without anything is a quiet one, said in several ways', () => {
  const texts = Array.from(
    { length: 20 },
    (_, i) => headlineOf(opening({ today: addDays(today, i) }), FR).text,
  )
  expect(new Set(texts).size).toBeGreaterThan(1)
  expect(headlineOf(opening({ isEmpty: true }), FR).text).toBe('Tout commence par un nom.')
})

test('the small exchange is somebody known in passing, or anyone, the same all day', () => {
  const baker = { personId: 'baker', name: 'La boulangère', note: 'sa fille passe le bac' }
  const days = Array.from({ length: 40 }, (_, i) => addDays(today, i))
  const drawn = days.map(on => microExchangeOn(on, [baker], FR))
  expect(drawn).toEqual(days.map(on => microExchangeOn(on, [baker], FR)))
  expect(drawn.some(({ personId }) => personId === null)).toBe(true)
  expect(drawn.find(({ personId }) => personId === 'baker')?.text).toBe(
    'La boulangère. Vous aviez noté\u202f: «\u202fsa fille passe le bac\u202f». Demandez où cela en est.',
  )
  expect(
    days
      .map(on => microExchangeOn(on, [], EN))
      .every(({ personId, text }) => personId === null && text !== ''),
  ).toBe(true)
})
