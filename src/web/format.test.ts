import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../lib/day.ts'
import { clockTime } from '../lib/moment-in-words.ts'
import { wordsIn } from '../words.ts'
import { duration, initialsOf, longDay, numberInWords, relativeDay } from './format.ts'

const TODAY = day('2026-11-21')
const fr = { t: wordsIn('fr').t, language: 'fr' as const }
const en = { t: wordsIn('en').t, language: 'en' as const }

describe('days are told as one would', () => {
  test.each([
    [0, 'aujourd’hui', 'today'],
    [-1, 'hier', 'yesterday'],
    [1, 'demain', 'tomorrow'],
    [2, 'lundi', 'Monday'],
    [-3, 'il y a trois jours', 'three days ago'],
    [-7, 'il y a une semaine', 'a week ago'],
    [-13, 'il y a 13 jours', '13 days ago'],
    [-21, 'il y a trois semaines', 'three weeks ago'],
    [-61, 'il y a deux mois', 'two months ago'],
    [-400, 'il y a 13 mois', '13 months ago'],
    [-731, 'il y a deux ans', 'two years ago'],
    [30, 'dans quatre semaines', 'in four weeks'],
  ])('%i days away', (days, french, english) => {
    expect(relativeDay(addDays(TODAY, days), TODAY, fr)).toBe(french)
    expect(relativeDay(addDays(TODAY, days), TODAY, en)).toBe(english)
  })
})

test('a day is never moved by a time zone', () => {
  const zone = process.env.TZ
  try {
    for (const name of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris']) {
      process.env.TZ = name
      expect(longDay(TODAY, TODAY, fr)).toBe('samedi 21 novembre')
      expect(longDay(day('2025-03-01'), TODAY, en)).toContain('1 March 2025')
    }
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

test('law: no day is told as another within the week around today', () => {
  const told = [-2, -1, 0, 1, 2, 3, 4, 5, 6].map(days => relativeDay(addDays(TODAY, days), TODAY, fr))
  expect(new Set(told).size).toBe(told.length)
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), days => {
      const text = relativeDay(addDays(TODAY, days) as Day, TODAY, fr)
      return !/undefined|NaN|web:|\{\{/.test(text)
    }),
  )
})

test('the first of a month is « 1er » in French', () => {
  expect(longDay(day('2026-11-01'), TODAY, fr)).toBe('dimanche 1er novembre')
  expect(longDay(day('2026-11-11'), TODAY, fr)).toBe('mercredi 11 novembre')
})

test('numbers are letters up to twelve', () => {
  expect(numberInWords(3, fr)).toBe('trois')
  expect(numberInWords(1740, fr)).toBe('1\u202f740')
  expect(numberInWords(1740, en)).toBe('1,740')
})

test('hours are written as the language does', () => {
  expect(clockTime('18:30', 'fr')).toBe('18\u00a0h\u00a030')
  expect(clockTime('09:00', 'fr')).toBe('9\u00a0h')
  expect(clockTime('18:30', 'en')).toBe('18:30')
})

test.each([
  ['Sophie Lambert', 'SL'],
  ['Jean-Marie de La Tour', 'JT'],
  ['le boulanger', 'LB'],
  ['Élodie', 'É'],
  ['', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test.each([
  [1, '1 minute', '1 minute'],
  [40, '40 minutes', '40 minutes'],
  [60, '1\u00a0h', '1\u00a0h'],
  [149, '2\u00a0h\u00a029', '2\u00a0h\u00a029\u00a0min'],
  [125, '2\u00a0h\u00a005', '2\u00a0h\u00a05\u00a0min'],
])('%i minutes are told in hours from an hour on', (minutes, french, english) => {
  expect(duration(minutes, fr)).toBe(french)
  expect(duration(minutes, en)).toBe(english)
})
