import { type Day, daysBetween } from '../lib/day.ts'

/** What the log says of the meetings with somebody. */
export interface Met {
  /** Null: never. */
  lastOn: Day | null
  firstOn: Day | null
  /** Days with an encounter. */
  activeDays: number
  /** How often the owner wishes to be in touch, in days; null: not said. */
  rhythmDays: number | null
}

/** Of whom nothing tells how often one is in touch: half a year. */
const UNKNOWN_GAP = 182

/**
 * How much it is time to see somebody, 0 … 1: the days since the last encounter over those that are usual between two, by
 * the owner's wish first, else by the mean of the past; whoever was never met is half due.
 *
 * @see docs/measures.md#what-a-visit-is-worth-to-a-tour
 */
export function dueOf({ lastOn, firstOn, activeDays, rhythmDays }: Met, today: Day): number {
  if (lastOn === null) return 0.5
  const usual =
    rhythmDays ??
    (firstOn !== null && activeDays >= 3
      ? Math.max(7, daysBetween(firstOn, lastOn) / (activeDays - 1))
      : UNKNOWN_GAP)
  return Math.min(1, Math.max(0, daysBetween(lastOn, today)) / usual)
}
