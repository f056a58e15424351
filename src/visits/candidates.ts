import { daysBetween } from '../lib/day.ts'
import type { Position } from '../lib/geo/position.ts'
import { estimateTravel, type TravelMode } from '../lib/geo/travel.ts'
import { peopleNear } from '../places/near.ts'
import type { Desk } from '../platform/desk.ts'
import { visitsBasis } from './basis.ts'
import type { Candidates, VisitCandidate } from './candidate.ts'
import { dueOf } from './due.ts'
import { metWith } from './met.ts'
import { visitScore } from './tour-input.ts'

/** More are not looked at: the nearest come first. */
const MOST = 300
const TOLD = 100
const FASTEST_KM_PER_MINUTE = 2

/**
 * People who can be reached from there in so many minutes, those worth most first.
 *
 * @see docs/measures.md#what-a-visit-is-worth-to-a-tour
 */
export async function candidatesNear(
  desk: Desk,
  { around, minutes, mode }: { around: Position; minutes: number; mode: TravelMode },
): Promise<Candidates> {
  const { people, count } = await peopleNear(desk, {
    around,
    km: minutes * FASTEST_KM_PER_MINUTE,
    most: MOST,
    inReach: at => {
      const travel = estimateTravel(around, at, mode)
      return travel.minutes <= minutes ? travel : null
    },
  })
  const basis = await visitsBasis(desk)
  const today = desk.today()
  const met = await metWith(
    desk,
    people.map(({ id }) => id),
  )
  const candidates = people.map(({ id, name, town, lat, lon, precision, travel }): VisitCandidate => {
    const known = met.get(id) ?? { lastOn: null, firstOn: null, activeDays: 0, rhythmDays: null }
    const due = dueOf(known, today)
    const { chance, valueCents, hourlyRateCents } = basis
    return {
      ...{ id, name, town, position: { lat, lon }, precision, travel, due },
      daysSince: known.lastOn === null ? null : daysBetween(known.lastOn, today),
      worthCents: visitScore({ chance, valueCents, due, tieCents: hourlyRateCents }),
    }
  })
  candidates.sort((a, b) => b.worthCents - a.worthCents || a.travel.minutes - b.travel.minutes)
  return { candidates: candidates.slice(0, TOLD), count, currency: basis.currency }
}
