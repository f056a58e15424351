import type { Day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import type { PartialDate } from '../lib/partial-date.ts'
import type { Acquaintance, Circle, Relation } from '../people/person.ts'
import {
  type ContactHistory,
  PRIOR_MODEL,
  priorGap,
  type Rhythm,
  type RhythmModel,
  rhythmOf,
  shareOfGapsShorter,
} from './rhythm.ts'

/** A person who might be suggested this morning: what the rules look at, and nothing else. */
export interface Candidate
  extends Pick<
    Acquaintance,
    'circle' | 'relations' | 'trade' | 'rhythmDays' | 'household' | 'archived' | 'metOn'
  > {
  personId: string
  /** The day the card came in, by hand or by import. */
  addedOn: Day
  /** Contacts that happened; null where none is known. */
  history: ContactHistory | null
  /** The last messages of the owner's, one after another, that got no answer. */
  unansweredMessages: number
  snoozedUntil: Day | null
  /** "Not this person." */
  dismissed: boolean
  birthday: PartialDate | null
  /** The most pressing follow-up that is still open. */
  promise: { by: 'me' | 'them'; dueOn: Day } | null
}

export interface Pull {
  /** 0..1: importance × P(lapse in 30 days) × P(alive). Docs/measures.md#pull. */
  pull: number
  importance: number
  probabilityOfLapse30: number
  probabilityAlive: number
  /** Null where there is no contact to read one from. */
  rhythm: Rhythm | null
}

/** Ours: each circle counts for a little more than half of the one inside it. */
const CIRCLE_WEIGHTS: Readonly<Record<Circle, number>> = { 1: 1, 2: 0.8, 3: 0.5, 4: 0.3 }
const OPEN_WEIGHT = 0.25
/** Ours: of several relations the strongest counts. */
const RELATION_WEIGHTS: Readonly<Record<Relation, number>> = {
  family: 1,
  friend: 1,
  client: 1,
  prospect: 0.9,
  partner: 0.9,
  peer: 0.8,
  neighbour: 0.6,
  acquaintance: 0.5,
}
const NO_RELATION_WEIGHT = 0.7
const WISH_FACTOR = 1.5
/** The owner wishes a rhythm with them: the tie is then taken to be worth reviving however long it slept. */
const ALIVE_WHEN_WISHED = 0.5
/** What is believed of a tie with somebody of whom no contact is known. */
const ALIVE_WHEN_UNKNOWN = 0.5
/** Days before silence counts for somebody who came in without any history. */
export const GRACE_DAYS = 14

export interface PullSettings {
  today: Day
  model?: RhythmModel
}

/** How much somebody counts for the owner, 0..1: circle × relation, half as much again where a rhythm is wished. */
export function importanceOf({
  circle,
  relations,
  rhythmDays,
}: Pick<Candidate, 'circle' | 'relations' | 'rhythmDays'>): number {
  const byCircle = circle === null ? OPEN_WEIGHT : CIRCLE_WEIGHTS[circle]
  let byRelation = relations.length === 0 ? NO_RELATION_WEIGHT : 0
  for (const relation of relations) byRelation = Math.max(byRelation, RELATION_WEIGHTS[relation])
  return Math.min(1, byCircle * byRelation * (rhythmDays === null ? 1 : WISH_FACTOR))
}

/** How much the tie needs its owner now. */
export function pullOf(candidate: Candidate, { today, model = PRIOR_MODEL }: PullSettings): Pull {
  return pullOn(candidate, dayNumber(today), model)
}

/** As `pullOf`, on a day number: for loops over everybody. */
export function pullOn(candidate: Candidate, today: number, model: RhythmModel): Pull {
  const importance = importanceOf(candidate)
  const { circle, rhythmDays: wishedDays, history } = candidate
  if (history === null) {
    const probabilityOfLapse30 = lapseWithoutHistory(candidate, today)
    const pull = importance * probabilityOfLapse30 * ALIVE_WHEN_UNKNOWN
    return { pull, importance, probabilityOfLapse30, probabilityAlive: ALIVE_WHEN_UNKNOWN, rhythm: null }
  }
  const rhythm = rhythmOf(history, { today, circle, wishedDays, model })
  const { probabilityOfLapse30 } = rhythm
  const probabilityAlive = Math.max(rhythm.probabilityAlive, wishedDays === null ? 0 : ALIVE_WHEN_WISHED)
  return {
    pull: importance * probabilityOfLapse30 * probabilityAlive,
    importance,
    probabilityOfLapse30,
    probabilityAlive,
    rhythm,
  }
}

/**
 * Silence is counted from the day the card came in, and not before the days of grace: nobody is overdue the day after
 * an import. Without a circle, a wish or a meeting that would call for a contact, there is nothing to lapse.
 */
function lapseWithoutHistory({ addedOn, circle, rhythmDays, metOn }: Candidate, today: number): number {
  const known = today - dayNumber(addedOn)
  if (known < GRACE_DAYS || (circle === null && rhythmDays === null && metOn === null)) return 0
  return shareOfGapsShorter(known, rhythmDays ?? priorGap(circle))
}
