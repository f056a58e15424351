import type { KeptProblems } from '../lib/kept-problems.ts'
import type { Problem } from '../lib/problem.ts'
import type { Exchange, HistoryRead, Meeting, Self } from './exchange.ts'

/** What every reader of encounters is told beside the octets. */
export interface HistoryOptions {
  self: Self
  /** The reader's: for dates that could be read two ways. */
  language: 'fr' | 'en'
  /** A digest without collisions (SHA-256), of a text. */
  digest: (text: string) => string
}

/** Of one file: WhatsApp itself exports 40,000 messages at most. */
export const MOST_ENTRIES = 250_000

/** What a reader found, with nobody at its end: an exchange with nobody is none. */
export function historyRead(
  found: { exchanges?: Exchange[]; meetings?: Meeting[]; entries: number },
  problems: KeptProblems,
): HistoryRead {
  const { exchanges = [], meetings = [], entries } = found
  return { exchanges, meetings, entries, problems: problems.list(), problemCount: problems.count }
}

/** Entries that are no exchange, told once with their number; nothing for none. */
export function leftOut(count: number, said: Omit<Problem, 'where' | 'level' | 'params'>): Problem[] {
  return count === 0 ? [] : [{ where: 'file', level: 'ignored', params: { count }, ...said }]
}

export function tooManyEntries(where: string): Problem {
  return {
    where,
    level: 'rejected',
    code: 'too-many-entries',
    params: { limit: MOST_ENTRIES },
    message: `The file holds more than ${MOST_ENTRIES} entries: what begins here was left out.`,
  }
}
