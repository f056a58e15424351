import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import {
  BEFORE_WEEKS,
  isSilent,
  RECENT_WEEKS,
  SILENT_DAYS,
  substitutionOver,
  type Week,
} from './substitution.ts'

const FIRST = day('2026-08-31')

function weeks(before: Omit<Week, 'from'>, now: Omit<Week, 'from'>): Week[] {
  return Array.from({ length: BEFORE_WEEKS + RECENT_WEEKS }, (_, i) => ({
    from: addDays(FIRST, 7 * i),
    ...(i < BEFORE_WEEKS ? before : now),
  }))
}

const CALM = { minutes: 120, writings: 0, companyDays: 4 }
const ALONE = { minutes: 300, writings: 0, companyDays: 1 }

test('time online that rose while company fell is said, with both means of a week', () => {
  expect(substitutionOver(weeks(CALM, ALONE))).toMatchObject({
    measure: 'minutes',
    onlineBefore: 120,
    onlineNow: 300,
    companyBefore: 4,
    companyNow: 1,
  })
})

test.each([
  ['more time online, as much company', CALM, { ...CALM, minutes: 300 }],
  ['less company, as much time online', CALM, { ...CALM, companyDays: 1 }],
  ['a rise of some minutes only', { ...CALM, minutes: 20 }, { ...ALONE, minutes: 60 }],
  ['no company to lose', { ...CALM, companyDays: 0 }, ALONE],
])('%s: nothing is said', (_, before, now) => {
  expect(substitutionOver(weeks(before, now))).toBeNull()
})

test('without enough weeks of time kept, what was written online is compared', () => {
  const kept = weeks({ minutes: 0, writings: 2, companyDays: 4 }, { minutes: 0, writings: 6, companyDays: 1 })
  expect(substitutionOver(kept)).toMatchObject({ measure: 'writings', onlineBefore: 2, onlineNow: 6 })
  const begun = kept.map((week, i) => (i < BEFORE_WEEKS + 1 ? week : { ...week, minutes: 400 }))
  expect(substitutionOver(begun)?.measure).toBe('writings')
})

test('a desk that keeps nothing is told nothing', () => {
  expect(substitutionOver(weeks({ ...CALM, minutes: 0 }, { ...ALONE, minutes: 0 }))).toBeNull()
})

test('twelve weeks are compared, no other number', () => {
  expect(() => substitutionOver(weeks(CALM, ALONE).slice(1))).toThrow(RangeError)
})

const anyWeeks = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 2000 }),
      writings: fc.integer({ min: 0, max: 40 }),
      companyDays: fc.integer({ min: 0, max: 7 }),
    }),
    { minLength: 12, maxLength: 12 },
  )
  .map(all => all.map((week, i) => ({ from: addDays(FIRST, 7 * i), ...week })))
const isRecent = (i: number) => i >= BEFORE_WEEKS

test('law: weeks that are all alike say nothing', () => {
  fc.assert(
    fc.property(anyWeeks, all => {
      const [one] = all
      expect(substitutionOver(all.map(({ from }) => ({ ...(one as Week), from })))).toBeNull()
    }),
  )
})

test('law: company added in the last weeks never makes it said', () => {
  fc.assert(
    fc.property(anyWeeks, fc.integer({ min: 0, max: 5 }), (all, more) => {
      if (substitutionOver(all) !== null) return
      const fuller = all.map((week, i) => ({
        ...week,
        companyDays: week.companyDays + (isRecent(i) ? more : 0),
      }))
      expect(substitutionOver(fuller)).toBeNull()
    }),
  )
})

test('law: what is said stays said with more time online in the last weeks, and whatever the order within each side', () => {
  fc.assert(
    fc.property(anyWeeks, fc.integer({ min: 0, max: 600 }), (all, more) => {
      // Chance seldom makes a rise with a fall: half of the weeks are pushed there.
      const pushed = all.map((week, i) =>
        isRecent(i)
          ? { ...week, minutes: week.minutes + 3000, companyDays: 0 }
          : { ...week, minutes: week.minutes + 1, companyDays: week.companyDays + 1 },
      )
      const said = substitutionOver(pushed)
      expect(said?.measure).toBe('minutes')
      const longer = pushed.map((week, i) => (isRecent(i) ? { ...week, minutes: week.minutes + more } : week))
      expect(substitutionOver(longer)).not.toBeNull()
      const turned = [...pushed.slice(0, BEFORE_WEEKS).reverse(), ...pushed.slice(BEFORE_WEEKS).reverse()]
      expect(substitutionOver(turned)?.onlineNow).toBeCloseTo(said?.onlineNow ?? 0, 9)
    }),
  )
})

test('once read, it is silent for eight weeks, then may be said again', () => {
  const read = day('2026-10-01')
  expect(isSilent([read], read)).toBe(true)
  expect(isSilent([read], addDays(read, SILENT_DAYS - 1))).toBe(true)
  expect(isSilent([read], addDays(read, SILENT_DAYS))).toBe(false)
  expect(isSilent([], read)).toBe(false)
})
