import { addDays, type Day, daysOf, type Span, weekday } from '../lib/day.ts'

/** Days away that make a week say nothing of the usual ones. */
const AWAY_DAYS = 3

/**
 * The Mondays of the weeks that say nothing: three days away and more, or a public holiday from Monday to Friday.
 *
 * @param span whole weeks.
 */
export function maskedWeeks(span: Span, away: ReadonlySet<Day>, holidays: readonly Day[]): Set<Day> {
  const off = new Set(holidays.filter(day => weekday(day) <= 5))
  return new Set(
    daysOf(span)
      .filter(day => weekday(day) === 1)
      .filter(monday => {
        const days = daysOf({ from: monday, to: addDays(monday, 6) })
        return days.filter(day => away.has(day)).length >= AWAY_DAYS || days.some(day => off.has(day))
      }),
  )
}
