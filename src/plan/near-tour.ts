import type { Day } from '../lib/day.ts'
import type { Position } from '../lib/geo/position.ts'
import { carCents } from '../lib/geo/travel.ts'
import { findTour } from '../lib/orienteering/search.ts'
import { estimatedLegs, type TourInput, type TourInputDay, tourProblem } from '../visits/tour-input.ts'
import { type PlannedDay, planOf } from '../visits/tour-input-plan.ts'
import { CAR_CENTS_PER_KM } from '../visits/worth.ts'
import { FIRST_HOUR, LAST_HOUR } from './plan.ts'

/** Somebody in reach whom it is time to see. */
export interface DueNear {
  personId: string
  position: Position
  worthCents: number
}

/** Several visits in one go. */
export interface TourFact {
  /** In the order of the visits. */
  personIds: string[]
  /** From the first visit's beginning to the last one's end. */
  minutes: number
  /** The longer of the way there and the way home. */
  wayMinutes: number
  /** All ways together. */
  roadMinutes: number
  /** The longest way from one to the next. */
  apartMinutes: number
  cents: number
}

export const TOUR_VISIT_MINUTES = 60
/** Door to door. */
export const TOUR_HALF_MINUTES = 240
const FEWEST = 2
const ROUNDS = 40
const LUNCH = { minutes: 60, from: 12 * 60, until: 13 * 60 + 30 }
const SPANS = [
  { leavesAt: FIRST_HOUR, backBy: FIRST_HOUR + TOUR_HALF_MINUTES, lunch: null },
  { leavesAt: FIRST_HOUR, backBy: LAST_HOUR, lunch: LUNCH },
]

/**
 * The tour by car that is worth most in a half-day, else in a day, home to home; null where not even two can be seen.
 *
 * @see docs/measures.md#plan-week
 */
export function tourAmong(people: readonly DueNear[], home: Position, day: Day): TourFact | null {
  for (const span of SPANS) {
    const input = inputOf(people, home, { day, ...span })
    const legs = estimatedLegs(input, 'car')
    const { days } = planOf(input, legs, findTour(tourProblem(input, legs), { maxRounds: ROUNDS }))
    if (days[0] && days[0].visits.length >= FEWEST) return factOf(days[0])
  }
  return null
}

/** When somebody leaves who begins the first visit at that time, lunch where noon is on the way. */
export function tourDay(
  day: Day,
  { beginsAt, minutes, wayMinutes }: { beginsAt: number; minutes: number; wayMinutes: number },
): Omit<TourInputDay, 'start' | 'end'> {
  const leavesAt = Math.max(0, beginsAt - wayMinutes)
  const backBy = Math.min(1439, beginsAt + minutes + wayMinutes)
  const isOverNoon = beginsAt < LUNCH.from && beginsAt + minutes > LUNCH.until
  return { day, leavesAt, backBy, lunch: isOverNoon ? LUNCH : null }
}

/** People to see in one go, as the tours of visits know them. */
export function inputOf(
  people: readonly DueNear[],
  home: Position,
  day: Omit<TourInputDay, 'start' | 'end'>,
): TourInput {
  return {
    days: [{ ...day, start: home, end: home }],
    candidates: people.map(({ personId, position, worthCents }) => ({
      ...{ id: personId, position, minutes: TOUR_VISIT_MINUTES, score: worthCents, must: false },
      hours: [null],
    })),
  }
}

const SUBJECT = 'tour:'

/** What a tour is about, and whom, in their order. */
export function tourSubject(personIds: readonly string[]): string {
  return SUBJECT + personIds.join(',')
}

/** Whom a subject is a tour to; none where it is of something else. */
export function tourMembers(subject: string): string[] {
  return subject.startsWith(SUBJECT) ? subject.slice(SUBJECT.length).split(',') : []
}

function factOf({ visits, lastLeg, km, travelMinutes }: PlannedDay): TourFact {
  const [first, last] = [visits[0], visits.at(-1)]
  const ways = [first?.leg.minutes ?? 0, lastLeg?.minutes ?? 0]
  return {
    personIds: visits.map(({ id }) => id),
    minutes: (last?.endsAt ?? 0) - (first?.beginsAt ?? 0),
    wayMinutes: Math.ceil(Math.max(...ways)),
    roadMinutes: Math.ceil(travelMinutes),
    apartMinutes: Math.ceil(Math.max(...visits.slice(1).map(({ leg }) => leg.minutes))),
    cents: carCents({ km }, CAR_CENTS_PER_KM),
  }
}
