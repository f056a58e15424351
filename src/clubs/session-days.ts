import { addDays, type Day, type Span } from '../lib/day.ts'
import { ruleDays } from '../lib/icalendar/rhythm.ts'
import type { Club } from './club.ts'

type Rhythmic = Pick<Club, 'rule' | 'since' | 'until'>

/** Farther, nobody plans. */
const AHEAD_DAYS = 400

/** The days of the span on which the club meets by its rhythm, in order; none without one. */
export function sessionDays({ rule, since, until }: Rhythmic, { from, to }: Span): Day[] {
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
