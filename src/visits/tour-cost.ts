import type { TravelMode } from '../lib/geo/travel.ts'
import type { DayTimetable } from './timetable.ts'
import type { TourStop } from './tour.ts'
import { CAR_CENTS_PER_KM } from './worth.ts'

export interface TourCost {
  /** Away from the start, without the lunches. */
  minutes: number
  /** Of the car and of that time. */
  costCents: number
  /** What those who are seen are worth to the tour. */
  worthCents: number
}

/** @see docs/measures.md#what-a-tour-costs */
export function costOfTour(
  table: readonly DayTimetable<TourStop>[],
  { mode, hourlyRateCents }: { mode: TravelMode; hourlyRateCents: number },
): TourCost {
  const minutes = table.reduce((sum, day) => sum + day.backAt - day.leavesAt - restOf(day), 0)
  const km = mode === 'car' ? table.reduce((sum, day) => sum + day.km, 0) : 0
  return {
    minutes,
    costCents: Math.round((minutes / 60) * hourlyRateCents + km * CAR_CENTS_PER_KM),
    worthCents: table.flatMap(({ visits }) => visits).reduce((sum, { worthCents }) => sum + worthCents, 0),
  }
}

function restOf({ rows }: DayTimetable<TourStop>): number {
  return rows.reduce((sum, row) => (row.kind === 'lunch' ? sum + row.endsAt - row.beginsAt : sum), 0)
}
