import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mandate, through } from '../../test/support/mandates.ts'
import { addDays, day } from '../lib/day.ts'
import { type MandateDraft, STAGES, valueCents, WHOLE_SHARE } from './mandate.ts'
import { atStage, rankOf, settled, wholeShares } from './settle.ts'

const TODAY = day('2026-11-21')
const Share = fc.integer({ min: 0, max: WHOLE_SHARE })
const SomeDay = fc.integer({ min: -900, max: 30 }).map(days => addDays(TODAY, days))
const Maybe = fc.option(SomeDay)
const Draft: fc.Arbitrary<MandateDraft> = fc
  .record({
    stage: fc.constantFrom(...STAGES),
    heardOn: SomeDay,
    talkedOn: Maybe,
    proposedOn: Maybe,
    decidedOn: Maybe,
    deliveredOn: Maybe,
    paidOn: Maybe,
    per: fc.constantFrom('whole' as const, 'day' as const),
    amountCents: fc.option(fc.integer({ min: 0, max: 2_000_000_000 })),
    daysHundredths: fc.option(fc.integer({ min: 0, max: 100_000 })),
    lostBecause: fc.constantFrom('', 'trop cher'),
    shares: fc.array(Share, { maxLength: 20 }),
  })
  .map(({ shares, ...fields }) =>
    mandate({ ...fields, contributions: shares.map(share => through([], { share })) }),
  )

function datesOf({ heardOn, talkedOn, proposedOn, decidedOn, deliveredOn, paidOn }: MandateDraft) {
  return [heardOn, talkedOn, proposedOn, decidedOn, deliveredOn, paidOn]
}

test('shares sum to the whole, whatever was said', () => {
  fc.assert(
    fc.property(Draft, draft => {
      const sum = settled(draft, TODAY).contributions.reduce((all, { share }) => all + share, 0)
      expect(sum).toBe(WHOLE_SHARE)
    }),
  )
})

test('shares that sum to the whole are left as they are', () => {
  expect(wholeShares([7000, 3000])).toEqual([7000, 3000])
  expect(wholeShares([0, 0, 0])).toEqual([3334, 3333, 3333])
  expect(wholeShares([2, 1])).toEqual([6667, 3333])
  expect(wholeShares([])).toEqual([])
})

test('settling twice is settling once', () => {
  fc.assert(
    fc.property(Draft, draft => {
      const once = settled(draft, TODAY)
      expect(settled(once, addDays(TODAY, 400))).toEqual(once)
    }),
  )
})

test('the dates fit the stage: its own is there, none beyond it, none before an earlier one', () => {
  fc.assert(
    fc.property(Draft, draft => {
      const once = settled(draft, TODAY)
      const dates = datesOf(once)
      const reached = rankOf(once.stage)
      expect(dates[reached]).not.toBeNull()
      expect(dates.slice(reached + 1).every(date => date === null)).toBe(true)
      const known = dates.filter(date => date !== null)
      expect(known.toSorted()).toEqual(known)
      if (reached >= rankOf('won')) expect(once.decidedOn).not.toBeNull()
    }),
  )
})

test('stages move forward and back with their dates', () => {
  const Moves = fc.array(fc.tuple(fc.constantFrom(...STAGES), fc.integer({ min: 0, max: 40 })), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(Draft, Moves, (draft, moves) => {
      let now = TODAY
      let moved = settled(draft, now)
      for (const [stage, after] of moves) {
        now = addDays(now, after)
        const before = moved
        moved = atStage(before, stage, now)
        expect(moved.stage).toBe(stage)
        expect(settled(moved, now)).toEqual(moved)
        expect(atStage(moved, stage, addDays(now, 3))).toEqual(moved)
        if (stage !== 'lost') expect(moved.lostBecause).toBe('')
        const reached = rankOf(stage)
        const [was, is] = [datesOf(before), datesOf(moved)]
        // Forward, the way that led there stays.
        if (reached > rankOf(before.stage) && now >= (was.filter(date => date !== null).at(-1) ?? now)) {
          expect(is.slice(0, rankOf(before.stage) + 1)).toEqual(was.slice(0, rankOf(before.stage) + 1))
          expect(is[reached]).toBe(now)
        }
        expect(is.slice(reached + 1).every(date => date === null)).toBe(true)
      }
    }),
  )
})

test('back and forward again: the day it was first talked of stays, that of the win is the new one', () => {
  const heard = mandate({ heardOn: day('2026-01-05') })
  const talked = atStage(heard, 'talked', day('2026-01-10'))
  const won = atStage(talked, 'won', day('2026-02-01'))
  const back = atStage(won, 'talked', day('2026-03-01'))
  expect(datesOf(back)).toEqual(['2026-01-05', '2026-01-10', null, null, null, null])
  expect(atStage(back, 'won', day('2026-03-02')).decidedOn).toBe('2026-03-02')
})

test('lost keeps its reason until it is lost no more', () => {
  const lost = { ...atStage(mandate(), 'lost', TODAY), lostBecause: 'trop loin' }
  expect(settled(lost, TODAY).lostBecause).toBe('trop loin')
  expect(atStage(lost, 'won', TODAY)).toMatchObject({ lostBecause: '', decidedOn: TODAY })
})

test('paid at once was decided and delivered that day', () => {
  const paid = atStage(mandate({ heardOn: day('2026-01-05') }), 'paid', TODAY)
  expect(datesOf(paid)).toEqual(['2026-01-05', null, null, TODAY, TODAY, TODAY])
})

test('a mandate that comes from nowhere is said to, the same each time', () => {
  const draft = mandate()
  expect(settled(draft, TODAY).contributions).toEqual([
    { id: draft.id, kind: 'unknown', label: '', personIds: [], share: WHOLE_SHARE },
  ])
})

test('somebody stands once in a chain, and once among the others', () => {
  const draft = mandate({
    contributions: [through(['a', 'b', 'a'])],
    people: [
      { personId: 'a', role: 'first' },
      { personId: 'a', role: 'second' },
    ],
    encounterIds: ['x', 'x'],
  })
  expect(settled(draft, TODAY)).toMatchObject({
    contributions: [{ personIds: ['a', 'b'] }],
    people: [{ personId: 'a', role: 'first' }],
    encounterIds: ['x'],
  })
})

test('the value is that of a day by the days, to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_000_000_000 }),
      fc.integer({ min: 0, max: 1000 }),
      (amountCents, days) => {
        expect(valueCents({ amountCents, per: 'day', daysHundredths: days * 100 })).toBe(amountCents * days)
        expect(valueCents({ amountCents, per: 'whole', daysHundredths: null })).toBe(amountCents)
      },
    ),
  )
  expect(valueCents({ amountCents: 45_000, per: 'day', daysHundredths: 1250 })).toBe(562_500)
  expect(valueCents({ amountCents: 45_000, per: 'day', daysHundredths: null })).toBeNull()
  expect(valueCents({ amountCents: null, per: 'day', daysHundredths: 100 })).toBeNull()
})
