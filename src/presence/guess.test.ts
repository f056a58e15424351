import { expect, test } from 'vitest'
import { standing } from '../../test/support/presence.ts'
import { day } from '../lib/day.ts'
import { type GuessSources, guessHalf } from './guess.ts'
import { halfAt } from './half-day.ts'

const THURSDAY = day('2026-11-19')
const AT = { day: THURSDAY, half: 'morning' } as const
const HANGAR = { id: 'hangar', name: 'Le Hangar', kind: 'coworking' } as const
const NOTHING: GuessSources = {
  standing: [],
  encounters: [],
  outings: [],
  places: [HANGAR],
  away: new Set(),
  holidays: new Set(),
}
const meeting = { ...AT, place: 'le hangar', placeId: null, isPassing: false }

test('home on a working day, off at the week-end, nothing of an evening', () => {
  expect(guessHalf(AT, NOTHING)).toMatchObject({ kind: 'home', from: 'usual', company: null })
  expect(guessHalf({ ...AT, day: day('2026-11-21') }, NOTHING)).toMatchObject({ kind: 'off', from: 'usual' })
  expect(guessHalf({ ...AT, half: 'evening' }, NOTHING)).toBeNull()
  expect(guessHalf(AT, { ...NOTHING, holidays: new Set([THURSDAY]) })).toMatchObject({ from: 'holiday' })
})

test('what comes back each week goes before who was met, which goes before an outing; an absence before all', () => {
  const outings = [{ ...AT, place: 'Salon du livre', placeId: null }]
  const kept = standing({ isCompany: true })
  expect(guessHalf(AT, { ...NOTHING, outings })).toMatchObject({ kind: 'elsewhere', place: 'Salon du livre' })
  const met = { ...NOTHING, outings, encounters: [meeting] }
  expect(guessHalf(AT, met)).toMatchObject({ kind: 'coworking', placeId: 'hangar', from: 'encounter' })
  const all = { ...met, standing: [kept] }
  expect(guessHalf(AT, all)).toMatchObject({ kind: 'library', standingId: kept.id, from: 'standing' })
  expect(guessHalf(AT, { ...all, away: new Set([THURSDAY]) })).toMatchObject({ kind: 'off', from: 'absence' })
})

test('a few words in passing are company, and say nothing of where the half-day went', () => {
  const sources = { ...NOTHING, encounters: [{ ...meeting, isPassing: true }] }
  expect(guessHalf(AT, sources)).toMatchObject({ kind: 'home', company: true })
  expect(guessHalf({ ...AT, half: 'afternoon' }, sources)).toMatchObject({ company: null })
})

test('the half of the day an hour falls in', () => {
  expect(['08:00', '12:59', '13:00', '17:59', '18:00'].map(halfAt)).toEqual([
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
  ])
})
