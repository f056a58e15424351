import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import { sayRhythm } from './say-rhythm.ts'
import { nextSession, sessionDays } from './session-days.ts'

const anyDay = fc.integer({ min: 0, max: 900 }).map(days => addDays(day('2026-01-01'), days))
const rule = fc.constantFrom(
  '',
  'FREQ=WEEKLY;BYDAY=TU',
  'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SA',
  'FREQ=MONTHLY;BYDAY=1TH',
  'FREQ=MONTHLY;BYDAY=-1FR',
)

test('whatever the span, the sessions of its two halves are those of the whole', () => {
  fc.assert(
    fc.property(rule, anyDay, anyDay, fc.nat(200), fc.nat(200), (rule, since, from, a, b) => {
      const club = { rule, since, until: null }
      const [middle, to] = [addDays(from, a), addDays(from, a + b + 1)]
      const halves = [
        { from, to: middle },
        { from: addDays(middle, 1), to },
      ]
      expect(halves.flatMap(span => sessionDays(club, span))).toEqual(sessionDays(club, { from, to }))
    }),
  )
})

test('nothing after the last day it meets on', () => {
  const club = { rule: 'FREQ=MONTHLY;BYDAY=1TH', since: day('2026-09-01'), until: day('2026-11-04') }
  expect(sessionDays(club, { from: day('2026-01-01'), to: day('2027-12-31') })).toEqual([
    '2026-09-03',
    '2026-10-01',
  ])
})

test('the next session passes over those that are known to be off', () => {
  const club = { rule: 'FREQ=WEEKLY;BYDAY=TU', since: day('2026-09-01'), until: null }
  expect(nextSession(club, day('2026-11-24'))).toBe('2026-11-24')
  expect(nextSession(club, day('2026-11-24'), new Set([day('2026-11-24')]))).toBe('2026-12-01')
  expect(nextSession({ ...club, until: day('2026-11-20') }, day('2026-11-21'))).toBeNull()
  expect(nextSession({ ...club, rule: '' }, day('2026-11-21'))).toBeNull()
})

test('a rhythm is said as one says it', () => {
  const fr = (rule: string) => sayRhythm(rule, { t: wordsIn('fr').t, language: 'fr' })
  expect(fr('FREQ=WEEKLY;BYDAY=TU')).toBe('le mardi')
  expect(fr('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH')).toBe('une semaine sur deux, le mardi et le jeudi')
  expect(fr('FREQ=WEEKLY;INTERVAL=3;BYDAY=MO')).toBe('toutes les 3 semaines, le lundi')
  expect(fr('FREQ=MONTHLY;BYDAY=1TH')).toBe('le premier jeudi du mois')
  expect(fr('FREQ=MONTHLY;BYDAY=-1FR')).toBe('le dernier vendredi du mois')
  expect(fr('')).toBe('sans rythme fixe')
  const en = (rule: string) => sayRhythm(rule, { t: wordsIn('en').t, language: 'en' })
  expect(en('FREQ=WEEKLY;BYDAY=TU,SA')).toBe('on Tuesdays and Saturdays')
  expect(en('FREQ=MONTHLY;BYDAY=2WE')).toBe('the second Wednesday of the month')
})
