import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  among,
  elapsed,
  givenTo,
  isOver,
  newTurns,
  passed,
  readTurns,
  takenBack,
  toggled,
  turnStarts,
} from './turns.ts'

const ORDER = ['ana', 'bo', 'cy']
const MINUTE = 60_000
const speaker = ({ order, at }: { order: readonly string[]; at: number }) => order[at]

test('the clock runs by the wall: what a page slept through counts', () => {
  const started = toggled(newTurns(ORDER), 0)
  expect(elapsed(started, 20 * MINUTE)).toBe(20 * MINUTE)
  const read = readTurns(JSON.stringify(started))
  expect(read && elapsed(read, 25 * MINUTE)).toBe(25 * MINUTE)
})

test('suspended, it stands still; started again, it goes on where it was', () => {
  const stopped = toggled(toggled(newTurns(ORDER), 0), 5 * MINUTE)
  expect(elapsed(stopped, 50 * MINUTE)).toBe(5 * MINUTE)
  expect(elapsed(toggled(stopped, 50 * MINUTE), 51 * MINUTE)).toBe(6 * MINUTE)
})

test('the next one speaks from nought, and what each took is known; the last one ends it', () => {
  const second = passed(toggled(newTurns(ORDER), 0), 10 * MINUTE)
  expect([speaker(second), second.took, elapsed(second, 11 * MINUTE)]).toEqual([
    'bo',
    { ana: 10 * MINUTE },
    MINUTE,
  ])
  const over = passed(passed(second, 12 * MINUTE), 13 * MINUTE)
  expect([isOver(over), over.since]).toEqual([true, null])
  expect(passed(over, 14 * MINUTE)).toBe(over)
  expect(toggled(over, 14 * MINUTE)).toBe(over)
})

test('taken back, the one before goes on where they were', () => {
  const second = passed(toggled(newTurns(ORDER), 0), 10 * MINUTE)
  const back = takenBack(second, 11 * MINUTE)
  expect([speaker(back), elapsed(back, 12 * MINUTE)]).toEqual(['ana', 11 * MINUTE])
  expect(takenBack(back, 12 * MINUTE)).toBe(back)
})

test('given to somebody, the turn keeps what each had taken', () => {
  const jumped = givenTo(toggled(newTurns(ORDER), 0), 'cy', 4 * MINUTE)
  expect(speaker(jumped)).toBe('cy')
  expect(elapsed(givenTo(jumped, 'ana', 6 * MINUTE), 7 * MINUTE)).toBe(5 * MINUTE)
  expect(givenTo(jumped, 'nobody', 0)).toBe(jumped)
})

test('who comes late speaks last; who leaves does not speak, and the clock waits for who is next', () => {
  const second = passed(toggled(newTurns(ORDER), 0), 10 * MINUTE)
  expect(among(second, ORDER)).toBe(second)
  expect(among(second, [...ORDER, 'dee']).order).toEqual(['ana', 'bo', 'cy', 'dee'])
  const without = among(second, ['ana', 'cy'])
  expect([speaker(without), without.since]).toEqual(['cy', null])
  expect(speaker(among(second, ['bo', 'cy']))).toBe('bo')
})

test('whatever is pressed, the turn is one of the order or over, and no length is negative', () => {
  const gesture = fc.constantFrom(toggled, passed, takenBack)
  fc.assert(
    fc.property(fc.array(fc.tuple(gesture, fc.nat(100_000)), { maxLength: 40 }), gestures => {
      let turns = newTurns(ORDER)
      let now = 0
      for (const [make, later] of gestures) {
        now += later
        turns = make(turns, now)
        expect(turns.at).toBeGreaterThanOrEqual(0)
        expect(turns.at).toBeLessThanOrEqual(ORDER.length)
        expect(elapsed(turns, now)).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test.each([null, '', '{', '{}', '[]', '{"order":[],"at":"x"}'])(
  'what a browser kept of nothing: %s',
  text => {
    expect(readTurns(text)).toBeNull()
  },
)

test('the turns end with the session; where they do not fit, the first begins with it', () => {
  expect(turnStarts(4, { minutes: 90, turnMinutes: 20 })).toEqual([10, 30, 50, 70])
  expect(turnStarts(2, { minutes: 15, turnMinutes: 20 })).toEqual([0, 20])
})
