import { addDays, type Day } from '../lib/day.ts'
import type { Status } from './idea.ts'

/** Something that was asked, as it stands. */
export interface Ask {
  askedOn: Day
  status: Status
}

/** What was dared, in counts that carry their whole. */
export interface Daring {
  /** Asked in the calendar month of the day. */
  thisMonth: number
  /** Of those: no was said, an attempt made. */
  attempts: number
  lastMonth: number
  /** The last twelve months. */
  year: { asked: number; waiting: number; silent: number; answered: number; yes: number }
}

/**
 * Asks made this month and the one before, and what twelve months of asking were answered. A yes that was done since is
 * a yes; silence is no answer.
 *
 * @see docs/measures.md#daring
 */
export function daringIn(asks: readonly Ask[], today: Day): Daring {
  const month = today.slice(0, 7)
  const before = addDays(`${month}-01` as Day, -1).slice(0, 7)
  const inMonth = asks.filter(({ askedOn }) => askedOn.startsWith(month) && askedOn <= today)
  const year = asks.filter(({ askedOn }) => askedOn > yearBefore(today) && askedOn <= today)
  const having = (...wanted: Status[]) => year.filter(({ status }) => wanted.includes(status)).length
  return {
    thisMonth: inMonth.length,
    attempts: inMonth.filter(({ status }) => status === 'no').length,
    lastMonth: asks.filter(({ askedOn }) => askedOn.startsWith(before)).length,
    year: {
      asked: year.length,
      waiting: having('asked'),
      silent: having('silence'),
      answered: having('yes', 'no', 'done'),
      yes: having('yes', 'done'),
    },
  }
}

/** The days of the year that ends today come after it. */
export function yearBefore(today: Day): Day {
  return addDays(today, -365)
}
