import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MINUTES, eveningsTaken, freeStarts, optionsFor, type WeekTime } from './place-week.ts'

const FREE: WeekTime = { busy: [], protectedHalves: [], from: 0 }
const CALL = { minutes: 30, wayMinutes: 0, fixed: null, isLoose: false }

test('in a free week a call is placed in the middle of each half of a working day', () => {
  const options = optionsFor(CALL, FREE)
  expect(options).toHaveLength(20)
  expect(options.filter(({ day }) => day === 0).map(({ start }) => start / 60)).toEqual([10, 9.5, 15, 14.5])
})

test('nothing stands in busy hours, in protected half-days, before now or outside of working hours', () => {
  const period = fc
    .record({
      from: fc.integer({ min: 0, max: 7 * DAY_MINUTES }),
      minutes: fc.integer({ min: 15, max: 600 }),
    })
    .map(({ from, minutes }) => ({ from, to: from + minutes }))
  const halves = fc.array(fc.subarray(['morning', 'afternoon', 'evening'] as const), {
    minLength: 7,
    maxLength: 7,
  })
  fc.assert(
    fc.property(
      fc.array(period, { maxLength: 8 }),
      halves,
      fc.integer({ min: 0, max: 5 * DAY_MINUTES }),
      fc.constantFrom(30, 60, 180, 400),
      fc.constantFrom(0, 20, 60),
      (busy, protectedHalves, from, minutes, wayMinutes) => {
        const need = { minutes, wayMinutes, fixed: null, isLoose: false }
        const week = { busy, protectedHalves, from }
        for (const option of [...optionsFor(need, week), ...freeStarts(need, week)]) {
          const at = option.day * DAY_MINUTES
          expect(option.from).toBeGreaterThanOrEqual(Math.max(from, at + 540))
          expect(option.to).toBeLessThanOrEqual(at + 1080)
          expect(busy.some(each => each.from < option.to && option.from < each.to)).toBe(false)
          const taken = protectedHalves[option.day] ?? []
          if (taken.includes('morning')) expect(option.from).toBeGreaterThanOrEqual(at + 780)
          if (taken.includes('afternoon')) expect(option.to).toBeLessThanOrEqual(at + 780)
        }
      },
    ),
  )
})

test('an event stands at its hour or not at all, the way there in it', () => {
  const evening = { minutes: 120, wayMinutes: 30, fixed: { day: 3, start: 18 * 60 + 30 }, isLoose: false }
  expect(optionsFor(evening, FREE)).toMatchObject([{ day: 3, from: 3 * 1440 + 1080, isEvening: true }])
  const busy = [{ from: 3 * 1440 + 1070, to: 3 * 1440 + 1090 }]
  expect(optionsFor(evening, { ...FREE, busy })).toEqual([])
  expect(eveningsTaken(busy)).toBe(1)
})

test('what takes no hour stands on working days that are not taken whole', () => {
  const away = [{ from: 0, to: 2 * DAY_MINUTES }]
  const days = optionsFor({ ...CALL, isLoose: true }, { ...FREE, busy: away }).map(({ day }) => day)
  expect(days).toEqual([2, 3, 4])
})
