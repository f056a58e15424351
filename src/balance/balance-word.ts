import type { Day } from '../lib/day.ts'

export const BALANCE_WORDS = ['question-quarter', 'question-month', 'support', 'withdrawal'] as const
/** What the desk says of itself, and may be asked not to for a while. */
export type WordKind = (typeof BALANCE_WORDS)[number]

/** What was said once, and the answer to it. */
export interface BalanceWord {
  id: string
  what: WordKind
  /** Its Monday. */
  week: Day
  answer: 'not-now'
  /** Not again before that day; null: it may be said again. */
  silentUntil: Day | null
}

export interface BalanceWordView extends BalanceWord {
  revision: string
}
