import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../lib/day.ts'
import { CIRCLES, NEW_ACQUAINTANCE, RELATIONS } from '../people/person.ts'
import { chooseForToday } from './choose-for-today.ts'
import type { Candidate } from './pull.ts'
import { historyOf } from './rhythm.ts'

const TODAY = day('2026-11-21')

function somebody(personId: string, given: Partial<Candidate> = {}): Candidate {
  return {
    ...NEW_ACQUAINTANCE,
    personId,
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

function seenEvery(gap: number, since: number, today: Day = TODAY) {
  return historyOf(Array.from({ length: 20 }, (_, i) => addDays(today, -since - i * gap)))
}

/** A client usually seen every three weeks, last seven weeks ago. */
function overdue(personId: string, given: Partial<Candidate> = {}): Candidate {
  return somebody(personId, {
    history: seenEvery(21, 49),
    circle: 2,
    relations: ['client'],
    trade: 'inside',
    ...given,
  })
}

const chosen = (candidates: readonly Candidate[], today: Day = TODAY) =>
  chooseForToday(candidates, { today }).map(({ personId }) => personId)

const crowds = fc
  .array(
    fc.record({
      circle: fc.constantFrom(null, ...CIRCLES),
      relations: fc.subarray([...RELATIONS]),
      trade: fc.constantFrom(null, 'inside' as const, 'outside' as const),
      rhythmDays: fc.option(fc.integer({ min: 1, max: 300 })),
      household: fc.boolean(),
      unansweredMessages: fc.integer({ min: 0, max: 3 }),
      dismissed: fc.boolean(),
      addedOn: fc.integer({ min: 0, max: 900 }).map(days => addDays(TODAY, -days)),
      snoozedUntil: fc.option(fc.integer({ min: -5, max: 5 }).map(days => addDays(TODAY, days))),
      history: fc
        .array(
          fc.integer({ min: 0, max: 900 }).map(days => addDays(TODAY, -days)),
          { maxLength: 12 },
        )
        .map(historyOf),
    }),
    { maxLength: 30 },
  )
  .map(crowd => crowd.map((given, i) => somebody(`person-${i}`, given)))

describe('whoever they are', () => {
  test('never more than five, each once, each with a reason, at most one out of the circle', () => {
    fc.assert(
      fc.property(crowds, fc.integer({ min: 0, max: 50 }), (candidates, limit) => {
        const suggestions = chooseForToday(candidates, { today: TODAY, limit })
        expect(suggestions.length).toBeLessThanOrEqual(Math.min(5, limit))
        expect(new Set(suggestions.map(({ personId }) => personId)).size).toBe(suggestions.length)
        expect(suggestions.filter(({ slot }) => slot === 'out-of-circle').length).toBeLessThanOrEqual(1)
        for (const { reasons } of suggestions) expect(reasons.length).toBeGreaterThan(0)
      }),
    )
  })

  test('never the household, the dismissed, the snoozed, nor who left two messages unanswered', () => {
    fc.assert(
      fc.property(crowds, candidates => {
        const ids = new Set(chosen(candidates))
        for (const one of candidates.filter(({ personId }) => ids.has(personId))) {
          expect(one.household || one.dismissed).toBe(false)
          expect(one.unansweredMessages).toBeLessThan(2)
          expect(one.snoozedUntil === null || one.snoozedUntil <= TODAY).toBe(true)
        }
      }),
    )
  })

  test('the order they come in changes nothing', () => {
    fc.assert(
      fc.property(crowds, candidates => {
        expect(chosen([...candidates].reverse())).toEqual(chosen(candidates))
      }),
    )
  })

  test('the place out of the circle says why', () => {
    fc.assert(
      fc.property(crowds, candidates => {
        const out = chooseForToday(candidates, { today: TODAY }).find(({ slot }) => slot === 'out-of-circle')
        const codes = out?.reasons.map(({ code }) => code) ?? ['outside-trade']
        expect(codes.some(code => ['outside-trade', 'long-unseen', 'never-since-met'].includes(code))).toBe(
          true,
        )
      }),
    )
  })
})

test('five hundred overdue are five', () => {
  const crowd = Array.from({ length: 500 }, (_, i) => overdue(`person-${i}`))
  expect(chosen(crowd)).toHaveLength(5)
})

test('the neediest comes first', () => {
  const crowd = [overdue('third', { circle: 4 }), overdue('first', { circle: 1 }), overdue('second')]
  expect(chosen(crowd)).toEqual(['first', 'second', 'third'])
})

test('the day after an import of a thousand cards nobody is overdue', () => {
  const cards = Array.from({ length: 1000 }, (_, i) =>
    somebody(`card-${i}`, {
      addedOn: addDays(TODAY, -1),
      relations: ['client'],
      circle: 1,
      metOn: day('2019-05-01'),
    }),
  )
  expect(chosen(cards)).toEqual([])
})

test('who was met yesterday is not suggested', () => {
  expect(chosen([overdue('fresh', { history: seenEvery(60, 1) })])).toEqual([])
})

test('snoozed until today is back today', () => {
  expect(chosen([overdue('back', { snoozedUntil: TODAY })])).toEqual(['back'])
  expect(chosen([overdue('later', { snoozedUntil: addDays(TODAY, 1) })])).toEqual([])
})

test('one unanswered message is no reason to give up, two are', () => {
  expect(chosen([overdue('one', { unansweredMessages: 1 })])).toEqual(['one'])
  expect(chosen([overdue('two', { unansweredMessages: 2 })])).toEqual([])
})

test('one place a day goes out of the circle, to another from day to day, the same all day', () => {
  const inside = Array.from({ length: 10 }, (_, i) => overdue(`client-${i}`))
  const outside = Array.from({ length: 10 }, (_, i) =>
    overdue(`outsider-${i}`, { trade: 'outside', circle: null, relations: [] }),
  )
  const drawnOn = (today: Day) => {
    const list = chooseForToday([...inside, ...outside], { today })
    expect(list.map(({ slot }) => slot)).toEqual(['usual', 'usual', 'usual', 'usual', 'out-of-circle'])
    return list[4]?.personId
  }
  expect(drawnOn(TODAY)).toBe(drawnOn(TODAY))
  const week = Array.from({ length: 7 }, (_, i) => drawnOn(addDays(TODAY, i)))
  expect(new Set(week).size).toBeGreaterThan(2)
})

test('without anybody out of the circle the fifth place is a usual one', () => {
  const crowd = Array.from({ length: 8 }, (_, i) => overdue(`client-${i}`))
  expect(chooseForToday(crowd, { today: TODAY }).map(({ slot }) => slot)).toEqual(new Array(5).fill('usual'))
})

test('the reasons say the promise, the birthday, the gap and the circle, in that order', () => {
  const [suggestion] = chooseForToday(
    [
      overdue('somebody', {
        promise: { by: 'me', dueOn: addDays(TODAY, -2) },
        birthday: { year: null, month: 11, day: 23 },
      }),
    ],
    { today: TODAY },
  )
  expect(suggestion?.reasons).toEqual([
    { code: 'promise-due', by: 'me', inDays: -2 },
    { code: 'birthday-soon', inDays: 2 },
    { code: 'usual-gap', usualDays: 22, sinceDays: 49 },
    { code: 'chosen-circle', circle: 2 },
  ])
})

test('a promise due lifts a tie that needs nothing else', () => {
  const fresh = { history: seenEvery(60, 1) }
  expect(chosen([overdue('promised', { ...fresh, promise: { by: 'me', dueOn: TODAY } })])).toEqual([
    'promised',
  ])
  expect(chosen([overdue('later', { ...fresh, promise: { by: 'me', dueOn: addDays(TODAY, 30) } })])).toEqual(
    [],
  )
})
