import { expect, test } from 'vitest'
import type { Day } from '../lib/day.ts'
import { timetableOf } from './timetable.ts'
import type { TourDay, TourStop, TourVisit } from './tour.ts'

const DAY: TourDay = {
  day: '2026-12-03' as Day,
  leavesAt: 510,
  backBy: 1080,
  lunch: { minutes: 60, from: 720, until: 810 },
}
const HOME = { lat: 45.76, lon: 4.85, name: 'home' }

function stop(id: string, [arrivesAt, beginsAt, endsAt]: [number, number, number], minutes = 20): TourStop {
  const visit: TourVisit = { day: DAY.day, leg: { minutes, km: 10 }, arrivesAt, beginsAt, endsAt }
  return {
    ...{ id, personId: id, position: { lat: 45.7, lon: 4.9 }, minutes: endsAt - beginsAt, must: false },
    ...{ hours: [null], worthCents: 100, visit, reason: null, encounterId: null },
  }
}

function kinds(stops: TourStop[], day: TourDay = DAY): string[] {
  const [table] = timetableOf({ days: [day], start: HOME, mode: 'car', stops })
  return (table?.rows ?? []).map(row =>
    row.kind === 'lunch' ? `lunch ${row.beginsAt}` : row.kind === 'leave' ? `leave ${row.at}` : row.kind,
  )
}

test('a day leaves as long before the first visit as the way takes, and comes back', () => {
  expect(kinds([stop('a', [540, 540, 600])], { ...DAY, lunch: null })).toEqual([
    'leave 520',
    'way',
    'visit',
    'way',
    'back',
  ])
})

test('lunch stands between two visits where there is room for it, and once', () => {
  const stops = [stop('a', [660, 660, 720]), stop('b', [800, 800, 860]), stop('c', [960, 960, 1020])]
  expect(kinds(stops)).toEqual([
    ...['leave 640', 'way', 'visit', 'lunch 720', 'way', 'visit', 'way', 'visit', 'way', 'back'],
  ])
})

test('lunch taken where one has just arrived comes after the way', () => {
  const stops = [stop('a', [600, 600, 660]), stop('b', [680, 800, 860])]
  expect(kinds(stops)).toEqual(['leave 580', 'way', 'visit', 'way', 'lunch 720', 'visit', 'way', 'back'])
})

test('lunch after the last visit makes the way back later by as much', () => {
  const stops = [stop('a', [730, 730, 800])]
  const [table] = timetableOf({ days: [DAY], start: HOME, mode: 'car', stops })
  const [without] = timetableOf({ days: [{ ...DAY, lunch: null }], start: HOME, mode: 'car', stops })
  expect(kinds(stops)).toContain('lunch 800')
  expect((table?.backAt ?? 0) - (without?.backAt ?? 0)).toBe(60)
})

test('a day without a visit has nothing in it, and visits are numbered through all days', () => {
  const next = { ...DAY, day: '2026-12-04' as Day }
  const later = stop('b', [540, 540, 600])
  const stops = [{ ...later, visit: { ...(later.visit as TourVisit), day: next.day } }]
  const tables = timetableOf({ days: [DAY, next], start: HOME, mode: 'car', stops })
  expect(tables.map(({ rows }) => rows.length > 0)).toEqual([false, true])
  const first = stop('a', [540, 540, 600])
  const both = timetableOf({ days: [DAY, next], start: HOME, mode: 'car', stops: [first, ...stops] })
  const numbers = both.flatMap(({ rows }) => rows.flatMap(row => (row.kind === 'visit' ? [row.number] : [])))
  expect(numbers).toEqual([1, 2])
})
