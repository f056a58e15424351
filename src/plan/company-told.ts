import { addDays, type Day, daysBetween, type Span } from '../lib/day.ts'
import { median } from '../lib/spread.ts'
import type { CompanyTold } from './plan.ts'

/** Somebody who does not live here, in the flesh, on a day. */
export interface Presence {
  day: Day
  personId: string
}

export const WEEKS_BEFORE = 12
const FEWEST_WEEKS = 4

/** The days that `companyTold` reads. */
export function toldSpan(monday: Day): Span {
  return { from: addDays(monday, -7 * WEEKS_BEFORE), to: addDays(monday, 6) }
}

/**
 * The company of a week against the medians of the twelve before; weeks mostly away, and those before the log began, are
 * left out.
 *
 * @see docs/measures.md#plan-told
 */
export function companyTold(
  presences: readonly Presence[],
  { monday, firstDay, away }: { monday: Day; firstDay: Day | null; away: ReadonlySet<Day> },
): CompanyTold {
  const byWeek = Map.groupBy(presences, ({ day }) => Math.floor(daysBetween(monday, day) / 7))
  const figures = (week: number) => {
    const there = byWeek.get(week) ?? []
    return {
      inPerson: new Set(there.map(({ day }) => day)).size,
      people: new Set(there.map(({ personId }) => personId)).size,
    }
  }
  const before = Array.from({ length: WEEKS_BEFORE }, (_, i) => -1 - i).filter(week => {
    const begins = addDays(monday, 7 * week)
    const days = [0, 1, 2, 3, 4, 5, 6].map(day => addDays(begins, day))
    return firstDay !== null && begins >= firstDay && days.filter(day => away.has(day)).length < 4
  })
  const isKnown = before.length >= FEWEST_WEEKS
  const usual = before.map(figures)
  return {
    ...figures(0),
    usualInPerson: isKnown ? median(usual.map(({ inPerson }) => inPerson)) : null,
    usualPeople: isKnown ? median(usual.map(({ people }) => people)) : null,
    weeks: before.length,
  }
}
