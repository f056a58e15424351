import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { type Candidate, isBetter, monthWithTwo, worthOf } from './month-with-two.ts'

const MONTH = { from: day('2026-12-01'), to: day('2026-12-31') }

const on = (text: string, changes: Partial<Candidate> = {}): Candidate => ({
  eventId: text,
  day: day(text),
  score: 10,
  costHours: null,
  ...changes,
})

const candidates = fc.array(
  fc.record({
    eventId: fc.constantFrom('a', 'b', 'c', 'd'),
    day: fc.integer({ min: -3, max: 34 }).map(days => addDays(MONTH.from, days)),
    score: fc.integer({ min: -30, max: 30 }),
    costHours: fc.option(fc.nat(6)),
  }),
  { maxLength: 12 },
)

test('no pair within the budget is better than the one that is proposed', () => {
  fc.assert(
    fc.property(candidates, fc.option(fc.nat(8)), (all, budgetHours) => {
      const found = monthWithTwo(all, { month: MONTH, already: [], budgetHours })
      const worth = worthOf(found, [], MONTH)
      const hours = (set: readonly Candidate[]) => set.reduce((sum, one) => sum + (one.costHours ?? 0), 0)
      const isAllowed = (set: readonly Candidate[]) =>
        set.every(one => MONTH.from <= one.day && one.day <= MONTH.to) &&
        (budgetHours === null || hours(set) <= budgetHours)
      if (found.length > 0) expect(isAllowed(found)).toBe(true)
      for (let i = 0; i < all.length; i++) {
        const one = all[i] as Candidate
        if (isAllowed([one])) expect(found.length).toBeGreaterThan(0)
        for (let j = 0; j < i; j++) {
          const pair = [one, all[j] as Candidate]
          if (isAllowed(pair)) expect(isBetter(worthOf(pair, [], MONTH), worth)).toBe(false)
        }
      }
    }),
  )
})

test('two in one week only where there is nothing else', () => {
  const [monday, friday, later] = [on('2026-12-07'), on('2026-12-11', { score: 30 }), on('2026-12-22')]
  const asked = { month: MONTH, already: [], budgetHours: null }
  expect(monthWithTwo([monday, friday, later], asked)).toEqual([friday, later])
  expect(monthWithTwo([monday, friday], asked)).toEqual([monday, friday])
})

test('what one goes to already counts, and a full month is left as it is', () => {
  const all = [on('2026-12-03'), on('2026-12-17')]
  const fill = (...already: string[]) =>
    monthWithTwo(all, { month: MONTH, already: already.map(day), budgetHours: null })
  expect(fill('2026-12-04')).toEqual([all[1]])
  expect(fill('2026-12-04', '2026-12-18')).toEqual([])
  expect(fill('2026-11-04')).toEqual(all)
})
