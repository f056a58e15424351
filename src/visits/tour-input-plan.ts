import type { Day } from '../lib/day.ts'
import type { Problem, RouteDay, Tour, TourDay } from '../lib/orienteering/problem.ts'
import {
  type Candidate,
  type ClockMinutes,
  type Leg,
  type Legs,
  type TourInput,
  tourProblem,
} from './tour-input.ts'

/** A visit with its times, in minutes of the day. */
export interface PlannedVisit {
  id: string
  /** The way there, from the visit before or from the start. */
  leg: Leg
  arrivesAt: ClockMinutes
  beginsAt: ClockMinutes
  endsAt: ClockMinutes
}

export interface PlannedDay {
  day: Day
  /** No sooner than one must, to be at the first door when it opens. */
  leavesAt: ClockMinutes
  visits: PlannedVisit[]
  /** `before` counts visits: 0 before the first. */
  lunch: { beginsAt: ClockMinutes; endsAt: ClockMinutes; before: number } | null
  /** The way to the end of the day; null on a day when one stays where one is. */
  lastLeg: Leg | null
  endsAt: ClockMinutes
  km: number
  travelMinutes: number
}

/**
 * Why somebody is not in a tour: shut on every day; too far to be back in time, even with nobody else; not there at the
 * hours at which one can be; no time left beside the others; left out by the owner, who chose the order.
 */
export type LeftOutReason = 'closed' | 'tooFar' | 'hours' | 'noTime' | 'chosen'

export interface TourPlan {
  days: PlannedDay[]
  /** The sum of what the visits are worth, in cents. */
  score: number
  /** Those who must be seen first. */
  leftOut: { id: string; must: boolean; reason: LeftOutReason }[]
}

/** What the solver found, with names, clocks and ways. @param legs those that the problem was made with. */
export function planOf(input: TourInput, legs: Legs, tour: Tour): TourPlan {
  const problem = tourProblem(input, legs)
  const visited = new Set(tour.days.flatMap(({ stops }) => stops.map(({ point }) => point)))
  const leftOut = input.candidates
    .map(({ id, must }, point) => ({ id, must, point }))
    .filter(({ point }) => !visited.has(point))
    .map(({ id, must, point }) => ({ id, must, reason: reasonOf(problem, point) }))
  return {
    days: tour.days.map((found, i) => plannedDay(found, i, { input, legs, problem })),
    score: tour.score,
    leftOut: leftOut.sort((a, b) => Number(b.must) - Number(a.must)),
  }
}

/** `08:05`; past midnight it begins again. */
export function clock(minutes: ClockMinutes): string {
  const whole = Math.round(minutes)
  const parts = [Math.floor(whole / 60) % 24, whole % 60]
  return parts.map(part => String(part).padStart(2, '0')).join(':')
}

interface Known {
  input: TourInput
  legs: Legs
  problem: Problem
}

function plannedDay(found: TourDay, i: number, { input, legs, problem }: Known): PlannedDay {
  const { stops, pause, leaves, ends } = found
  const { day } = input.days[i] as TourInput['days'][number]
  const ways = waysOf(found, problem.days[i] as RouteDay, legs)
  if (ways.length === 0) return { day, leavesAt: leaves, ...AT_HOME, visits: [], endsAt: leaves }
  const visits = stops.map(({ point, arrives, starts, leaves }, n) => ({
    id: (input.candidates[point] as Candidate).id,
    leg: ways[n] as Leg,
    arrivesAt: arrives,
    beginsAt: starts,
    endsAt: leaves,
  }))
  const [first] = visits
  const spare = first && pause?.before !== 0 ? first.beginsAt - first.arrivesAt : 0
  // Lunch before the first visit: its hour is in the wait there, wherever it is taken.
  if (first) first.arrivesAt = pause?.before === 0 ? leaves + first.leg.minutes : first.arrivesAt + spare
  return {
    day,
    leavesAt: leaves + spare,
    visits,
    lunch: pause && { beginsAt: pause.begins, endsAt: pause.ends, before: pause.before },
    lastLeg: ways.at(-1) ?? null,
    endsAt: ends,
    km: ways.reduce((sum, { km }) => sum + km, 0),
    travelMinutes: ways.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

const AT_HOME = { lunch: null, lastLeg: null, km: 0, travelMinutes: 0 }

/** From the start by each stop to the end; none on a day when one stays where one is. */
function waysOf({ stops, leaves, ends }: TourDay, { start, end }: RouteDay, legs: Legs): Leg[] {
  if (stops.length === 0 && (ends === leaves || wholeLeg(legs, start, end).minutes === 0)) return []
  const path = [start, ...stops.map(({ point }) => point), end]
  return path.slice(1).map((to, n) => wholeLeg(legs, path[n] as number, to))
}

function wholeLeg(legs: Legs, from: number, to: number): Leg {
  const { km, minutes } = (legs[from] as Legs[number])[to] as Leg
  return { km, minutes: Math.ceil(minutes) }
}

function reasonOf({ points, days, travel }: Problem, point: number): LeftOutReason {
  const { service, windows } = points[point] as Problem['points'][number]
  const open = days.flatMap((day, i) => {
    const window = windows[i]
    return window ? [{ ...day, window }] : []
  })
  if (open.length === 0) return 'closed'
  const way = (from: number, to: number) => travel[from]?.[to] as number
  const within = open.filter(
    ({ start, end, leaves, backBy }) => leaves + way(start, point) + service + way(point, end) <= backBy,
  )
  if (within.length === 0) return 'tooFar'
  const inTime = within.filter(({ start, end, leaves, backBy, window }) => {
    const begins = Math.max(leaves + way(start, point), window.opens)
    return begins <= window.closes && begins + service + way(point, end) <= backBy
  })
  return inTime.length === 0 ? 'hours' : 'noTime'
}
