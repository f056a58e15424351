import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { type Day, day } from './day.ts'
import { hoursProblem, LONGEST_HOURS, openOn, readHours } from './opening-hours.ts'
import { hoursInWords } from './opening-hours-in-words.ts'

const FRANCE = { country: 'FR' }
const MONDAY = day('2026-11-23')
const SATURDAY = day('2026-11-28')
const CHRISTMAS = day('2026-12-25')

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test.each([
  ['lun-ven 9h-18h', 'Mo-Fr 09:00-18:00'],
  ['9h-18h du lundi au vendredi', 'Mo-Fr 09:00-18:00'],
  ['lun. – ven. : 9 h 30 – 19 h', 'Mo-Fr 09:30-19:00'],
  [
    'du lundi au vendredi de 9h à 12h30 et de 14h à 18h, fermé le dimanche',
    'Mo-Fr 09:00-12:30,14:00-18:00; Su off',
  ],
  ['Lundi : 14h-19h, mardi à samedi : 10h-19h', 'Mo 14:00-19:00; Tu-Sa 10:00-19:00'],
  ['lundi, mardi et jeudi 9h30-17h', 'Mo,Tu,Th 09:30-17:00'],
  ['tous les jours 9h-20h sauf lundi', 'Mo-Su 09:00-20:00; Mo off'],
  ['mar 10h-12h', 'Tu 10:00-12:00'],
  ['Mo-Fr 9-18', 'Mo-Fr 09:00-18:00'],
])('%s is read as %s, and said so', (typed, text) => {
  const { value, problems } = readHours(typed, { language: 'fr' })
  expect(value).toEqual({ text })
  expect(problems).toMatchObject([{ level: 'repaired', code: 'hours-mended', params: { as: text } }])
})

test('what is well written stays as it is, without a word', () => {
  for (const text of ['Mo-Fr 09:00-18:00; PH off', '24/7', 'Mo-Fr 9:00-18:00; Sa "Sur rendez-vous"']) {
    expect(readHours(text, { language: 'fr' }).problems).toEqual([])
  }
  expect(readHours('  ', { language: 'fr' })).toEqual({ value: null, problems: [] })
})

test('what cannot be read has a sentence in the language asked, with no mark of the reader', () => {
  expect(hoursProblem('Mo-Fr 25:00-99:00', 'fr')).toBe('La plage horaire commence en dehors du jour actuel.')
  expect(hoursProblem('xyz plouf', 'fr')).toMatch(/\.$/)
  expect(hoursProblem('xyz plouf', 'en')).not.toMatch(/<---/)
  expect(hoursProblem('Mo-Fr 09:00-18:00', 'fr')).toBeNull()
  expect(hoursProblem('', 'fr')).toBeNull()
  expect(readHours('x'.repeat(LONGEST_HOURS + 1), { language: 'fr' }).problems[0]?.code).toBe(
    'hours-too-long',
  )
})

test('no text, whatever it is, is an error, and what was read is read again the same', () => {
  const piece = fc.constantFrom(
    'Mo',
    'Fr',
    '-',
    ',',
    ';',
    ' ',
    '09:00',
    '18:00',
    'PH',
    'off',
    '9h',
    'lundi',
    'au',
    '"',
    '+',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join('')),
  )
  fc.assert(
    fc.property(text, typed => {
      const { value, problems } = readHours(typed, { language: 'fr' })
      expect(value === null && problems.length === 0).toBe(typed.trim() === '')
      if (!value) return
      expect(openOn(value, MONDAY, FRANCE).every(([from, to]) => 0 <= from && from < to && to <= 1440)).toBe(
        true,
      )
      expect(hoursInWords(value, 'fr').length).toBeGreaterThan(0)
      expect(readHours(value.text, { language: 'en' }).value).toEqual(value)
    }),
    { numRuns: 300 },
  )
})

test('the hours of a day, in minutes of it', () => {
  expect(open('Mo-Fr 08:30-12:00,14:00-19:00', MONDAY)).toEqual([
    [510, 720],
    [840, 1140],
  ])
  expect(open('Mo-Fr 08:30-12:00', SATURDAY)).toEqual([])
  expect(open('24/7', MONDAY)).toEqual([[0, 1440]])
})

test('a night is shared by its two days', () => {
  expect(open('Fr 20:00-02:00', day('2026-11-27'))).toEqual([[1200, 1440]])
  expect(open('Fr 20:00-02:00', SATURDAY)).toEqual([[0, 120]])
})

test('an open end is open until midnight; a Saturday by appointment is not open', () => {
  expect(open('Mo-Fr 10:00+', MONDAY)).toEqual([[600, 1440]])
  expect(open('Mo-Fr 09:00-18:00; Sa "sur rendez-vous"', SATURDAY)).toEqual([])
})

test('holidays are those of the country, and nowhere those that are not known', () => {
  const hours = 'Mo-Su 09:00-18:00; PH off'
  const fourteenth = day('2026-07-14')
  expect(open(hours, fourteenth)).toEqual([])
  expect(open(hours, fourteenth, 'RE')).toEqual([])
  expect(open(hours, fourteenth, 'CH')).toEqual([[540, 1080]])
  expect(open(hours, CHRISTMAS, 'GB')).toEqual([])
  expect(open(hours, CHRISTMAS, 'ZZ')).toEqual([[540, 1080]])
  expect(open('Mo-Fr,PH 09:00-18:00', MONDAY, 'ZZ')).toEqual([[540, 1080]])
  expect(open('Mo-Fr 09:00-18:00; SH off', MONDAY)).toEqual([[540, 1080]])
  expect(open('PH 10:00-12:00', CHRISTMAS, 'ZZ')).toEqual([])
})

test.each(['America/Montreal', 'Europe/Paris', 'Pacific/Auckland', 'UTC'])(
  'a desk in %s says the same hours, on the days the clocks change too',
  name => {
    process.env.TZ = name
    for (const date of ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-09-27']) {
      expect(open('Mo-Su 09:00-18:00', day(date))).toEqual([[540, 1080]])
      expect(open('24/7', day(date))).toEqual([[0, 1440]])
    }
  },
)

test.each([
  [
    'Mo-Fr 09:00-18:00; PH off',
    ['lun–ven 9 h–18 h', 'fermé les jours fériés'],
    ['Mon–Fri 9:00–18:00', 'closed on public holidays'],
  ],
  ['Mo-Sa 08:30-12:00,14:00-19:00', ['lun–sam 8 h 30–12 h, 14 h–19 h'], ['Mon–Sat 8:30–12:00, 14:00–19:00']],
  [
    'Mo,We-Fr 10:00-12:00',
    ['lun 10 h–12 h', 'mer–ven 10 h–12 h'],
    ['Mon 10:00–12:00', 'Wed–Fri 10:00–12:00'],
  ],
  ['Fr,Sa 20:00-02:00', ['ven–sam 20 h–2 h'], ['Fri–Sat 20:00–2:00']],
  ['Su 22:00-03:00', ['dim 22 h–3 h'], ['Sun 22:00–3:00']],
  ['24/7', ['jour et nuit'], ['day and night']],
  ['Mo-Fr 10:00+', ['lun–ven dès 10 h'], ['Mon–Fri from 10:00']],
  [
    'Mo 09:00-12:00; Sa "sur rendez-vous"',
    ['lun 9 h–12 h', 'sam sur rendez-vous'],
    ['Mon 9:00–12:00', 'Sat sur rendez-vous'],
  ],
  [
    'Mo-Su 08:00-20:00; PH 10:00-12:00',
    ['lun–dim 8 h–20 h', 'jours fériés 10 h–12 h'],
    ['Mon–Sun 8:00–20:00', 'public holidays 10:00–12:00'],
  ],
  ['off', ['fermé'], ['closed']],
  ['Jul-Aug: Mo-Fr 09:00-12:00', ['Jul-Aug: Mo-Fr 09:00-12:00'], ['Jul-Aug: Mo-Fr 09:00-12:00']],
])('%s in words', (text, french, english) => {
  expect(hoursInWords({ text }, 'fr').map(line => line.replaceAll('\u202f', ' '))).toEqual(french)
  expect(hoursInWords({ text }, 'en')).toEqual(english)
})

function open(text: string, on: Day, country = 'FR') {
  return openOn({ text }, on, { country })
}
