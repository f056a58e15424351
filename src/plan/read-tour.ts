import type { Day } from '../lib/day.ts'
import { cardsOf } from '../people/summary.ts'
import { homeOf } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import { candidatesNear } from '../visits/candidates.ts'
import { type DueNear, type TourFact, tourAmong } from './near-tour.ts'

const REACH_MINUTES = 60
/** It is time to see them, or nearly. */
const DUE_FROM = 0.75
const LATELY_DAYS = 7
const WEIGHED = 10

/** The people in reach of home whom it is time to see again, in one go; null: no home, or fewer than two of them. */
export async function tourFact(desk: Desk, day: Day): Promise<TourFact | null> {
  const home = (await homeOf(desk))?.spot
  if (!home) return null
  const due = (await dueNear(desk, home)).slice(0, WEIGHED)
  return due.length < 2 ? null : tourAmong(due, home, day)
}

/** Of whom is in reach, those whom it is time to see again; not the household, nobody seen within a week. */
export async function dueNear(desk: Desk, around: { lat: number; lon: number }): Promise<DueNear[]> {
  const asked = { around: { lat: around.lat, lon: around.lon }, minutes: REACH_MINUTES, mode: 'car' as const }
  const due = (await candidatesNear(desk, asked)).candidates.filter(
    each => each.daysSince !== null && each.daysSince >= LATELY_DAYS && each.due >= DUE_FROM,
  )
  const cards = await cardsOf(
    desk,
    due.map(({ id }) => id),
  )
  const others = new Set(
    cards.filter(({ household, archived }) => !household && !archived).map(({ personId }) => personId),
  )
  return due
    .filter(({ id }) => others.has(id))
    .map(({ id, position, worthCents }) => ({ personId: id, position, worthCents }))
}
