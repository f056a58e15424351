import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { type DueNear, tourAmong, tourDay, tourMembers, tourSubject } from './near-tour.ts'

const HOME = { lat: 45.76, lon: 4.84 }
const MONDAY = day('2026-11-23')

/** So many kilometres north of home, and east of it. */
const at = (personId: string, north: number, east = 0, worthCents = 10_000): DueNear => ({
  personId,
  position: { lat: HOME.lat + north / 111, lon: HOME.lon + east / 78 },
  worthCents,
})

test('two near each other are seen in one half-day, and the road home is of it', () => {
  const tour = tourAmong([at('a', 12), at('b', 13, 1)], HOME, MONDAY)
  expect(tour?.personIds.toSorted()).toEqual(['a', 'b'])
  const { minutes, wayMinutes, roadMinutes, apartMinutes } = tour as NonNullable<typeof tour>
  expect(minutes).toBeGreaterThanOrEqual(120 + Math.min(apartMinutes, 1))
  expect(minutes + 2 * wayMinutes).toBeLessThanOrEqual(240)
  expect(apartMinutes).toBeLessThan(wayMinutes)
  expect(roadMinutes).toBeGreaterThanOrEqual(wayMinutes + apartMinutes)
})

test('those in opposite directions take the day, those too far are left, and one alone is no tour', () => {
  const far = tourAmong([at('north', 50), at('south', -50)], HOME, MONDAY)
  expect(far?.minutes).toBeGreaterThan(180)
  expect(tourAmong([at('a', 12), at('b', 400)], HOME, MONDAY)).toBeNull()
  expect(tourAmong([at('a', 12)], HOME, MONDAY)).toBeNull()
})

test('lunch is kept where noon is within the tour', () => {
  const short = tourDay(MONDAY, { beginsAt: 10 * 60, minutes: 130, wayMinutes: 20 })
  expect(short).toMatchObject({ leavesAt: 580, backBy: 750, lunch: null })
  expect(tourDay(MONDAY, { beginsAt: 10 * 60, minutes: 300, wayMinutes: 20 }).lunch).toMatchObject({
    minutes: 60,
  })
})

test('a subject tells whom a tour is to', () => {
  expect(tourMembers(tourSubject(['a', 'b']))).toEqual(['a', 'b'])
  expect(tourMembers('visit:a')).toEqual([])
})
