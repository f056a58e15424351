import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { type Candidate, GRACE_DAYS, importanceOf, pullOf } from './pull.ts'
import { historyOf } from './rhythm.ts'

const TODAY = day('2026-11-21')

function somebody(given: Partial<Candidate> = {}): Candidate {
  return {
    ...NEW_ACQUAINTANCE,
    personId: 'somebody',
    addedOn: addDays(TODAY, -800),
    history: null,
    unansweredMessages: 0,
    snoozedUntil: null,
    dismissed: false,
    birthday: null,
    promise: null,
    ...given,
  }
}

function seenEvery(gap: number, since: number) {
  return historyOf(Array.from({ length: 20 }, (_, i) => addDays(TODAY, -since - i * gap)))
}

test('pull is importance by lapse by life', () => {
  const { pull, importance, probabilityOfLapse30, probabilityAlive } = pullOf(
    somebody({ history: seenEvery(21, 49), circle: 2, relations: ['client'] }),
    { today: TODAY },
  )
  expect(importance).toBeCloseTo(0.8, 12)
  expect(pull).toBe(importance * probabilityOfLapse30 * probabilityAlive)
  expect(pull).toBeGreaterThan(0.3)
})

test('the nearer the circle and the relation, the more somebody counts; a wish adds to it, never above 1', () => {
  const weights = ([1, 2, 3, 4, null] as const).map(circle => importanceOf(somebody({ circle })))
  expect(weights).toEqual([...weights].sort((one, other) => other - one))
  expect(importanceOf(somebody({ relations: ['acquaintance', 'client'] }))).toBe(
    importanceOf(somebody({ relations: ['client'] })),
  )
  expect(importanceOf(somebody({ rhythmDays: 30 }))).toBeGreaterThan(importanceOf(somebody()))
  expect(importanceOf(somebody({ circle: 1, relations: ['friend'], rhythmDays: 7 }))).toBe(1)
})

test('pull first grows with silence, then fades with the tie', () => {
  const after = (since: number) => pullOf(somebody({ history: seenEvery(14, since) }), { today: TODAY }).pull
  expect(after(40)).toBeGreaterThan(after(2))
  expect(after(40)).toBeGreaterThan(after(700))
})

test('a wish keeps a tie alive however long it slept', () => {
  const asleep = { history: seenEvery(7, 700), circle: 2 as const }
  expect(pullOf(somebody(asleep), { today: TODAY }).pull).toBeLessThan(0.05)
  expect(pullOf(somebody({ ...asleep, rhythmDays: 30 }), { today: TODAY }).pull).toBeGreaterThan(0.3)
})

test('nobody without history is overdue in the days after they came in', () => {
  for (let days = 0; days < GRACE_DAYS; days++) {
    const fresh = somebody({
      addedOn: addDays(TODAY, -days),
      circle: 1,
      relations: ['friend'],
      rhythmDays: 7,
      metOn: day('2020-01-01'),
    })
    expect(pullOf(fresh, { today: TODAY }).pull).toBe(0)
  }
})

test('without history, circle, wish or meeting there is nothing to lapse, ever', () => {
  expect(pullOf(somebody({ addedOn: day('2001-01-01'), relations: ['client'] }), { today: TODAY }).pull).toBe(
    0,
  )
})

test('without history, silence counts from the day they came in', () => {
  const inCircle = (days: number) =>
    pullOf(somebody({ circle: 2, addedOn: addDays(TODAY, -days) }), { today: TODAY }).pull
  expect(inCircle(90)).toBeGreaterThan(inCircle(20))
  expect(inCircle(20)).toBeGreaterThan(0)
})
