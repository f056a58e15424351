import type { Problem, RouteDay, Tour, TourDay } from './problem.ts'

/**
 * What is wrong with a tour, in words; empty when it keeps every window, horizon and pause, visits each point at most
 * once and says its own score and times rightly. Written apart from the solver, so that each judges the other.
 *
 * @param tolerance how much two times may differ and be the same, for sums of floating numbers.
 */
export function faultsOfTour(problem: Problem, tour: Tour, tolerance = 1e-6): string[] {
  const visits = tour.days.flatMap(day => day.stops.map(stop => stop.point))
  const faults: string[] = []
  if (tour.days.length !== problem.days.length) faults.push('another number of days')
  for (const point of new Set(visits)) {
    if (!problem.points[point]) faults.push(`point ${point} is not of the problem`)
    if (visits.filter(visit => visit === point).length > 1) faults.push(`point ${point} is visited twice`)
  }
  if (faults.length > 0) return faults

  const score = visits.reduce((sum, point) => sum + (problem.points[point]?.score ?? 0), 0)
  if (Math.abs(score - tour.score) > 1e-9 * (1 + score))
    faults.push(`the score is ${score}, not ${tour.score}`)
  const missed = problem.points.flatMap((point, i) => (point.must && !visits.includes(i) ? [i] : []))
  if (missed.join() !== tour.missed.join()) faults.push(`missed are ${missed}, not ${tour.missed}`)
  for (const [i, day] of tour.days.entries()) {
    const within = faultsOfDay(problem, i, { day, tolerance })
    faults.push(...within.map(fault => `day ${i}: ${fault}`))
  }
  return faults
}

function faultsOfDay(
  problem: Problem,
  index: number,
  { day, tolerance }: { day: TourDay; tolerance: number },
): string[] {
  const plan = problem.days[index] as RouteDay
  const faults: string[] = []
  const isAfter = (one: number, other: number) => one > other + tolerance
  const differ = (one: number, other: number) => Math.abs(one - other) > tolerance
  if (isAfter(plan.leaves, day.leaves)) faults.push('leaves too soon')

  // A day without stops may be stayed at its start.
  if (day.stops.length === 0 && day.ends === day.leaves && !day.pause) return faults
  if (isAfter(day.ends, plan.backBy)) faults.push('is back too late')

  let place = plan.start
  let left = day.leaves
  for (const [position, { point, arrives, starts, leaves, waits }] of day.stops.entries()) {
    const { windows, service } = problem.points[point] as Problem['points'][number]
    const window = windows[index]
    const rest = restWithin(day, position, arrives)
    if (!window) faults.push(`point ${point} is closed`)
    else if (isAfter(window.opens, starts) || isAfter(starts, window.closes))
      faults.push(`point ${point} is not open at ${starts}`)
    if (isAfter(left + travelTime(problem, place, point) + rest.onTheWay, arrives))
      faults.push(`point ${point} cannot be reached by ${arrives}`)
    if (isAfter(arrives + rest.afterArrival, starts)) faults.push(`point ${point} begins too soon`)
    if (differ(waits, starts - arrives - rest.afterArrival)) faults.push(`the wait at ${point} is wrong`)
    if (differ(leaves, starts + service)) faults.push(`the visit of ${point} has another length`)
    place = point
    left = leaves
  }
  const homewards = day.pause?.before === day.stops.length ? day.pause.ends - day.pause.begins : 0
  if (isAfter(left + travelTime(problem, place, plan.end) + homewards, day.ends))
    faults.push(`the end cannot be reached by ${day.ends}`)
  return [...faults, ...faultsOfPause(plan, day, tolerance)]
}

function travelTime({ travel }: Problem, from: number, to: number): number {
  return travel[from]?.[to] ?? Number.POSITIVE_INFINITY
}

/** How much of the pause before this stop is on the way, and how much at the place. */
function restWithin(day: TourDay, position: number, arrives: number) {
  const { pause } = day
  if (pause?.before !== position) return { onTheWay: 0, afterArrival: 0 }
  const length = pause.ends - pause.begins
  return pause.begins < arrives
    ? { onTheWay: length, afterArrival: 0 }
    : { onTheWay: 0, afterArrival: pause.ends - arrives >= length ? length : pause.ends - arrives }
}

function faultsOfPause({ pause: wished, leaves }: RouteDay, day: TourDay, tolerance: number): string[] {
  if (!wished) return day.pause ? ['a pause that nobody asked for'] : []
  if (!day.pause) {
    const isDue = leaves <= wished.closes && day.ends > wished.closes + tolerance
    return isDue ? ['the pause is missing'] : []
  }
  const { begins, ends, before } = day.pause
  const faults: string[] = []
  if (begins < wished.opens - tolerance || begins > wished.closes + tolerance)
    faults.push(`the pause at ${begins} is out of its window`)
  if (Math.abs(ends - begins - wished.length) > tolerance) faults.push('the pause has another length')
  const from = day.stops[before - 1]?.leaves ?? day.leaves
  const to = day.stops[before]?.starts ?? day.ends
  if (begins < from - tolerance || ends > to + tolerance) faults.push('the pause is not between two stops')
  return faults
}
