import type { Day } from '../lib/day.ts'
import type { Position } from '../lib/geo/position.ts'
import { estimateTravel, type TravelMode } from '../lib/geo/travel.ts'
import type { Point, Problem, RouteDay, Window } from '../lib/orienteering/problem.ts'

/** Minutes since midnight, on the clock of the day. */
export type ClockMinutes = number

/** Open from the one to the other. */
export type Opening = readonly [from: ClockMinutes, to: ClockMinutes]

/** Somebody, or a place, that a tour may lead to. */
export interface Candidate {
  id: string
  position: Position
  /** How long the visit lasts. */
  minutes: number
  /** Of `visitScore`. */
  score: number
  /** Must be seen, before any score. */
  must: boolean
  /** One a day of the tour; null: at any hour, an empty list: closed on that day. */
  hours: readonly (readonly Opening[] | null)[]
}

export interface TourInputDay {
  day: Day
  start: Position
  end: Position
  leavesAt: ClockMinutes
  backBy: ClockMinutes
  /** A rest of so many minutes that begins between the two. */
  lunch: { minutes: number; from: ClockMinutes; until: ClockMinutes } | null
}

export interface TourInput {
  days: readonly TourInputDay[]
  candidates: readonly Candidate[]
}

/** One way from place to place. */
export interface Leg {
  km: number
  minutes: number
}

/** `legs[from][to]` between the places of `placesOf`, in that order. */
export type Legs = readonly (readonly Leg[])[]

/** What a score is made of. Cents of one currency; `chance` and `due` are 0 … 1. */
export interface ScoreParts {
  chance: number
  valueCents: number
  /** How much it is time to see them: by the rhythm of the tie, or by a need of the owner's. */
  due: number
  /** What seeing somebody whose time has fully come is worth besides: an hour of the owner's rate, unless they say more. */
  tieCents: number
}

/**
 * What a visit is worth to a tour, in cents: the expected mandate, and the tie as much as it is due. At least 1: somebody
 * on the way is seen for nothing more.
 *
 * @throws RangeError when a part is out of its range.
 */
export function visitScore({ chance, valueCents, due, tieCents }: ScoreParts): number {
  for (const part of [chance, due]) if (!(part >= 0 && part <= 1)) throw new RangeError(`not 0 … 1: ${part}`)
  for (const cents of [valueCents, tieCents]) {
    if (!(cents >= 0 && Number.isFinite(cents))) throw new RangeError(`not an amount: ${cents}`)
  }
  return Math.max(1, Math.round(chance * valueCents + due * tieCents))
}

/** Where a tour may lead: the candidates, then the start and the end of each day. */
export function placesOf({ candidates, days }: TourInput): Position[] {
  return [...candidates.map(({ position }) => position), ...days.flatMap(({ start, end }) => [start, end])]
}

/** Between two who live in one town, of whom no more is known. */
const WITHIN_TOWN: Leg = { km: 3, minutes: 10 }

/** From somebody to somebody else, or home: never nothing. */
export function estimatedLeg(from: Position, to: Position, mode: TravelMode): Leg {
  const { km, minutes } = estimateTravel(from, to, mode)
  return km === 0 ? WITHIN_TOWN : { km, minutes }
}

/** Every way of a tour, without a map. A routing service's table has the same shape. */
export function estimatedLegs(input: TourInput, mode: TravelMode): Leg[][] {
  const places = placesOf(input)
  const isCandidate = (place: number) => place < input.candidates.length
  return places.map((from, i) =>
    places.map((to, j) =>
      i !== j && (isCandidate(i) || isCandidate(j)) ? estimatedLeg(from, to, mode) : { km: 0, minutes: 0 },
    ),
  )
}

/**
 * The tour as the solver knows it: in whole minutes, each way rounded up, so that clocks are whole and never promise
 * too much.
 *
 * @throws RangeError when a candidate does not have one list of hours a day.
 */
export function tourProblem(input: TourInput, legs: Legs): Problem {
  const { candidates, days } = input
  const bad = candidates.find(({ hours }) => hours.length !== days.length)
  if (bad) throw new RangeError(`hours of ${bad.hours.length} days for a tour of ${days.length}: ${bad.id}`)
  return {
    points: candidates.map(candidate => pointOf(candidate, days)),
    days: days.map((day, i) => routeDayOf(day, candidates.length + 2 * i)),
    travel: legs.map(row => row.map(({ minutes }) => Math.ceil(minutes))),
  }
}

function pointOf({ score, minutes, must, hours }: Candidate, days: readonly TourInputDay[]): Point {
  return {
    score,
    service: minutes,
    must,
    windows: days.map((day, i) => windowOf(hours[i] ?? null, minutes, day)),
  }
}

/**
 * When a visit may begin, to be over by closing time. Of two openings within the day (a pause at noon) it is the one that
 * leaves more room: the solver knows one window a day.
 */
function windowOf(openings: readonly Opening[] | null, minutes: number, day: TourInputDay): Window | null {
  const whole: Opening = [day.leavesAt, day.backBy]
  const windows = (openings ?? [whole])
    .map(([from, to]) => ({
      opens: Math.max(from, day.leavesAt),
      closes: Math.min(to, day.backBy) - minutes,
    }))
    .filter(({ opens, closes }) => opens <= closes)
  return windows.reduce<Window | null>(
    (best, next) => (best && roomOf(best) >= roomOf(next) ? best : next),
    null,
  )
}

function roomOf({ opens, closes }: Window): number {
  return closes - opens
}

function routeDayOf({ leavesAt, backBy, lunch }: TourInputDay, start: number): RouteDay {
  const day = { start, end: start + 1, leaves: leavesAt, backBy }
  return lunch ? { ...day, pause: { opens: lunch.from, closes: lunch.until, length: lunch.minutes } } : day
}
