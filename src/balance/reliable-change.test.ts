import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { changeOf, reliableChangeBound } from './reliable-change.ts'

const START = day('2026-01-05')
const monthly = (...totals: number[]) => totals.map((total, i) => ({ day: addDays(START, 30 * i), total }))

test('the bound is that of Jacobson and Truax', () => {
  // Their example: SD 10, reliability 0.8: the standard error of the difference is 6.32.
  expect(reliableChangeBound({ deviation: 10, reliability: 0.8 }) / 1.96).toBeCloseTo(6.3246, 3)
  expect(reliableChangeBound({ deviation: 1.8, reliability: 0.7 })).toBeCloseTo(2.733, 3)
  expect(reliableChangeBound({ deviation: 1.5, reliability: 0.72 })).toBeCloseTo(2.2, 2)
})

test('one answer alone tells no change', () => {
  expect(changeOf('djg6', [])).toBeNull()
  expect(changeOf('djg6', monthly(3))).toBeNull()
})

test('a change is one only past the bound, against the middle of the year before', () => {
  expect(changeOf('djg6', monthly(2, 4))?.kind).toBe('none')
  expect(changeOf('djg6', monthly(1, 4))).toMatchObject({
    kind: 'worse',
    usual: 1,
    earlier: 1,
    difference: 3,
  })
  expect(changeOf('djg6', monthly(5, 5, 4, 2))).toMatchObject({ kind: 'better', usual: 5, earlier: 3 })
  expect(changeOf('ucla3', monthly(4, 6))?.kind).toBe('none')
  expect(changeOf('ucla3', monthly(4, 7))?.kind).toBe('worse')
})

test('what is older than a year is no measure', () => {
  const said = [
    { day: START, total: 0 },
    { day: addDays(START, 400), total: 6 },
  ]
  expect(changeOf('djg6', said)).toBeNull()
})

test('a single question is held to one’s own spread, once there are six answers', () => {
  expect(changeOf('ons', monthly(1, 1, 1, 1, 1, 5))).toBeNull()
  expect(changeOf('ons', monthly(2, 2, 2, 2, 2, 2, 3))).toMatchObject({ kind: 'none', bound: 1 })
  expect(changeOf('ons', monthly(2, 2, 2, 2, 2, 2, 4))).toMatchObject({ kind: 'worse' })
  expect(changeOf('ons', monthly(1, 4, 1, 4, 1, 4, 5))).toMatchObject({ kind: 'none' })
})
