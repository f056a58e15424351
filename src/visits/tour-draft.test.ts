import { expect, test } from 'vitest'
import type { Day } from '../lib/day.ts'
import type { VisitCandidate } from './candidate.ts'
import {
  askedOf,
  atMostBetter,
  newTour,
  startFor,
  withDayChanged,
  withDayMore,
  withoutDay,
  withStopChanged,
} from './tour-draft.ts'

const LYON = { lat: 45.76, lon: 4.85, name: 'Lyon' }
const PARIS = { lat: 48.86, lon: 2.35, name: 'Paris' }
let count = 0

function draft() {
  const person: VisitCandidate = {
    ...{ id: 'marie', name: 'Marie', town: 'Lyon', position: { lat: 45.76, lon: 4.85 }, precision: 'town' },
    ...{ travel: { km: 1, minutes: 5, basis: 'estimate' }, due: 1, daysSince: 200, worthCents: 5000 },
  }
  return newTour({
    ...{ name: 'Lyon', day: '2026-12-03' as Day, mode: 'car', start: LYON },
    ...{ people: [person], musts: new Set(['marie']), newId: () => `id-${count++}` },
  })
}

test('a day more is the one after, with hours of its own for each; taken out, they go too', () => {
  const two = withDayMore(draft())
  expect(two.days.map(({ day }) => day)).toEqual(['2026-12-03', '2026-12-04'])
  expect(two.stops[0]?.hours).toEqual([null, null])
  expect(withoutDay(two, 0).days.map(({ day }) => day)).toEqual(['2026-12-04'])
  expect(withoutDay(two, 0).stops[0]?.hours).toEqual([null])
  expect(withoutDay(draft(), 0).days).toHaveLength(1)
})

test('no more than seven days', () => {
  let tour = draft()
  for (let i = 0; i < 12; i++) tour = withDayMore(tour)
  expect(tour.days).toHaveLength(7)
})

test('a day moved after another takes its hours along; a day that is there is not taken twice', () => {
  const two = withDayMore(draft())
  const [stop] = two.stops
  const told = withStopChanged(two, stop?.id ?? '', { hours: [[[540, 600]], null] })
  const moved = withDayChanged(told, 0, { day: '2026-12-09' as Day })
  expect(moved.days.map(({ day }) => day)).toEqual(['2026-12-04', '2026-12-09'])
  expect(moved.stops[0]?.hours).toEqual([null, [[540, 600]]])
  expect(withDayChanged(told, 0, { day: '2026-12-04' as Day })).toEqual(told)
})

test('the same is asked whatever the plan says, and another thing once somebody must be seen', () => {
  const tour = draft()
  const [stop] = tour.stops
  const id = stop?.id ?? ''
  expect(askedOf(withStopChanged(tour, id, { reason: 'noTime' }))).toBe(askedOf(tour))
  expect(askedOf({ ...tour, name: 'Elsewhere', note: 'x' })).toBe(askedOf(tour))
  expect(askedOf(withStopChanged(tour, id, { must: false }))).not.toBe(askedOf(tour))
})

test('nothing is asked of a day that ends before it begins, nor without anybody', () => {
  expect(askedOf(withDayChanged(draft(), 0, { backBy: 500 }))).toBeNull()
  expect(askedOf({ ...draft(), stops: [] })).toBeNull()
})

test('one starts at home, unless the town is far', () => {
  expect(startFor(LYON, { home: PARIS, mode: 'car' })).toEqual(LYON)
  expect(startFor(LYON, { home: { ...LYON, name: 'home' }, mode: 'car' }).name).toBe('home')
  expect(startFor(LYON, { home: null, mode: 'car' })).toEqual(LYON)
})

test('how much better is never said to be nothing, and not at all where nothing tells', () => {
  const tour = draft()
  const visit = { day: '2026-12-03' as Day, leg: { minutes: 5, km: 1 }, arrivesAt: 1, beginsAt: 1, endsAt: 2 }
  const stops = tour.stops.map(stop => ({ ...stop, visit }))
  expect(atMostBetter({ boundCents: 5500, stops })).toBe(10)
  expect(atMostBetter({ boundCents: 5000, stops })).toBe(1)
  expect(atMostBetter({ boundCents: null, stops })).toBeNull()
  expect(atMostBetter({ boundCents: 5500, stops: tour.stops })).toBeNull()
})
