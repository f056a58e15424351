import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { type EarlierOuting, guessExpected } from './guess-expected.ts'

const at = (text: string, likeness: EarlierOuting['likeness'], ...names: string[]): EarlierOuting => ({
  day: day(text),
  likeness,
  people: names.map(name => ({ id: name, name })),
})

test('those of the series first, the most often, then the most lately', () => {
  const guesses = guessExpected([
    at('2026-09-03', 'series', 'Ana', 'Bo', 'Bo'),
    at('2026-10-01', 'series', 'Ana', 'Cy'),
    at('2026-10-08', 'organiser', 'Ana', 'Di'),
    at('2026-06-01', 'place', 'Eva'),
  ])
  expect(guesses.map(({ name, times, n, likeness }) => [name, times, n, likeness])).toEqual([
    ['Ana', 2, 2, 'series'],
    ['Cy', 1, 2, 'series'],
    ['Bo', 1, 2, 'series'],
    ['Di', 1, 1, 'organiser'],
    ['Eva', 1, 1, 'place'],
  ])
})

test('once in five says nothing', () => {
  const others = ['2026-02-05', '2026-03-05', '2026-04-02', '2026-05-07'].map(each =>
    at(each, 'series', 'Ana'),
  )
  expect(guessExpected([at('2026-01-08', 'series', 'Bo'), ...others]).map(({ name }) => name)).toEqual([
    'Ana',
  ])
  expect(guessExpected([])).toEqual([])
})
