import { addDays, type Day, type Span } from '../lib/day.ts'
import { ruleDays } from '../lib/icalendar/rhythm.ts'
import type { Club, ClubView } from './club.ts'

type Rhythmic = Pick<Club, 'rule' | 'since' | 'until'> & Partial<Pick<ClubView, 'moves'>>

/** Farther, nobody plans. */
const AHEAD_DAYS = 400

/** The days of the span on which the club meets, in order: by its rhythm, and where sessions were moved to. */
export function sessionDays({ moves = [], ...club }: Rhythmic, span: Span): Day[] {
  const left = new Set(moves.map(({ from }) => from))
  const come = moves.map(({ to }) => to).filter(day => span.from <= day && day <= span.to)
  return [...new Set([...rhythmDays(club, span).filter(day => !left.has(day)), ...come])].sort()
}

/** When the session of that day begins; null: no hour is known. */
export function timeOn(
  { time, moves = [] }: Pick<Club, 'time'> & Partial<Pick<ClubView, 'moves'>>,
  day: Day,
) {
  const move = moves.find(({ to }) => to === day)
  return move ? move.time : time
}

/** Those of its rhythm alone; none without one. */
export function rhythmDays({ rule, since, until }: Omit<Rhythmic, 'moves'>, { from, to }: Span): Day[] {
  const last = until !== null && until < to ? until : to
  const days: Day[] = []
  if (rule === '' || last < from || last < since) return days
  for (const day of ruleDays(rule, since)) {
    if (day > last) break
    if (day >= from && day >= since) days.push(day)
  }
  return days
}

/** The next session that day or later; those known to be off or to be missed are passed over. */
export function nextSession(club: Rhythmic, today: Day, passed: ReadonlySet<Day> = new Set()): Day | null {
  const span = { from: today, to: addDays(today, AHEAD_DAYS) }
  return sessionDays(club, span).find(day => !passed.has(day)) ?? null
}
