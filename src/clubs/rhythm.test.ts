import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, daysBetween, weekday } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import { type Rhythm, readRhythm, ruleOf } from './rhythm.ts'
import { sayRhythm } from './say-rhythm.ts'
import { nextSession, sessionDays } from './session-days.ts'

const SINCE = day('2026-01-01')
const anyDay = fc.integer({ min: 0, max: 900 }).map(days => addDays(SINCE, days))
const weekly = fc.record({
  every: fc.constant('week' as const),
  weeks: fc.integer({ min: 1, max: 8 }),
  weekdays: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
    .map(days => days.sort()),
})
const monthly = fc.record({
  every: fc.constant('month' as const),
  nth: fc.constantFrom(1, 2, 3, 4, -1),
  weekday: fc.integer({ min: 1, max: 7 }),
})
const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(weekly, monthly, fc.constant({ every: 'none' as const }))

test('reading what was written gives the rhythm back', () => {
  fc.assert(
    fc.property(rhythm, each => {
      expect(readRhythm(ruleOf(each))).toEqual(each)
    }),
  )
})

test('other rules are no rhythm of a club', () => {
  for (const rule of ['FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=MONTHLY;BYDAY=5MO', 'x']) {
    expect(readRhythm(rule), rule).toBeNull()
  }
})

test('every session of weeks is on its day, in a week that counts from the first', () => {
  fc.assert(
    fc.property(weekly, anyDay, anyDay, (each, since, from) => {
      const days = sessionDays({ rule: ruleOf(each), since, until: null }, { from, to: addDays(from, 120) })
      const monday = addDays(since, 1 - weekday(since))
      for (const session of days) {
        expect(session >= since && session >= from).toBe(true)
        expect(each.weekdays).toContain(weekday(session))
        expect(Math.floor(daysBetween(monday, session) / 7) % each.weeks).toBe(0)
      }
      expect([...new Set(days)].sort()).toEqual(days)
    }),
  )
})

test('whatever the span, the sessions of its two halves are those of the whole', () => {
  fc.assert(
    fc.property(rhythm, anyDay, anyDay, fc.nat(200), fc.nat(200), (each, since, from, a, b) => {
      const club = { rule: ruleOf(each), since, until: null }
      const [middle, to] = [addDays(from, a), addDays(from, a + b + 1)]
      const halves = [
        { from, to: middle },
        { from: addDays(middle, 1), to },
      ]
      expect(halves.flatMap(span => sessionDays(club, span))).toEqual(sessionDays(club, { from, to }))
    }),
  )
})

test('each first Thursday is one a month, across the change of the hour', () => {
  const club = { rule: 'FREQ=MONTHLY;BYDAY=1TH', since: day('2026-09-01'), until: day('2027-01-31') }
  const span = { from: day('2026-01-01'), to: day('2027-12-31') }
  expect(sessionDays(club, span)).toEqual([
    '2026-09-03',
    '2026-10-01',
    '2026-11-05',
    '2026-12-03',
    '2027-01-07',
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
