import { expect, test } from 'vitest'
import { type Day, day, dayAt } from '../lib/day.ts'
import { isNightlyWorkDue } from './nightly.ts'

const due = (last: Day | null, instant: string) => {
  const now = new Date(instant)
  return isNightlyWorkDue(last, { now, today: dayAt(now, 'Europe/Paris'), timeZone: 'Europe/Paris' })
}

test('nightly work is done once a night, before six on the desk’s clock', () => {
  expect(due(day('2026-11-20'), '2026-11-21T04:59:00Z')).toBe(true)
  expect(due(day('2026-11-20'), '2026-11-21T05:00:00Z')).toBe(false)
  expect(due(day('2026-11-21'), '2026-11-21T04:59:00Z')).toBe(false)
  // Half past midnight of the 21st in Paris.
  expect(due(day('2026-11-20'), '2026-11-20T23:30:00Z')).toBe(true)
})

test('a machine that sleeps at night does it by day once three have passed, and a new desk at once', () => {
  expect(due(day('2026-11-19'), '2026-11-21T12:00:00Z')).toBe(false)
  expect(due(day('2026-11-18'), '2026-11-21T12:00:00Z')).toBe(true)
  expect(due(null, '2026-11-21T12:00:00Z')).toBe(true)
})
