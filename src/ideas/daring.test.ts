import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { type Ask, daringIn } from './daring.ts'
import { settled } from './idea.ts'
import { isGreyDay, kindWordOn } from './kind-word.ts'

const TODAY = day('2026-11-21')
const ask = (on: string, status: Ask['status']): Ask => ({ askedOn: day(on), status })

test('asks of this month, of the last, and what a year of them was answered', () => {
  const asks = [
    ask('2026-11-21', 'asked'),
    ask('2026-11-01', 'no'),
    ask('2026-10-31', 'yes'),
    ask('2026-10-01', 'silence'),
    ask('2025-11-22', 'done'),
    ask('2025-11-21', 'yes'),
    ask('2026-11-22', 'yes'),
  ]
  expect(daringIn(asks, TODAY)).toEqual({
    thisMonth: 2,
    attempts: 1,
    lastMonth: 2,
    year: { asked: 5, waiting: 1, silent: 1, answered: 3, yes: 2 },
  })
})

test('the month before January is December', () => {
  expect(daringIn([ask('2025-12-31', 'no')], day('2026-01-15')).lastMonth).toBe(1)
})

test('nobody who asked nothing is divided by nothing', () => {
  expect(daringIn([], TODAY).year).toEqual({ asked: 0, waiting: 0, silent: 0, answered: 0, yes: 0 })
})

test('a day is grey when the last feeling was heavy, less than three days ago', () => {
  expect(isGreyDay(null, TODAY)).toBe(false)
  expect(isGreyDay({ day: addDays(TODAY, -2), feeling: 2 }, TODAY)).toBe(true)
  expect(isGreyDay({ day: addDays(TODAY, -3), feeling: 1 }, TODAY)).toBe(false)
  expect(isGreyDay({ day: TODAY, feeling: 3 }, TODAY)).toBe(false)
})

test('the kind word is the same all day and not the same all week', () => {
  const words = ['a', 'b', 'c', 'd'].map(id => ({ id }))
  expect(kindWordOn(words, TODAY)).toEqual(kindWordOn([...words].reverse(), TODAY))
  const week = [0, 1, 2, 3, 4, 5, 6].map(days => kindWordOn(words, addDays(TODAY, days))?.id)
  expect(new Set(week).size).toBeGreaterThan(1)
  expect(kindWordOn([], TODAY)).toBeNull()
})

test('an idea done without having been asked was never asked', () => {
  const never = { askedOn: null, answeredOn: null, doneOn: null }
  expect(settled({ status: 'done', ...never }, TODAY)).toEqual({ status: 'done', ...never, doneOn: TODAY })
  expect(settled({ status: 'idea', askedOn: TODAY, answeredOn: TODAY, doneOn: TODAY }, TODAY)).toEqual({
    status: 'idea',
    ...never,
  })
})
