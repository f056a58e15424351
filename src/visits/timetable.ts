import type { Position } from '../lib/geo/position.ts'
import type { Tour, TourDay, TourStop, TourVisit } from './tour.ts'
import { type ClockMinutes, estimatedLeg, type Leg } from './tour-input.ts'

/** What one does next, in its order. */
export type TimetableRow<S> =
  | { kind: 'leave'; at: ClockMinutes }
  | { kind: 'way'; leg: Leg; from: Position; to: Position }
  | { kind: 'visit'; stop: S; visit: TourVisit; number: number }
  | { kind: 'lunch'; beginsAt: ClockMinutes; endsAt: ClockMinutes }
  | { kind: 'back'; at: ClockMinutes }

export interface DayTimetable<S> {
  day: TourDay
  /** Empty on a day without a visit. */
  rows: TimetableRow<S>[]
  leavesAt: ClockMinutes
  backAt: ClockMinutes
  km: number
  travelMinutes: number
  visits: S[]
}

/** A plan hour by hour, out of the visits alone: the way back is estimated, lunch is where there is room for it. */
export function timetableOf<S extends TourStop>(
  tour: Pick<Tour, 'days' | 'start' | 'mode'> & { stops: readonly S[] },
): DayTimetable<S>[] {
  let number = 0
  return tour.days.map(day => {
    const stops = tour.stops.filter(({ visit }) => visit?.day === day.day)
    const table = dayOf(stops, day, { tour, from: number })
    number += stops.length
    return table
  })
}

function dayOf<S extends TourStop>(
  stops: readonly S[],
  day: TourDay,
  { tour: { start, mode }, from }: { tour: Pick<Tour, 'start' | 'mode'>; from: number },
): DayTimetable<S> {
  const [first, last] = [stops[0], stops.at(-1)]
  if (!first?.visit || !last?.visit) {
    return {
      day,
      rows: [],
      leavesAt: day.leavesAt,
      backAt: day.leavesAt,
      km: 0,
      travelMinutes: 0,
      visits: [],
    }
  }
  const leavesAt = first.visit.arrivesAt - first.visit.leg.minutes
  const rows: TimetableRow<S>[] = [{ kind: 'leave', at: leavesAt }]
  let [at, here, isLunchDue] = [leavesAt, start as Position, day.lunch !== null]
  const lunchFrom = () => Math.max(at, day.lunch?.from ?? 0)
  for (const [i, stop] of stops.entries()) {
    const visit = stop.visit as TourVisit
    const { leg } = visit
    const rest = isLunchDue ? lunchBefore(visit, day, { at }) : null
    const way = { kind: 'way', leg, from: here, to: stop.position } as const
    if (rest && rest.beginsAt < at + leg.minutes) rows.push({ kind: 'lunch', ...rest }, way)
    else rows.push(way, ...(rest ? [{ kind: 'lunch', ...rest } as const] : []))
    if (rest) isLunchDue = false
    rows.push({ kind: 'visit', stop, visit, number: from + i + 1 })
    at = visit.endsAt
    here = stop.position
  }
  const { km, minutes } = estimatedLeg(here, start, mode)
  const back = { km, minutes: Math.ceil(minutes) }
  const beginsAt = lunchFrom()
  const isLunchLast = day.lunch && beginsAt <= day.lunch.until && at + back.minutes > day.lunch.until
  if (day.lunch && isLunchDue && isLunchLast && leavesAt <= day.lunch.until) {
    rows.push({ kind: 'lunch', beginsAt, endsAt: beginsAt + day.lunch.minutes })
    at = beginsAt + day.lunch.minutes
  }
  if (back.minutes > 0) rows.push({ kind: 'way', leg: back, from: here, to: start })
  const backAt = at + back.minutes
  rows.push({ kind: 'back', at: backAt })
  const legs = [...stops.map(({ visit }) => (visit as TourVisit).leg), back]
  return {
    ...{ day, rows, leavesAt, backAt, visits: [...stops] },
    km: legs.reduce((sum, leg) => sum + leg.km, 0),
    travelMinutes: legs.reduce((sum, leg) => sum + leg.minutes, 0),
  }
}

/** Lunch between a visit and the one before it; null where there is no room. */
function lunchBefore({ beginsAt: until, leg }: TourVisit, { lunch }: TourDay, { at }: { at: ClockMinutes }) {
  if (!lunch) return null
  const beginsAt = Math.max(at, lunch.from)
  const endsAt = beginsAt + lunch.minutes
  const isRoom = beginsAt <= lunch.until && endsAt <= until && at + leg.minutes + lunch.minutes <= until
  return isRoom ? { beginsAt, endsAt } : null
}
