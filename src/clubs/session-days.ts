import { addDays, type Day, noonUtc, type Span } from '../lib/day.ts'
import { ruleIterator, wallOf } from '../lib/icalendar/rule.ts'
import type { Club } from './club.ts'

type Rhythmic = Pick<Club, 'rule' | 'since' | 'until'>

/** Farther, nobody plans. */
const AHEAD_DAYS = 400

/** The days of the span on which the club meets by its rhythm, in order; none without one. */
export function sessionDays({ rule, since, until }: Rhythmic, { from, to }: Span): Day[] {
  const last = until !== null && until < to ? until : to
  const days: Day[] = []
  if (rule === '' || last < from || last < since) return days
  const iterator = ruleIterator(rule, noonUtc(since).getTime() / 1000)
  for (let time = iterator?.next(); time; time = iterator?.next()) {
    const day = new Date(wallOf(time) * 1000).toISOString().slice(0, 10) as Day
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
