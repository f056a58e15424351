import type { Stop, Tour, TourDay } from '../lib/orienteering/problem.ts'
import type { Candidate, ClockMinutes, Legs, Opening, TourInput, TourInputDay } from './tour-input.ts'
import { type LeftOutReason, planOf, type TourPlan } from './tour-input-plan.ts'

/** Whom one sees on each day of a tour, by their ids, in that order. */
export type OwnOrder = readonly (readonly string[])[]

/**
 * The plan of a tour in an order that the owner chose: everybody in it is seen, each as early as can be once they are
 * free. Who is not free any more is seen on arrival all the same, and a day may end after its limit: that is for
 * `breachOf` and `breachesOfDay` to say.
 *
 * @param legs as of `estimatedLegs`, or of a routing service.
 * @param order who is not of the tour is passed over, and so is whoever comes a second time.
 */
export function planInOrder(input: TourInput, legs: Legs, order: OwnOrder): TourPlan {
  const plan = planOf(input, legs, tourInOrder(input, legs, order))
  return { ...plan, leftOut: plan.leftOut.map(each => ({ ...each, reason: whyLeft(each.reason) })) }
}

/** Where there would be time, or room for it, it is the owner who left them out. */
function whyLeft(reason: LeftOutReason): LeftOutReason {
  return reason === 'noTime' ? 'chosen' : reason
}

/** @returns the place of the day, a number of visits before it, at which the day has fewest breaches and ends soonest. */
export function bestPlaceOn(
  { input, legs, order }: { input: TourInput; legs: Legs; order: OwnOrder },
  id: string,
  day: number,
): number {
  const others = (order[day] ?? []).filter(each => each !== id)
  const tries = Array.from({ length: others.length + 1 }, (_, at) =>
    dayInOrder(pointsOf(input, others.toSpliced(at, 0, id)), day, { input, legs }),
  )
  return tries.reduce((best, next, at) => (isBetter(next, tries[best] as Walk) ? at : best), 0)
}

export function tourInOrder(input: TourInput, legs: Legs, order: OwnOrder): Tour {
  const seen = new Set<number>()
  const days = input.days.map((_, i) => {
    const points = pointsOf(input, order[i] ?? []).filter(point => !seen.has(point))
    for (const point of points) seen.add(point)
    return dayInOrder(points, i, { input, legs }).day
  })
  return {
    days,
    score: [...seen].reduce((sum, point) => sum + (input.candidates[point] as Candidate).score, 0),
    missed: input.candidates.flatMap(({ must }, point) => (must && !seen.has(point) ? [point] : [])),
  }
}

function pointsOf({ candidates }: TourInput, ids: readonly string[]): number[] {
  const points = ids.map(id => candidates.findIndex(candidate => candidate.id === id))
  return [...new Set(points)].filter(point => point >= 0)
}

interface Known {
  input: TourInput
  legs: Legs
}

interface Walk {
  day: TourDay
  /** Visits out of hours, a lunch for which there is no room, an end after the limit. */
  breaches: number
}

/** Of the moments at which lunch may be taken, the one with fewest breaches, then the one that ends the day soonest. */
function dayInOrder(points: readonly number[], i: number, known: Known): Walk {
  const { leavesAt, lunch } = known.input.days[i] as TourInputDay
  if (points.length === 0) {
    return { day: { stops: [], pause: null, leaves: leavesAt, ends: leavesAt }, breaches: 0 }
  }
  const moments = lunch ? [null, 0, ...points.map((_, n) => n + 1)] : [null]
  const walks = moments.flatMap(before => walk(points, i, { ...known, before }) ?? [])
  return walks.reduce((best, next) => (isBetter(next, best) ? next : best))
}

function isBetter(one: Walk, other: Walk): boolean {
  return one.breaches === other.breaches ? one.day.ends < other.day.ends : one.breaches < other.breaches
}

/** @param before lunch is taken on the way to that stop, or to the end. @returns null when it is too late for lunch then. */
function walk(
  points: readonly number[],
  i: number,
  { input, legs, before }: Known & { before: number | null },
): Walk | null {
  const { leavesAt, backBy, lunch } = input.days[i] as TourInputDay
  const start = input.candidates.length + 2 * i
  const path = [...points, start + 1]
  const stops: Stop[] = []
  let [at, left, breaches, pause]: [number, ClockMinutes, number, TourDay['pause']] = [
    start,
    leavesAt,
    0,
    null,
  ]
  for (const [n, place] of path.entries()) {
    let arrives = left + Math.ceil(legs[at]?.[place]?.minutes ?? 0)
    let [ready, idle] = [arrives, 0]
    if (lunch && n === before) {
      const begins = Math.max(left, lunch.from)
      if (begins > lunch.until) return null
      idle = Math.max(0, begins - arrives)
      ready = Math.max(begins, arrives) + lunch.minutes
      if (begins <= arrives) arrives = ready
      pause = { begins, ends: begins + lunch.minutes, before: n }
    }
    const candidate = points[n] === undefined ? undefined : input.candidates[place]
    if (!candidate) {
      const isLunchMissed = lunch && !pause && leavesAt <= lunch.until && ready > lunch.until
      // Before going home, rather than not at all.
      if (isLunchMissed && left <= lunch.until) return null
      const day = { stops, pause, leaves: leavesAt, ends: ready }
      return { day, breaches: breaches + (isLunchMissed ? 1 : 0) + (ready > backBy ? 1 : 0) }
    }
    const free = freeFrom(candidate.hours[i] ?? null, ready, candidate.minutes)
    if (free === null) breaches++
    const starts = free ?? ready
    left = starts + candidate.minutes
    stops.push({ point: place, arrives, starts, leaves: left, waits: idle + starts - ready })
    at = place
  }
  return null
}

/** The first minute from then on at which a visit can begin and be over by closing; null: none any more. */
function freeFrom(
  openings: readonly Opening[] | null,
  from: ClockMinutes,
  minutes: number,
): ClockMinutes | null {
  if (openings === null) return from
  const begins = openings
    .map(([opens, closes]) => ({ at: Math.max(from, opens), closes }))
    .filter(({ at, closes }) => at + minutes <= closes)
    .map(({ at }) => at)
  return begins.length === 0 ? null : Math.min(...begins)
}
