import type { Position } from '../lib/geo/position.ts'
import type { TravelMode } from '../lib/geo/travel.ts'
import type { Desk } from '../platform/desk.ts'
import { byPerson } from './arrange.ts'
import { planInOrder } from './own-order.ts'
import type { Effort, PlannedTour, TourToPlan } from './planned-tour.ts'
import type { Solved, ToSolve } from './solve-talk.ts'
import { inputOf, withPlan } from './tour.ts'
import { estimatedLegs, type Leg, type Legs, placesOf, type TourInput, tourProblem } from './tour-input.ts'
import { planOf, type TourPlan } from './tour-input-plan.ts'

export type PlanTour = (
  desk: Desk,
  tour: TourToPlan,
  { effort, signal }: { effort: Effort; signal: AbortSignal },
) => Promise<PlannedTour>

interface Parts {
  /** Works beside the process that answers, and ends when it is told to. */
  solve: (asked: ToSolve, signal: AbortSignal) => Promise<Solved>
  /** From each place to each, by a routing service of the owner's; null: one estimates. */
  ways: (desk: Desk, asked: { mode: TravelMode; positions: Position[] }) => Promise<(Leg | null)[][] | null>
}

export function tourPlanner({ solve, ways }: Parts): PlanTour {
  return async (desk, tour, { effort, signal }) => {
    const input: TourInput = inputOf(tour)
    const { mode } = tour
    const estimated = estimatedLegs(input, mode)
    const routed = await ways(desk, { mode, positions: placesOf(input) })
    // Where the service knows no way, the estimate stands.
    const legs: Legs = routed
      ? estimated.map((row, i) => row.map((leg, j) => routed[i]?.[j] ?? leg))
      : estimated
    const basis = routed ? 'routing' : 'estimate'
    if (tour.order) {
      const plan = planInOrder(input, legs, byPerson(tour, tour.order))
      return plannedTour(tour, plan, { proof: 'own', boundCents: null, basis })
    }
    const { found, bound, isProved } = await solve({ problem: tourProblem(input, legs), effort }, signal)
    return plannedTour(tour, planOf(input, legs, found), {
      proof: isProved ? 'proved' : 'found',
      boundCents: bound === null ? null : Math.floor(bound),
      basis,
    })
  }
}

function plannedTour(
  { stops }: TourToPlan,
  plan: TourPlan,
  said: Pick<PlannedTour, 'proof' | 'boundCents' | 'basis'>,
): PlannedTour {
  return {
    ...said,
    stops: withPlan(stops, plan),
    days: plan.days.map(({ leavesAt, endsAt, km, travelMinutes, lunch }) => ({
      ...{ leavesAt, endsAt, km, travelMinutes },
      lunch: lunch && { beginsAt: lunch.beginsAt, endsAt: lunch.endsAt },
    })),
  }
}
