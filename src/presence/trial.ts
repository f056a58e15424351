import { addDays, type Day, type Span } from '../lib/day.ts'

export const TRIAL_KINDS = ['coworking', 'club', 'client-day', 'change'] as const
/** `client-day`: a day a week at a client's; `change`: any other. */
export type TrialKind = (typeof TRIAL_KINDS)[number]

export const DECISIONS = ['keep', 'more', 'stop'] as const
export type Decision = (typeof DECISIONS)[number]

export const BASELINE_WEEKS = 8
export const MOST_BASELINE_WEEKS = 52
/** A year: beyond, the weeks before it say little. */
export const MOST_TRIAL_DAYS = 366

/** A change tried for a while, to be compared with the weeks before it. */
export interface Trial {
  id: string
  what: string
  kind: TrialKind
  placeId: string | null
  clubId: string | null
  startsOn: Day
  endsOn: Day
  /** How many weeks before it are compared with it. */
  baselineWeeks: number
  /** In all, in hundredths of the currency; null: not said. */
  costCents: number | null
  /** ISO 4217. */
  currency: string
  hoped: string
  decision: Decision | null
  concludedOn: Day | null
  /** The owner's word on the decision. */
  verdict: string
}

export interface TrialView extends Trial {
  revision: string
}

export interface TrialDraft extends Trial {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

export interface Periods {
  baseline: Span
  /** Until yesterday while it is under way: a day counts once it is over. */
  trial: Span
  /** The same weeks of the year before, weekday by weekday. */
  yearBefore: Span
}

/** The stretches that are compared; `trial` ends before it begins as long as no day of it is over. */
export function periodsOf(
  { startsOn, endsOn, baselineWeeks }: Pick<Trial, 'startsOn' | 'endsOn' | 'baselineWeeks'>,
  today: Day,
): Periods {
  const yesterday = addDays(today, -1)
  const to = endsOn < yesterday ? endsOn : yesterday
  return {
    baseline: { from: addDays(startsOn, -7 * baselineWeeks), to: addDays(startsOn, -1) },
    trial: { from: startsOn, to },
    yearBefore: { from: addDays(startsOn, -364), to: addDays(to, -364) },
  }
}
