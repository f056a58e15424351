import { bestPlaceOn, type OwnOrder, planInOrder } from './own-order.ts'
import type { Tour } from './tour.ts'
import { inputOf, withPlan } from './tour.ts'
import { askedOf, type OpenTour, orderOf } from './tour-draft.ts'
import { estimatedLegs } from './tour-input.ts'

/** A stop put elsewhere by the owner: before another one of that day, or last; null: left out. */
export function withStopMoved(
  tour: OpenTour,
  id: string,
  to: { day: number; before: string | null } | null,
): OpenTour {
  if (to && to.before === id) return tour
  const order = without(orderOf(tour), id)
  const day = to && order[to.day]
  if (to && day) {
    const at = to.before === null ? -1 : day.indexOf(to.before)
    day.splice(at < 0 ? day.length : at, 0, id)
  }
  return inOrder(tour, order)
}

/** One place sooner or later; beyond the end of a day, on the day beside it. The same tour when there is none. */
export function withStopShifted(tour: OpenTour, id: string, step: -1 | 1): OpenTour {
  const order = orderOf(tour)
  const day = order.findIndex(ids => ids.includes(id))
  const ids = order[day]
  if (!ids) return tour
  const at = ids.indexOf(id) + step
  const beside = order[day + step]
  if (ids[at] === undefined && !beside) return tour
  ids.splice(at - step, 1)
  if (at >= 0 && at <= ids.length) ids.splice(at, 0, id)
  else if (step > 0) beside?.unshift(id)
  else beside?.push(id)
  return inOrder(tour, order)
}

/** A stop on that day, where it disturbs least. */
export function withStopOn(tour: OpenTour, id: string, day: number): OpenTour {
  const order = without(orderOf(tour), id)
  const input = inputOf(tour)
  const legs = estimatedLegs(input, tour.mode)
  const people = new Map(tour.stops.map(stop => [stop.id, stop.personId]))
  const known = { input, legs, order: byPerson(tour, order) }
  order[day]?.splice(bestPlaceOn(known, people.get(id) ?? '', day), 0, id)
  return inOrder(tour, order)
}

/** What a change leaves of the order that the owner chose, with its times. */
export function rearranged(before: OpenTour, after: OpenTour): OpenTour {
  if (after.proof !== 'own' || askedOf(after) === askedOf(before)) return after
  return { ...inOrder(after, orderOf(after)), boundCents: null }
}

/** The owner lets go of their order: the best is looked for again. */
export function withoutOwnOrder(tour: OpenTour): OpenTour {
  return { ...tour, proof: 'found', boundCents: null }
}

/** The order of a tour as `planInOrder` knows people. */
export function byPerson({ stops }: Pick<Tour, 'stops'>, order: OwnOrder): string[][] {
  const people = new Map(stops.map(({ id, personId }) => [id, personId]))
  return order.map(ids => ids.flatMap(id => people.get(id) ?? []))
}

/** The bound stays: it is that of these people, in whatever order. */
function inOrder(tour: OpenTour, order: OwnOrder): OpenTour {
  const input = inputOf(tour)
  const plan = planInOrder(input, estimatedLegs(input, tour.mode), byPerson(tour, order))
  return { ...tour, proof: 'own', stops: withPlan(tour.stops, plan) }
}

function without(order: string[][], id: string): string[][] {
  return order.map(ids => ids.filter(each => each !== id))
}
