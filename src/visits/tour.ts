import type { Day } from '../lib/day.ts'
import type { Position } from '../lib/geo/position.ts'
import type { TravelMode } from '../lib/geo/travel.ts'
import type { Candidate, ClockMinutes, Opening, TourInput, TourInputDay } from './tour-input.ts'
import type { LeftOutReason, TourPlan } from './tour-input-plan.ts'

export const LEFT_OUT_REASONS = [
  'closed',
  'tooFar',
  'hours',
  'noTime',
  'chosen',
] as const satisfies LeftOutReason[]

/** `proved`: no tour of these people is worth more; `found`: the best that was found; `own`: in the owner's own order. */
export const PROOFS = ['proved', 'found', 'own'] as const
export type Proof = (typeof PROOFS)[number]

/** More people than that are not weighed at once. */
export const MOST_STOPS = 60
export const MOST_DAYS = 7

export interface TourDay {
  day: Day
  leavesAt: ClockMinutes
  backBy: ClockMinutes
  /** A rest of so many minutes that begins between the two; null: none. */
  lunch: TourInputDay['lunch']
}

/** Somebody one would see, and where the plan puts them. */
export interface TourStop {
  id: string
  personId: string
  position: Position
  /** How long the visit lasts. */
  minutes: number
  must: boolean
  /** One a day of the tour; null: at any hour. */
  hours: (Opening[] | null)[]
  worthCents: number
  /** Null: left out, for that reason. */
  visit: TourVisit | null
  reason: LeftOutReason | null
  /** The visit in the calendar; null: it is not there. */
  encounterId: string | null
}

export interface TourVisit {
  day: Day
  /** The way there, from the visit before or from the start. */
  leg: { minutes: number; km: number }
  arrivesAt: ClockMinutes
  beginsAt: ClockMinutes
  endsAt: ClockMinutes
}

/** A day or several on the road. */
export interface Tour {
  id: string
  name: string
  mode: TravelMode
  days: TourDay[]
  /** Where each day begins and ends. */
  start: Position & { name: string }
  proof: Proof
  /** In cents: no tour of these people is worth more; null: not reckoned. */
  boundCents: number | null
  note: string
  /** In the order of the visits, those left out last. */
  stops: TourStop[]
}

/** As screens show it: with names, of whom is still in the cardex. */
export interface TourView extends Omit<Tour, 'stops'> {
  stops: (TourStop & { name: string; town: string })[]
  revision: string
}

export interface TourDraft extends Tour {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** The tour as a solver is asked for it. */
export function inputOf({ days, stops, start }: Pick<Tour, 'days' | 'stops' | 'start'>): TourInput {
  const at = { lat: start.lat, lon: start.lon }
  return {
    days: days.map(day => ({ ...day, start: at, end: at })),
    candidates: stops.map(
      ({ personId, position, minutes, worthCents, must, hours }): Candidate => ({
        id: personId,
        position,
        minutes,
        score: worthCents,
        must,
        hours,
      }),
    ),
  }
}

/** The same people with the times of a plan, in the order of the visits, those left out last. */
export function withPlan<S extends TourStop>(stops: readonly S[], plan: TourPlan): S[] {
  const visits = new Map(
    plan.days.flatMap(({ day, visits }) =>
      visits.map(({ id, leg, arrivesAt, beginsAt, endsAt }): [string, TourVisit] => [
        id,
        { day, leg, arrivesAt, beginsAt, endsAt },
      ]),
    ),
  )
  const reasons = new Map(plan.leftOut.map(({ id, reason }) => [id, reason]))
  const order = [...visits.keys()]
  const rank = ({ personId }: S) => (visits.has(personId) ? order.indexOf(personId) : order.length)
  return stops
    .map(stop => ({
      ...stop,
      visit: visits.get(stop.personId) ?? null,
      reason: reasons.get(stop.personId) ?? null,
    }))
    .sort((a, b) => rank(a) - rank(b))
}
