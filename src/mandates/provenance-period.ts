import { addDays, type Day } from '../lib/day.ts'
import type { CountedBy, Period } from './provenance-counted.ts'

export const SPANS = ['12-months', 'this-year', 'last-year', 'all', 'custom'] as const
export type SpanChoice = (typeof SPANS)[number]

/** What the owner chose; `from` and `to` count where the choice is `custom`. */
export interface ChosenPeriod {
  span: SpanChoice
  from: Day | null
  to: Day | null
  by: CountedBy
}

/** The days of a choice, both ends included. Twelve months end today; years are whole, the rest of this one among them. */
export function periodOf({ span, from, to, by }: ChosenPeriod, today: Day): Period {
  const year = Number(today.slice(0, 4))
  switch (span) {
    case '12-months':
      return { from: addDays(sameDayOf(year - 1, today), 1), to: today, by }
    case 'this-year':
      return { ...wholeYear(year), by }
    case 'last-year':
      return { ...wholeYear(year - 1), by }
    case 'all':
      return { from: null, to: null, by }
    case 'custom':
      return { from, to, by }
  }
}

function wholeYear(year: number): { from: Day; to: Day } {
  return { from: `${year}-01-01` as Day, to: `${year}-12-31` as Day }
}

/** The 29th of February of a plain year is its 28th. */
function sameDayOf(year: number, day: Day): Day {
  const monthAndDay = day.slice(4)
  return `${year}${monthAndDay === '-02-29' ? '-02-28' : monthAndDay}` as Day
}
