import type { TravelMode } from '../lib/geo/travel.ts'
import type { OwnOrder } from './own-order.ts'
import type { ToSolve } from './solve-talk.ts'
import type { Tour, TourStop } from './tour.ts'

/** What is planned: whom to see, on which days, from where. */
export interface TourToPlan extends Pick<Tour, 'days' | 'start' | 'stops'> {
  mode: TravelMode
  /** The stops of each day in an order that is kept as it is; null: the best one is looked for. */
  order: OwnOrder | null
}

export interface PlannedTour {
  /** In the order of the visits, those left out last. */
  stops: TourStop[]
  proof: Tour['proof']
  /** In cents: no tour of these people is worth more; null: not reckoned. */
  boundCents: number | null
  /** What the ways come from. */
  basis: 'estimate' | 'routing'
  /** Of each day, in their order. */
  days: {
    leavesAt: number
    endsAt: number
    km: number
    travelMinutes: number
    lunch: { beginsAt: number; endsAt: number } | null
  }[]
}

/** `quick`: a good plan at once; `proof`: some seconds to prove it the best, or to say how much better one may be. */
export type Effort = ToSolve['effort']
