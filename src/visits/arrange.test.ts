import { expect, test } from 'vitest'
import type { Day } from '../lib/day.ts'
import { rearranged, withoutOwnOrder, withStopMoved, withStopOn, withStopShifted } from './arrange.ts'
import { breachesOfDay, breachOf, countBreaches } from './breaches.ts'
import { timetableOf } from './timetable.ts'
import { costOfTour } from './tour-cost.ts'
import {
  askedOf,
  type OpenStop,
  type OpenTour,
  orderOf,
  withDayChanged,
  withoutDay,
  withStopChanged,
} from './tour-draft.ts'

const LYON = { lat: 45.76, lon: 4.85, name: 'Lyon' }
const DAYS = ['2026-12-03', '2026-12-04'] as Day[]

const stop = (id: string, more: Partial<OpenStop> = {}): OpenStop => ({
  ...{ id, personId: `person-${id}`, name: id, town: 'Bron', position: { lat: 45.73, lon: 4.91 } },
  ...{ minutes: 60, must: false, hours: [null, null], worthCents: 1000 },
  ...{ visit: null, reason: 'noTime', encounterId: null },
  ...more,
})

function open(...stops: OpenStop[]): OpenTour {
  return {
    ...{ id: 'tour', name: 'Lyon', mode: 'car', start: LYON, note: '', revision: 'r' },
    ...{ proof: 'proved', boundCents: 3000, stops },
    days: DAYS.map(day => ({ day, leavesAt: 510, backBy: 1080, lunch: null })),
  }
}

/** a, b on the first day, c on the second; d left out. */
function planned(): OpenTour {
  const put = (tour: OpenTour, id: string, day: number) => withStopMoved(tour, id, { day, before: null })
  return put(put(put(open(stop('a'), stop('b'), stop('c'), stop('d')), 'a', 0), 'b', 0), 'c', 1)
}

test('a visit goes before another one, last on another day, or out of the tour, and the order is the owner’s', () => {
  const tour = planned()
  expect(orderOf(tour)).toEqual([['a', 'b'], ['c']])
  expect(tour).toMatchObject({ proof: 'own', boundCents: 3000 })
  expect(orderOf(withStopMoved(tour, 'b', { day: 0, before: 'a' }))).toEqual([['b', 'a'], ['c']])
  expect(orderOf(withStopMoved(tour, 'a', { day: 1, before: 'c' }))).toEqual([['b'], ['a', 'c']])
  expect(orderOf(withStopMoved(tour, 'd', { day: 1, before: null }))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  const without = withStopMoved(tour, 'a', null)
  expect(orderOf(without)).toEqual([['b'], ['c']])
  expect(without.stops.find(({ id }) => id === 'a')).toMatchObject({ visit: null, reason: 'chosen' })
  expect(withStopMoved(tour, 'a', { day: 0, before: 'a' })).toBe(tour)
})

test('sooner and later go from day to day, and stop at both ends', () => {
  const tour = planned()
  expect(orderOf(withStopShifted(tour, 'a', 1))).toEqual([['b', 'a'], ['c']])
  expect(orderOf(withStopShifted(tour, 'b', 1))).toEqual([['a'], ['b', 'c']])
  expect(orderOf(withStopShifted(tour, 'c', -1))).toEqual([['a', 'b', 'c'], []])
  expect(withStopShifted(tour, 'a', -1)).toBe(tour)
  expect(withStopShifted(tour, 'c', 1)).toBe(tour)
  expect(withStopShifted(tour, 'd', 1)).toBe(tour)
})

test('put on a day, a visit stands where the hours of all are kept', () => {
  const tour = planned()
  const early = withStopChanged(tour, 'd', { hours: [[[540, 620]], null] })
  expect(orderOf(withStopOn(early, 'd', 0))[0]?.[0]).toBe('d')
})

test('what changes of the people or the days has new times in the same order; a name changes nothing', () => {
  const tour = planned()
  const longer = rearranged(tour, withStopChanged(tour, 'a', { minutes: 120 }))
  expect(orderOf(longer)).toEqual([['a', 'b'], ['c']])
  const begins = (of: OpenTour) => of.stops.find(({ id }) => id === 'b')?.visit?.beginsAt ?? 0
  expect(begins(longer)).toBe(begins(tour) + 60)
  expect(longer.boundCents).toBeNull()
  expect(rearranged(tour, { ...tour, name: 'Bron' }).boundCents).toBe(3000)
  expect(orderOf(rearranged(tour, withDayChanged(tour, 0, { day: '2026-12-09' as Day })))).toEqual([
    ['c'],
    ['a', 'b'],
  ])
  expect(orderOf(rearranged(tour, withoutDay(tour, 0)))).toEqual([['c']])
})

test('the owner’s order is asked for as it is, until the best is looked for again', () => {
  const tour = planned()
  const order = (text: string | null) => JSON.parse(text ?? '').order
  expect(order(askedOf(tour))).toEqual([['a', 'b'], ['c']])
  expect(askedOf(withStopShifted(tour, 'a', 1))).not.toBe(askedOf(tour))
  expect(order(askedOf(withoutOwnOrder(tour)))).toBeNull()
})

test('a visit out of its hours, a day that ends too late and a lunch for which there is no room are said', () => {
  const tour = planned()
  const [table] = timetableOf(tour)
  expect(table && breachesOfDay(table)).toEqual({ lateUntil: null, noLunch: false })
  const shut = rearranged(tour, withStopChanged(tour, 'b', { hours: [[], null] }))
  const outside = rearranged(tour, withStopChanged(tour, 'b', { hours: [[[540, 580]], null] }))
  const find = (of: OpenTour) => of.stops.find(({ id }) => id === 'b') as OpenStop
  expect(breachOf(find(shut), shut.days)).toEqual({ kind: 'closed' })
  expect(breachOf(find(outside), outside.days)).toEqual({ kind: 'outside', hours: [[540, 580]] })
  expect(breachOf(find(tour), tour.days)).toBeNull()
  const lunch = { minutes: 60, from: 540, until: 570 }
  const tight = rearranged(tour, withDayChanged(tour, 0, { backBy: table?.backAt ?? 0, lunch }))
  const [hungry] = timetableOf(tight)
  expect(hungry && breachesOfDay(hungry)).toEqual({ lateUntil: null, noLunch: true })
  const [late] = timetableOf(rearranged(tour, withDayChanged(tour, 0, { backBy: 600 })))
  expect(late && breachesOfDay(late)).toEqual({ lateUntil: 600, noLunch: false })
  expect(countBreaches(timetableOf(tight))).toBe(1)
  expect(countBreaches(timetableOf(shut))).toBe(1)
})

test('a tour costs the time away from the start and the car; without a car, the time alone', () => {
  const tour = planned()
  const table = timetableOf(tour)
  const { minutes, worthCents } = costOfTour(table, { mode: 'car', hourlyRateCents: 6000 })
  expect(minutes).toBe(table.reduce((sum, { leavesAt, backAt }) => sum + backAt - leavesAt, 0))
  expect(worthCents).toBe(3000)
  const km = table.reduce((sum, day) => sum + day.km, 0)
  expect(km).toBeGreaterThan(0)
  expect(costOfTour(table, { mode: 'car', hourlyRateCents: 6000 }).costCents).toBe(
    Math.round(minutes * 100 + km * 63.6),
  )
  expect(costOfTour(table, { mode: 'transit', hourlyRateCents: 6000 }).costCents).toBe(minutes * 100)
  expect(costOfTour(timetableOf(open()), { mode: 'car', hourlyRateCents: 6000 })).toMatchObject({
    costCents: 0,
  })
})
