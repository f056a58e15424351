import type { Day } from './day.ts'

/** Days since 1970-01-01, without building a date: for loops over hundreds of thousands of days. */
export function dayNumber(day: Day): number {
  return dayNumberAt(day, 0)
}

/** The same of a day that stands within a longer text, from that character on: no text is cut out. */
export function dayNumberAt(text: string, at: number): number {
  const year = two(text, at) * 100 + two(text, at + 2)
  const start = MONTH_STARTS[(year - FIRST_YEAR) * 12 + two(text, at + 5) - 1] ?? 0
  return (start === 0 ? monthStart(year, two(text, at + 5)) : start) + two(text, at + 8)
}

const FIRST_YEAR = 1900
const YEARS = 300
/** The day number before each month of three centuries; 0 for none of them. */
const MONTH_STARTS = Int32Array.from({ length: YEARS * 12 }, (_, i) =>
  monthStart(FIRST_YEAR + Math.floor(i / 12), (i % 12) + 1),
)

/** The day number of the day before the first of the month. */
function monthStart(year: number, month: number): number {
  // The year is made to begin in March, so that the leap day is its last (Hinnant, "days_from_civil").
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The number that two digits write. */
function two(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528
}
