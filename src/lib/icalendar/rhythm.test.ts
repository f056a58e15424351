import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, daysBetween, weekday } from '../day.ts'
import {
  isLastInMonth,
  monthlyLike,
  placeInMonth,
  type Rhythm,
  readRhythm,
  ruleDays,
  ruleOf,
} from './rhythm.ts'

const anyDay = fc.integer({ min: 0, max: 900 }).map(days => addDays(day('2026-01-01'), days))
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

test('other rules are no rhythm', () => {
  for (const rule of ['FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=MONTHLY;BYDAY=5MO', 'x']) {
    expect(readRhythm(rule), rule).toBeNull()
  }
})

test('every day of weeks is a day of theirs, in a week that counts from the first', () => {
  fc.assert(
    fc.property(weekly, anyDay, (each, since) => {
      const days = ruleDays(ruleOf(each), since).take(40).toArray()
      const monday = addDays(since, 1 - weekday(since))
      for (const found of days) {
        expect(found >= since).toBe(true)
        expect(each.weekdays).toContain(weekday(found))
        expect(Math.floor(daysBetween(monday, found) / 7) % each.weeks).toBe(0)
      }
      expect([...new Set(days)].sort()).toEqual(days)
    }),
  )
})

test('as a day is in its month, so are all that follow it, one a month', () => {
  fc.assert(
    fc.property(anyDay, fc.boolean(), (since, isLast) => {
      fc.pre(isLast ? isLastInMonth(since) : placeInMonth(since) <= 4)
      const days = ruleDays(ruleOf(monthlyLike(since, { isLast })), since)
        .take(14)
        .toArray()
      expect(days[0]).toBe(since)
      expect(new Set(days.map(each => each.slice(0, 7))).size).toBe(14)
      for (const each of days) {
        expect(weekday(each)).toBe(weekday(since))
        if (isLast) expect(isLastInMonth(each)).toBe(true)
        else expect(placeInMonth(each)).toBe(placeInMonth(since))
      }
    }),
  )
})

test('each first Thursday is one a month, across the change of the hour', () => {
  expect(ruleDays('FREQ=MONTHLY;BYDAY=1TH', day('2026-09-01')).take(5).toArray()).toEqual([
    '2026-09-03',
    '2026-10-01',
    '2026-11-05',
    '2026-12-03',
    '2027-01-07',
  ])
})

test('what is no rule has no days', () => {
  expect([...ruleDays('', day('2026-09-01')), ...ruleDays('x', day('2026-09-01'))]).toEqual([])
})
