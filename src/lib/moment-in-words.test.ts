import { expect, test } from 'vitest'
import { isSameClock, momentInWords } from './moment-in-words.ts'

test.each([
  ['2026-11-24T09:00:00Z', 'Europe/Paris', 'mardi 24 novembre à 10\u00a0h', 'Tuesday 24 November at 10:00'],
  [
    '2026-12-01T09:30:00Z',
    'Europe/Paris',
    'mardi 1er décembre à 10\u00a0h\u00a030',
    'Tuesday 1 December at 10:30',
  ],
  [
    '2026-11-24T20:00:00Z',
    'Pacific/Auckland',
    'mercredi 25 novembre à 9\u00a0h',
    'Wednesday 25 November at 09:00',
  ],
])('%s in %s', (instant, zone, french, english) => {
  expect(momentInWords(instant, zone, 'fr')).toBe(french)
  expect(momentInWords(instant, zone, 'en')).toBe(english)
})

test('two zones are one clock while they show the same hour', () => {
  expect(isSameClock('2026-11-24T09:00:00Z', 'Europe/Paris', 'Europe/Brussels')).toBe(true)
  expect(isSameClock('2026-11-24T09:00:00Z', 'Europe/Paris', 'Europe/London')).toBe(false)
})
