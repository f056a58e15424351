import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day, daysOf } from '../lib/day.ts'
import { type Outlay, paidIn } from './outlay.ts'

const TODAY = day('2026-11-21')
const EVER = { from: null, to: null }

type Paid = Pick<Outlay, 'per' | 'cents' | 'fromOn' | 'toOn'>

function monthly(from: string, to: string | null = null): Paid {
  return { per: 'month', cents: 12_000, fromOn: day(from), toOn: to === null ? null : day(to) }
}

function once(on: string): Paid {
  return { per: 'once', cents: 3500, fromOn: day(on), toOn: null }
}

const span = (from: string | null, to: string | null) => ({
  from: from === null ? null : day(from),
  to: to === null ? null : day(to),
})

test('what is paid once counts on its day, whole, and not before it has come', () => {
  expect(paidIn(once('2026-11-21'), EVER, TODAY)).toBe(3500)
  expect(paidIn(once('2026-11-22'), EVER, TODAY)).toBe(0)
  expect(paidIn(once('2026-03-01'), span('2026-03-01', '2026-03-01'), TODAY)).toBe(3500)
  expect(paidIn(once('2026-03-01'), span('2026-03-02', null), TODAY)).toBe(0)
  expect(paidIn(once('2026-03-01'), span(null, '2026-02-28'), TODAY)).toBe(0)
})

test('a month is paid on the day it begins, up to today', () => {
  // From 22 September 2025 to 21 November 2026 fourteen months began, the last one on 22 October.
  expect(paidIn(monthly('2025-09-22'), EVER, TODAY)).toBe(14 * 12_000)
  expect(paidIn(monthly('2025-09-21'), EVER, TODAY)).toBe(15 * 12_000)
  expect(paidIn(monthly('2026-11-21'), EVER, TODAY)).toBe(12_000)
  expect(paidIn(monthly('2026-12-01'), EVER, TODAY)).toBe(0)
  // Of January's, only the one that begins in it.
  expect(paidIn(monthly('2025-09-22'), span('2026-01-01', '2026-01-31'), TODAY)).toBe(12_000)
  expect(paidIn(monthly('2025-09-22'), span('2026-01-01', '2026-01-21'), TODAY)).toBe(0)
  expect(paidIn(monthly('2025-09-22'), span('2024-01-01', '2025-09-21'), TODAY)).toBe(0)
})

test('nothing is paid after its end; the day of the end is still one', () => {
  expect(paidIn(monthly('2026-01-10', '2026-04-10'), EVER, TODAY)).toBe(4 * 12_000)
  expect(paidIn(monthly('2026-01-10', '2026-04-09'), EVER, TODAY)).toBe(3 * 12_000)
  expect(paidIn(monthly('2026-01-10', '2026-04-10'), span('2026-05-01', null), TODAY)).toBe(0)
  expect(paidIn(monthly('2026-01-10', '2026-01-09'), EVER, TODAY)).toBe(0)
})

test('where a month is shorter it begins on its last day, and the next one on the day of the first', () => {
  const since = monthly('2026-01-31')
  expect(paidIn(since, span('2026-02-28', '2026-02-28'), TODAY)).toBe(12_000)
  expect(paidIn(since, span('2026-03-01', '2026-03-30'), TODAY)).toBe(0)
  expect(paidIn(since, span('2026-03-31', '2026-03-31'), TODAY)).toBe(12_000)
  expect(paidIn(monthly('2023-12-29'), span('2024-02-29', '2024-02-29'), TODAY)).toBe(12_000)
  expect(paidIn(monthly('2023-12-29'), span('2025-02-28', '2025-02-28'), TODAY)).toBe(12_000)
})

const aDay = fc.integer({ min: 0, max: 1500 }).map(days => addDays(day('2023-01-01'), days))
const anOutlay: fc.Arbitrary<Paid> = fc.record({
  per: fc.constantFrom('once' as const, 'month' as const),
  cents: fc.integer({ min: 1, max: 1_000_000 }),
  fromOn: aDay,
  toOn: fc.option(aDay),
})

test('two periods side by side sum to both together', () => {
  fc.assert(
    fc.property(anOutlay, fc.tuple(aDay, aDay, aDay), aDay, (outlay, days, today) => {
      const [from, middle, to] = days.sort() as [Day, Day, Day]
      const before = paidIn(outlay, { from, to: middle }, today)
      const after = paidIn(outlay, { from: addDays(middle, 1), to }, today)
      expect(before + after).toBe(paidIn(outlay, { from, to: to < middle ? middle : to }, today))
      expect(
        paidIn(outlay, { from: null, to: middle }, today) +
          paidIn(outlay, { from: addDays(middle, 1), to: null }, today),
      ).toBe(paidIn(outlay, EVER, today))
    }),
  )
})

test('day by day, each month is paid once', () => {
  fc.assert(
    fc.property(anOutlay, aDay, (outlay, today) => {
      const span = { from: outlay.fromOn, to: addDays(outlay.fromOn, 400) }
      const paidOn = daysOf(span).filter(on => paidIn(outlay, { from: on, to: on }, today) > 0)
      expect(new Set(paidOn.map(on => on.slice(0, 7))).size).toBe(paidOn.length)
      expect(paidOn.length * outlay.cents).toBe(paidIn(outlay, span, today))
    }),
    { numRuns: 40 },
  )
})
