import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { periodOf } from './provenance-period.ts'

const CHOSEN = { from: day('2026-02-03'), to: null, by: 'heard' as const }

test('twelve months end today, and are a year even from a leap day', () => {
  const of = (today: string) => periodOf({ ...CHOSEN, span: '12-months' }, day(today))
  expect(of('2026-11-21')).toEqual({ from: '2025-11-22', to: '2026-11-21', by: 'heard' })
  expect(of('2028-02-29')).toEqual({ from: '2027-03-01', to: '2028-02-29', by: 'heard' })
})

test('years are whole', () => {
  const of = (span: 'this-year' | 'last-year') => periodOf({ ...CHOSEN, span }, day('2026-11-21'))
  expect(of('this-year')).toEqual({ from: '2026-01-01', to: '2026-12-31', by: 'heard' })
  expect(of('last-year')).toEqual({ from: '2025-01-01', to: '2025-12-31', by: 'heard' })
})

test('one’s own days count only where they are chosen', () => {
  expect(periodOf({ ...CHOSEN, span: 'all' }, day('2026-11-21'))).toMatchObject({ from: null, to: null })
  expect(periodOf({ ...CHOSEN, span: 'custom' }, day('2026-11-21'))).toEqual(CHOSEN)
})
