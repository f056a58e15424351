import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, daysBetween } from '../lib/day.ts'
import { LEAP_KINDS } from './leap.ts'
import { datedLines, LINES, lineOf, movedBy } from './lines.ts'

const TODAY = day('2026-11-21')

test('with time enough each line has its own day, back from the departure', () => {
  const dated = datedLines('independent', day('2027-05-01'), TODAY)
  expect(dated.find(({ line }) => line.key === 'notebooks')?.dueOn).toBe('2027-01-01')
  expect(dated.find(({ line }) => line.key === 'after-first')?.dueOn).toBe('2027-06-15')
})

test('with less time the preparation draws together, in its order, and none lies before today', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LEAP_KINDS), fc.integer({ min: -400, max: 400 }), (kind, ahead) => {
      const leavesOn = addDays(TODAY, ahead)
      const dated = datedLines(kind, leavesOn, TODAY)
      const days = dated.map(({ dueOn }) => dueOn)
      expect(days).toEqual([...days].sort())
      expect(days.every(due => due >= TODAY)).toBe(true)
      const before = dated.filter(({ line }) => line.offsetDays < 0 && leavesOn >= TODAY)
      expect(before.every(({ dueOn }) => dueOn <= leavesOn)).toBe(true)
      const after = dated.filter(({ line, dueOn }) => line.offsetDays > 0 && dueOn > TODAY)
      expect(after.every(({ line, dueOn }) => daysBetween(leavesOn, dueOn) === line.offsetDays)).toBe(true)
    }),
  )
})

test('each line is there once, the earliest first', () => {
  for (const kind of LEAP_KINDS) {
    const keys = LINES[kind].map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    const offsets = LINES[kind].map(({ offsetDays }) => offsetDays)
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b))
  }
  expect(lineOf('move', 'new-town')?.measure).toBe('town')
  expect(lineOf('independent', 'new-town')).toBeNull()
  expect(lineOf('move', '')).toBeNull()
})

test('a step moves with the departure, not before today; one that was due stays', () => {
  expect(movedBy(day('2026-12-01'), 30, TODAY)).toBe('2026-12-31')
  expect(movedBy(day('2026-12-01'), -5, TODAY)).toBe('2026-11-26')
  expect(movedBy(day('2026-12-01'), -30, TODAY)).toBe(TODAY)
  expect(movedBy(day('2026-11-01'), -30, TODAY)).toBe('2026-11-01')
  expect(movedBy(day('2026-11-01'), 5, TODAY)).toBe('2026-11-06')
})
