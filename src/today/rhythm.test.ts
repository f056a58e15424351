import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { CIRCLES } from '../people/person.ts'
import {
  CIRCLE_GAP_DAYS,
  decayedContacts,
  historyOf,
  historyUntil,
  modelIn,
  OPEN_GAP_DAYS,
  PRIOR_MODEL,
  RECENT_DAYS,
  rhythmOf,
  usualGap,
} from './rhythm.ts'

const TODAY = dayNumber(day('2026-11-21'))
const OPEN = { today: TODAY, circle: null, wishedDays: null }

/** Contacts every `gap` days, the last `since` days before today. */
function steady(gap: number, times: number, since: number) {
  return historyUntil(
    Array.from({ length: times }, (_, i) => TODAY - since - (times - 1 - i) * gap),
    times,
  )
}

const dayLists = fc
  .uniqueArray(fc.integer({ min: TODAY - 1500, max: TODAY }), { minLength: 1, maxLength: 60 })
  .map(days => days.sort((one, other) => one - other))
const circles = fc.constantFrom(null, ...CIRCLES)
const wishes = fc.option(fc.integer({ min: 1, max: 400 }))

describe('whatever the history', () => {
  test('every probability is within 0 and 1 and the gap is above 0', () => {
    fc.assert(
      fc.property(dayLists, circles, wishes, (days, circle, wishedDays) => {
        const rhythm = rhythmOf(historyUntil(days, days.length), { today: TODAY, circle, wishedDays })
        expect(rhythm.usualGapDays).toBeGreaterThan(0)
        for (const p of [
          rhythm.probabilityOfContact30,
          rhythm.probabilityAlive,
          rhythm.probabilityOfLapse30,
        ]) {
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('with each day of silence a contact and life grow less likely, a lapse likelier', () => {
    fc.assert(
      fc.property(dayLists, circles, fc.integer({ min: 1, max: 400 }), (days, circle, later) => {
        const history = historyUntil(days, days.length)
        const now = rhythmOf(history, { ...OPEN, circle })
        const then = rhythmOf(history, { ...OPEN, circle, today: TODAY + later })
        expect(then.probabilityOfContact30).toBeLessThanOrEqual(now.probabilityOfContact30 + 1e-12)
        expect(then.probabilityAlive).toBeLessThanOrEqual(now.probabilityAlive + 1e-12)
        expect(then.probabilityOfLapse30).toBeGreaterThanOrEqual(now.probabilityOfLapse30 - 1e-12)
        expect(then.usualGapDays).toBe(now.usualGapDays)
      }),
    )
  })
})

test('a long regular history shows its own gap, a short one stays near the circle’s', () => {
  expect(usualGap(steady(21, 40, 5), 1)).toBeGreaterThan(18)
  expect(usualGap(steady(21, 40, 5), 4)).toBeLessThan(27)
  expect(usualGap(steady(21, 2, 5), 4)).toBeGreaterThan(100)
})

test('with a single contact the usual gap is the circle’s', () => {
  for (const circle of CIRCLES) expect(usualGap(steady(1, 1, 50), circle)).toBe(CIRCLE_GAP_DAYS[circle])
  expect(usualGap(steady(1, 1, 50), null)).toBe(OPEN_GAP_DAYS)
})

test('the median shrugs off one long absence', () => {
  const weekly = [0, 7, 14, 21, 221, 228, 235].map(after => TODAY - 240 + after)
  expect(usualGap(historyUntil(weekly, weekly.length), 1)).toBeCloseTo(7, 10)
})

test('a weekly tie silent for a week will be likely in contact, silent for a year hardly', () => {
  expect(rhythmOf(steady(7, 30, 7), OPEN).probabilityOfContact30).toBeGreaterThan(0.5)
  expect(rhythmOf(steady(7, 30, 365), OPEN).probabilityOfContact30).toBeLessThan(0.02)
  expect(rhythmOf(steady(7, 30, 365), OPEN).probabilityAlive).toBeLessThan(0.05)
})

test('the same silence is nothing to a yearly tie and much to a weekly one', () => {
  const yearly = rhythmOf(steady(365, 8, 60), { ...OPEN, circle: 4 })
  const weekly = rhythmOf(steady(7, 50, 60), { ...OPEN, circle: 4 })
  expect(yearly.probabilityAlive).toBeGreaterThan(0.85)
  expect(yearly.probabilityOfLapse30).toBeLessThan(0.15)
  expect(weekly.probabilityOfLapse30).toBeGreaterThan(0.8)
})

test('a slow tie at its usual time is not taken for a dead one', () => {
  expect(rhythmOf(steady(100, 12, 90), OPEN).probabilityOfContact30).toBeGreaterThan(0.1)
})

test('somebody met once is not alive for ever', () => {
  expect(rhythmOf(steady(1, 1, 10), OPEN).probabilityAlive).toBeGreaterThan(0.8)
  expect(rhythmOf(steady(1, 1, 3000), OPEN).probabilityAlive).toBeLessThan(
    rhythmOf(steady(1, 1, 10), OPEN).probabilityAlive,
  )
})

test('a wished rhythm moves the lapse and nothing else', () => {
  const history = steady(60, 10, 30)
  const { probabilityOfLapse30: asUsual, ...rest } = rhythmOf(history, OPEN)
  const { probabilityOfLapse30: asWished, ...restWished } = rhythmOf(history, { ...OPEN, wishedDays: 14 })
  expect(asWished).toBeGreaterThan(asUsual)
  expect(restWished).toEqual(rest)
})

test('a history is made of distinct days in order, the last thirty kept', () => {
  const days = ['2026-03-02', '2026-01-01', '2026-03-02', '2026-02-01'].map(day)
  expect(historyOf(days)).toEqual({
    activeDays: 3,
    firstDay: dayNumber(day('2026-01-01')),
    lastDay: dayNumber(day('2026-03-02')),
    recentDays: ['2026-01-01', '2026-02-01', '2026-03-02'].map(text => dayNumber(day(text))),
  })
  expect(historyOf([])).toBeNull()
  expect(steady(1, 100, 0).recentDays).toHaveLength(RECENT_DAYS)
})

test('contacts older than those kept still count, near enough', () => {
  const { recentDays, ...daily } = steady(1, 60, 0)
  const whole = Array.from({ length: 60 }, (_, i) => TODAY - 59 + i)
  const exact = whole.reduce((sum, contact) => sum + 2 ** (-(TODAY - contact) / 21), 0)
  expect(Math.abs(decayedContacts({ ...daily, recentDays }, TODAY) / exact - 1)).toBeLessThan(0.05)
})

test('a contact logged for tomorrow is no negative silence', () => {
  expect(rhythmOf(steady(7, 5, -3), OPEN).sinceDays).toBe(0)
})

test('what is no model is not taken for one', () => {
  expect(modelIn(JSON.stringify(PRIOR_MODEL))).toEqual(PRIOR_MODEL)
  const wrong = [{ weights: [1, 2] }, { weights: [1, -2, 3] }, { intercept: null }, { bgnbd: { r: 1 } }]
  const texts = wrong.map(each => JSON.stringify({ ...PRIOR_MODEL, ...each }))
  for (const text of ['', 'null', '[]', '{}', '{"bgnbd":', ...texts]) expect(modelIn(text)).toBeNull()
})
