import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { mayBeProposed, NO_PAST, type Occasion, type PastOutings, ranked, weigh } from './choose.ts'
import { EVENT_KINDS, type Occurrence } from './event.ts'
import { AGAIN } from './outing.ts'

const THURSDAY = day('2026-12-03')

const occurrence = (changes: Partial<Occurrence> = {}): Occurrence => ({
  ...{ eventId: 'coffee', occurrence: '', title: 'Open coffee', kind: 'open-coffee', isSeries: false },
  ...{ day: THURSDAY, time: '18:30', endDay: THURSDAY, endTime: null, there: null, place: '', address: '' },
  ...{ placeId: null, position: null, isOnline: false, onlineUrl: '', url: '', organiser: '' },
  ...{ status: 'scheduled', price: null, attendees: null },
  ...changes,
})

const occasion = (changes: Partial<Occasion> = {}): Occasion => ({
  occurrence: occurrence(),
  known: [],
  wished: [],
  past: NO_PAST,
  costHours: null,
  travelMinutes: null,
  eveningsOut: 0,
  taken: null,
  ...changes,
})

const names = fc.array(fc.constantFrom('Ana', 'Bo', 'Cy', 'Di'), { maxLength: 6 })
const past: fc.Arbitrary<PastOutings> = fc
  .record({
    n: fc.nat(9),
    met: fc.nat(20),
    share: fc.nat(20),
    feeling: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
    again: fc.option(fc.constantFrom(...AGAIN)),
  })
  .map(({ share, ...rest }) => ({ ...rest, fresh: Math.min(share, rest.met) }))
const any: fc.Arbitrary<Occasion> = fc
  .record({
    kind: fc.constantFrom(...EVENT_KINDS),
    isOnline: fc.boolean(),
    time: fc.constantFrom(null, '08:30', '19:00'),
    known: names,
    wished: names,
    past,
    costHours: fc.double({ min: 0, max: 40, noNaN: true }),
    travelMinutes: fc.nat(600),
    eveningsOut: fc.nat(5),
    taken: fc.option(fc.constant({ title: 'Dentiste' })),
  })
  .map(({ kind, isOnline, time, ...rest }) => ({ occurrence: occurrence({ kind, isOnline, time }), ...rest }))

const isNoWorse = (better: Occasion, than: Occasion) =>
  expect(weigh(better).score).toBeGreaterThanOrEqual(weigh(than).score)

test('cheaper, closer, in a calmer week or at a free hour never ranks lower', () => {
  fc.assert(
    fc.property(any, fc.double({ min: 0, max: 1, noNaN: true }), (one, part) => {
      isNoWorse({ ...one, costHours: (one.costHours ?? 0) * part }, one)
      isNoWorse({ ...one, travelMinutes: Math.floor((one.travelMinutes ?? 0) * part) }, one)
      isNoWorse({ ...one, eveningsOut: Math.floor(one.eveningsOut * part) }, one)
      isNoWorse({ ...one, taken: null }, one)
    }),
  )
})

test('more of my people, more whom I wish to see, more new ones or better memories never rank lower', () => {
  fc.assert(
    fc.property(any, one => {
      isNoWorse({ ...one, known: [...one.known, 'Eva'] }, one)
      isNoWorse({ ...one, wished: [...one.wished, 'Eva'] }, one)
      isNoWorse({ ...one, past: { ...one.past, fresh: one.past.met } }, one)
      isNoWorse({ ...one, past: { ...one.past, feeling: 5 } }, one)
      isNoWorse({ ...one, past: { ...one.past, again: 'yes' } }, one)
    }),
  )
})

test('at most three reasons are said, those that weigh most, and the order is that of the scores', () => {
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), many => {
      const choices = ranked(many)
      for (const [i, { score, reasons }] of choices.entries()) {
        expect(reasons.length).toBeLessThanOrEqual(3)
        expect(score).toBeLessThanOrEqual(choices[i - 1]?.score ?? score)
      }
    }),
  )
})

test('why: whom one wishes to see before those who usually come', () => {
  const { reasons } = weigh(
    occasion({ known: ['Luc', 'Marie'], wished: ['Paul'], travelMinutes: 90, eveningsOut: 1 }),
  )
  expect(reasons.map(({ key }) => key)).toEqual(['wished', 'known', 'travel'])
  expect(reasons[0]).toMatchObject({ names: ['Paul'], points: 8 })
})

test('what is over, called off or waved away is never proposed', () => {
  const now = { day: THURSDAY, time: '12:00' }
  const may = (changes: Partial<Occurrence>, isDismissed = false) =>
    mayBeProposed(occurrence(changes), { now, isDismissed })
  expect(may({})).toBe(true)
  expect(may({ time: '11:30' })).toBe(false)
  expect(may({ time: null })).toBe(true)
  expect(may({ day: day('2026-12-02') })).toBe(false)
  expect(may({ status: 'cancelled' })).toBe(false)
  expect(may({}, true)).toBe(false)
})
