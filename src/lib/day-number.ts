import type { Day } from './day.ts'

/** Days since 1970-01-01, without building a date: for loops over hundreds of thousands of days. */
export function dayNumber(day: Day): number {
  const year = digits(day, 0, 4)
  const month = digits(day, 5, 7)
  // The year is made to begin in March, so that the leap day is its last (Hinnant, "days_from_civil").
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + digits(day, 8, 10) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48
  return value
}
