import type { Day } from '../lib/day.ts'

export const MOOD_LEVELS = [1, 2, 3, 4, 5] as const
/** How a day was, from very hard to very good. */
export type MoodLevel = (typeof MOOD_LEVELS)[number]

/** One a day. */
export interface Mood {
  id: string
  day: Day
  level: MoodLevel
  note: string
}

export interface MoodView extends Mood {
  revision: string
}

export interface MoodDraft extends Mood {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}
