import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../lib/day.ts'
import { completenessOf } from './completeness.ts'

const FROM = day('2026-11-02')
const span = { from: FROM, to: addDays(FROM, 9) }
const on = (...days: number[]) => new Set(days.map(each => addDays(FROM, each)))

test('days with a note, of the days one was there', () => {
  const told = completenessOf(span, { noted: on(0, 1, 2, 3, 9), company: on(0, 2), away: on(8, 9) })
  expect(told).toEqual({
    ...{ days: 8, noted: 4, away: 2, share: 0.5, doubt: 'some' },
    company: { least: 2, most: 6 },
  })
})

test('all away, there is nothing to say', () => {
  const away = on(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
  expect(completenessOf(span, { noted: on(), company: on(), away })).toMatchObject({ days: 0, share: null })
})

test('laws: the truth lies within what is said, were the days without a note known', () => {
  const days = fc.uniqueArray(fc.nat(9))
  fc.assert(
    fc.property(days, days, days, (noted, met, away) => {
      const known = met.filter(each => noted.includes(each))
      const told = completenessOf(span, { noted: on(...noted), company: on(...known), away: on(...away) })
      const truth = met.filter(each => !away.includes(each)).length
      expect(told.company.least).toBeLessThanOrEqual(truth)
      expect(told.company.most).toBeGreaterThanOrEqual(truth)
    }),
  )
  const never: ReadonlySet<Day> = new Set()
  expect(completenessOf(span, { noted: never, company: never, away: never }).doubt).toBe('much')
})
