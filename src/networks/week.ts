import { addDays, type Day, type Span, weekday } from '../lib/day.ts'

/** The Monday of its week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}

/** The full weeks before that of `today`, Monday to Sunday, the oldest first. */
export function fullWeeksBefore(today: Day, count: number): Span[] {
  const thisWeek = mondayOf(today)
  return Array.from({ length: count }, (_, i) => {
    const from = addDays(thisWeek, -7 * (count - i))
    return { from, to: addDays(from, 6) }
  })
}

/** The first of its month. */
export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01` as Day
}
