import type { Day, Span } from '../lib/day.ts'
import type { Guess } from './guess.ts'
import type { HalfDayView } from './half-day.ts'

/** What is known of where the days of a span were, or will be, spent. */
export interface Week extends Span {
  /** What was said. */
  halves: HalfDayView[]
  /** Of the half-days of which nothing was said. */
  guesses: Guess[]
  holidays: Day[]
  away: Day[]
}
