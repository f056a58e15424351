import type { Day } from '../lib/day.ts'

/** After the last contact, as the French data protection authority advises for prospects (docs/measures.md). */
export const YEARS = 3

/** Somebody whom nothing has happened with for three years. */
export interface StalePerson {
  id: string
  name: string
  /** The last encounter, or the day they were noted where there was none. */
  since: Day
  wasMet: boolean
}

/** The same day, so many years before; of a 29 February, the 28th. */
export function yearsBefore(today: Day, years: number): Day {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, '0')
  const rest = today.slice(4)
  const isLeap = new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1
  return `${year}${rest === '-02-29' && !isLeap ? '-02-28' : rest}` as Day
}
