import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { type Asking, questionDue } from './questions.ts'

const TODAY = day('2026-11-21')
const ago = (days: number) => addDays(TODAY, -days)
const NEVER = { quarter: null, month: null }
const asking = (changes: Partial<Asking> = {}): Asking => ({
  today: TODAY,
  answered: NEVER,
  silentUntil: NEVER,
  ...changes,
})

test('at the start, the six sentences; the month’s a week later', () => {
  expect(questionDue(asking())).toBe('quarter')
  expect(questionDue(asking({ answered: { quarter: ago(6), month: null } }))).toBeNull()
  expect(questionDue(asking({ answered: { quarter: ago(7), month: null } }))).toBe('month')
})

test('every three months, and each month', () => {
  expect(questionDue(asking({ answered: { quarter: ago(90), month: ago(20) } }))).toBeNull()
  expect(questionDue(asking({ answered: { quarter: ago(91), month: ago(20) } }))).toBe('quarter')
  expect(questionDue(asking({ answered: { quarter: ago(40), month: ago(30) } }))).toBe('month')
})

test('"not now" is heard for a month', () => {
  const silent = (until: number) => ({ quarter: addDays(TODAY, until), month: addDays(TODAY, 40) })
  expect(questionDue(asking({ silentUntil: silent(1) }))).toBeNull()
  expect(questionDue(asking({ silentUntil: silent(0) }))).toBe('quarter')
})
