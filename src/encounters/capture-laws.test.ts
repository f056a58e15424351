import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { findPeople, TODAY, told } from '../../test/support/capture-cases.ts'
import { day, parseDay } from '../lib/day.ts'
import { type CaptureReading, encounterOf, understand } from './capture.ts'
import type { Range } from './capture-text.ts'

const FRENCH = { today: TODAY, language: 'fr', findPeople } as const

const WORDS = [
  ...[
    'café',
    'avec',
    'Marie',
    'Dupont',
    'et',
    'le boulanger',
    'hier',
    '40 min',
    ',',
    'elle',
    'cherche',
    'à',
    '14h',
    'de',
  ],
  ...[
    'coffee',
    'with',
    "O'Brien",
    'and',
    'the',
    'bus driver',
    'last Friday',
    'an hour',
    '-',
    'at',
    'call',
    'sms',
    'du',
    '3',
  ],
  ...[
    'demain',
    '12/11',
    '31/02',
    'le 3 novembre',
    'lundi',
    'prévu',
    'je lui envoie',
    "I'll send",
    '(',
    ')',
    '☕',
    '\u202f',
    '\n',
  ],
  ...[
    '“',
    '”',
    'É',
    'e\u0301',
    'ﬁ',
    'İ',
    '\ud83d',
    '한국',
    'chez',
    'Aria',
    'pro',
    'subi',
    '.',
    ':',
    '—',
    "l'",
    "d'",
    '’',
    '@',
    '24/7',
  ],
]
const anyLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map(words => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map(words => words.join('')),
)

test('any text is read, into ranges that lie in it and never overlap', () => {
  fc.assert(
    fc.property(anyLine, fc.constantFrom('fr' as const, 'en' as const), (line, language) => {
      const reading = understand(line, { ...FRENCH, language })
      const ranges = rangesOf(reading).sort((a, b) => a.start - b.start || a.end - b.end)
      for (const { start, end } of [...ranges, ...reading.promises.map(({ at }) => at)]) {
        expect(0 <= start && start < end && end <= line.length, `${start}..${end}`).toBe(true)
      }
      for (const [i, { start }] of ranges.entries()) {
        expect(start).toBeGreaterThanOrEqual(ranges[i - 1]?.end ?? 0)
      }
      for (const { text, at } of reading.people) expect(line.slice(at.start, at.end)).toBe(text)
      expect(parseDay(reading.day.value)).toBe(reading.day.value)
      expect(reading.promises.every(({ dueOn }) => dueOn === null || dueOn >= TODAY)).toBe(true)
      expect(reading.minutes === null || reading.minutes.value > 0).toBe(true)
      expect(reading.time === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(reading.time.value)).toBe(true)
      expect(reading.complete).toBe(reading.people.length > 0 || reading.onlyPromises)
    }),
    { numRuns: 2_000 },
  )
})

test('no word that says something is lost: it is in a piece or in the note', () => {
  const strange = fc.constantFrom('zorglub', 'Quibbix', 'xylofrou', 'Wampeter', '1789')
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...WORDS), strange), { maxLength: 25 }), words => {
      const line = words.join(' ')
      const reading = understand(line, FRENCH)
      const ranges = rangesOf(reading)
      for (const { index, 0: word } of line.matchAll(/zorglub|quibbix|xylofrou|wampeter|1789/gi)) {
        const isHeld = ranges.some(({ start, end }) => start <= index && index < end)
        // Somebody named twice is one person.
        expect(isHeld || reading.people.some(({ text }) => text.includes(word)), line.slice(index)).toBe(true)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('a plain day is in the past, or today, whatever the day it is read on', () => {
  const names = [
    'lundi',
    'mardi',
    'mercredi',
    'jeudi',
    'vendredi',
    'samedi',
    'dimanche',
    'le 3 mars',
    '12/11',
    'hier',
  ]
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(...names), (days, name) => {
      const today = day(new Date(days * 86_400_000).toISOString().slice(0, 10))
      const reading = understand(`café avec Paul ${name}`, { ...FRENCH, today })
      expect(reading.day.at).not.toBeNull()
      expect(reading.day.value <= today && !reading.planned).toBe(true)
    }),
  )
})

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test.each([
  ['Pacific/Auckland', -780],
  ['America/Montreal', 300],
  ['Pacific/Kiritimati', -840],
])('in %s the day is the same', (timeZone, offset) => {
  process.env.TZ = timeZone
  expect(new Date('2026-11-21T12:00:00Z').getTimezoneOffset()).toBe(offset)
  expect(told('café avec Paul hier à 23h30', 'fr')).toBe('Paul=2 · in-person · 26-11-20 · 23:30 · short')
  expect(told('lunch with Paul last Friday', 'en')).toBe('Paul=2 · in-person · 26-11-20 · long')
  expect(told('café avec Paul le 3 novembre', 'fr')).toBe('Paul=2 · in-person · 26-11-03 · short')
  expect(told('café avec Paul demain', 'fr')).toBe('Paul=2 · in-person · 26-11-22! · short')
})

test('both languages are understood on either desk, which only settles 3/11', () => {
  expect(told('café avec Paul le 3/11, elle part', 'en')).toBe(
    told('café avec Paul le 3/11, elle part', 'fr'),
  )
  expect(told('coffee with Paul on 11/3', 'fr')).toContain('26-11-03')
  expect(told('Paul 3/11', 'fr')).toContain('26-11-03')
  expect(told('Paul 3/11', 'en')).toContain('26-03-11')
})

test('an empty line says nothing and cannot be saved', () => {
  for (const line of ['', '   ', '\n', '☕', ', , -']) {
    const reading = understand(line, FRENCH)
    expect(reading).toMatchObject({
      people: [],
      complete: false,
      day: { value: TODAY, at: null },
      note: { text: '' },
    })
  }
})

test('a long line keeps its end in the note', () => {
  const end = 'et tout cela finit par un mariage'
  const line = `café avec Marie Dupont hier, elle raconte ${'sa vie '.repeat(280)}${end}`
  expect(line.length).toBeGreaterThan(2_000)
  const reading = understand(line, FRENCH)
  expect(reading.people.map(({ text }) => text)).toEqual(['Marie Dupont'])
  expect(reading.note.text.startsWith('elle raconte sa vie')).toBe(true)
  expect(reading.note.text.endsWith(end)).toBe(true)
})

test('somebody whose name is only near is asked about, a second boulanger too', () => {
  const two = [
    { id: 'a', name: 'Le boulanger' },
    { id: 'b', name: 'Boulanger de la gare' },
  ]
  const read = (line: string, found: typeof two) =>
    understand(line, { ...FRENCH, findPeople: () => found }).people[0]?.match
  expect(read('vu Marie Dupond', [{ id: '1', name: 'Marie Dupont' }])).toEqual({
    kind: 'ambiguous',
    candidates: [{ id: '1', name: 'Marie Dupont' }],
  })
  expect(read('vu le boulanger', [{ id: 'p', name: 'Paul Boulanger' }])).toMatchObject({ kind: 'ambiguous' })
  expect(read('vu le boulanger', [{ id: 'b', name: 'Boulanger de la gare' }])).toMatchObject({
    kind: 'known',
  })
  expect(read('vu le boulanger', two)).toMatchObject({ kind: 'known', person: { id: 'a' } })
})

test('a reading becomes an encounter', () => {
  const line = 'déjeuner pro avec Marie Dupont hier à 12h30 chez Aria 1h30, elle cherche un développeur'
  expect(encounterOf(understand(line, FRENCH), { id: 'e1', personIds: ['1'] })).toEqual({
    id: 'e1',
    day: '2026-11-20',
    time: '12:30',
    channel: 'in-person',
    size: 'long',
    minutes: 90,
    personIds: ['1'],
    place: 'chez Aria',
    sphere: 'professional',
    chosen: null,
    initiator: null,
    feeling: null,
    note: 'elle cherche un développeur',
    planned: false,
  })
})

function rangesOf(reading: CaptureReading): Range[] {
  const { people, channel, day: when, time, minutes, size, place, sphere, chosen, feeling, note } = reading
  return [channel, when, time, minutes, size, place, sphere, chosen, feeling, ...people]
    .flatMap(piece => (piece?.at ? [piece.at] : []))
    .concat(note.ranges)
}
