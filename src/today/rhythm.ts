import { type BgNbd, probabilityAliveModified, probabilityOfEventWhenAlive } from '../lib/bgnbd.ts'
import type { Day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { logistic, logit } from '../lib/logistic.ts'
import type { Circle } from '../people/person.ts'

/** Days ahead that every probability of this file speaks of. */
export const HORIZON_DAYS = 30
/** Contact days a rollup keeps for each tie. */
export const RECENT_DAYS = 30

/** What a rollup keeps of a tie: distinct days of contact, as day numbers (days since 1970-01-01). */
export interface ContactHistory {
  /** Distinct days of contact, all of them; at least 1. */
  activeDays: number
  firstDay: number
  lastDay: number
  /** The last ones, at most RECENT_DAYS, oldest first; the last is `lastDay`. */
  recentDays: ArrayLike<number>
}

/** How a tie goes on its own. The definitions are those of docs/measures.md. */
export interface Rhythm {
  /** Days since the last contact. */
  sinceDays: number
  /** Days between two contacts, usually: the median gap, shrunk to the circle's where the history is short. */
  usualGapDays: number
  /** P(at least one contact in the next 30 days) if nobody does anything about it. */
  probabilityOfContact30: number
  /** P(the tie has not ended by today). */
  probabilityAlive: number
  /** P(no contact in the next 30 days, and the silence is then longer than the tie's next gap would have been). */
  probabilityOfLapse30: number
}

const FEATURES = ['silence', 'lately', 'rhythm'] as const
const RHYTHM = FEATURES.indexOf('rhythm')

/** What P(contact) is made of: learnt from logs (bench/rhythm.ts), shrunk to PRIOR_MODEL where there is little. */
export interface RhythmModel {
  /** In days. Its alpha is that of people in no circle; a circle sets its own. */
  bgnbd: BgNbd
  intercept: number
  /** Of each of FEATURES, never negative: a longer silence never makes a contact likelier. */
  weights: readonly number[]
}

/**
 * Days between two contacts by circle. Weekly, monthly and yearly for the 5, the 15 and the 150 are Dunbar's (Hill &
 * Dunbar 2003; Sutcliffe et al. 2012); the 50 stand between, at their geometric mean.
 */
export const CIRCLE_GAP_DAYS: Readonly<Record<Circle, number>> = { 1: 7, 2: 30, 3: 105, 4: 365 }
/** In no circle. Ours. */
export const OPEN_GAP_DAYS = 60

/** Ours: three views of equal standing, near what is learnt on the logs of docs/measures.md#p-contact. */
export const PRIOR_MODEL: RhythmModel = {
  bgnbd: { r: 0.6, alpha: 0.6 * OPEN_GAP_DAYS, a: 1, b: 8 },
  intercept: 0,
  weights: [0.5, 0.45, 0.4],
}

/** The model that the text says, or null when it is none: a column is foreign text once the code has changed. */
export function modelIn(json: string): RhythmModel | null {
  let said: Partial<RhythmModel> | null
  try {
    said = JSON.parse(json) as Partial<RhythmModel> | null
  } catch {
    return null
  }
  const { bgnbd, intercept, weights } = said ?? {}
  const parameters = (['r', 'alpha', 'a', 'b'] as const).map(name => bgnbd?.[name])
  const isModel =
    parameters.every(value => Number.isFinite(value) && (value as number) > 0) &&
    Number.isFinite(intercept) &&
    Array.isArray(weights) &&
    weights.length === FEATURES.length &&
    weights.every(weight => Number.isFinite(weight) && weight >= 0)
  return isModel ? (said as RhythmModel) : null
}

/** Gaps that the circle's usual gap is worth. */
const GAP_SHRINKAGE = 2
const HALF_LIFE_DAYS = 21
/** Keeps the logarithm finite: a contact some four months old. */
const LATELY_FLOOR = 0.02
const DECAY = Float64Array.from({ length: 400 }, (_, age) => 2 ** (-age / HALF_LIFE_DAYS))

/** The history of these days of contact, in any order, repeated or not; null when there are none. */
export function historyOf(days: readonly Day[]): ContactHistory | null {
  const distinct = [...new Set(days.map(dayNumber))].sort((one, other) => one - other)
  return distinct.length === 0 ? null : historyUntil(distinct, distinct.length)
}

/** The history of the first `count` of these day numbers, distinct and oldest first. @throws RangeError when none. */
export function historyUntil(days: ArrayLike<number>, count: number): ContactHistory {
  if (count < 1 || count > days.length) throw new RangeError(`no history of ${count} days in ${days.length}`)
  const from = Math.max(0, count - RECENT_DAYS)
  return {
    activeDays: count,
    firstDay: days[0] as number,
    lastDay: days[count - 1] as number,
    recentDays: Array.from({ length: count - from }, (_, i) => days[from + i] as number),
  }
}

export interface RhythmSettings {
  /** Day number. A history that ends later is read as ending today. */
  today: number
  circle: Circle | null
  /** Wished days between two contacts: the lapse is then measured against it. */
  wishedDays: number | null
  model?: RhythmModel
}

/** The tie's rhythm as of today, from its history alone. */
export function rhythmOf(history: ContactHistory, settings: RhythmSettings): Rhythm {
  const { today, circle, wishedDays, model = PRIOR_MODEL } = settings
  const own = { ...model, bgnbd: circleBgNbd(model.bgnbd, circle) }
  const sinceDays = silenceDays(history, today)
  const usualGapDays = usualGap(history, circle)
  const contact = probabilityOfContact(featuresOf(history, today, own.bgnbd), usualGapDays, own)
  return {
    sinceDays,
    usualGapDays,
    probabilityOfContact30: contact,
    probabilityAlive: probabilityAliveModified(own.bgnbd, summaryOf(history, today)),
    probabilityOfLapse30:
      (1 - contact) * shareOfGapsShorter(sinceDays + HORIZON_DAYS, wishedDays ?? usualGapDays),
  }
}

/**
 * What P(contact) is read from, in the order of FEATURES, each growing with the chance of a contact:
 * silence, −ln(1 + days since the last); lately, the log of the contact days counted with a half-life of 21 days;
 * rhythm, the log-odds of a contact by BG/NBD.
 */
export function featuresOf(history: ContactHistory, today: number, bgnbd: BgNbd): number[] {
  const summary = summaryOf(history, today)
  const bySilence =
    probabilityAliveModified(bgnbd, summary) * probabilityOfEventWhenAlive(bgnbd, summary, HORIZON_DAYS)
  return [
    -Math.log(1 + silenceDays(history, today)),
    Math.log(LATELY_FLOOR + decayedContacts(history, today)),
    logit(bySilence),
  ]
}

/**
 * P(at least one contact in the next 30 days). The weights are learnt on ties of days and weeks: for a tie whose usual
 * gap is beyond 30 days they give way to BG/NBD alone (half at 60 days), which knows slow ties from dead ones.
 */
export function probabilityOfContact(
  features: readonly number[],
  usualGapDays: number,
  { intercept, weights }: RhythmModel,
): number {
  let z = intercept
  for (let i = 0; i < features.length; i++) z += (features[i] as number) * (weights[i] as number)
  const slow = Math.max(0, 1 - HORIZON_DAYS / usualGapDays)
  return (1 - slow) * logistic(z) + slow * logistic(features[RHYTHM] as number)
}

/** Contact days, each worth half of what it was 21 days later; those before the recent ones are taken as evenly spread. */
export function decayedContacts({ activeDays, firstDay, recentDays }: ContactHistory, today: number): number {
  let sum = 0
  for (let i = 0; i < recentDays.length; i++) sum += decay(today - (recentDays[i] as number))
  const older = activeDays - recentDays.length
  const oldest = recentDays[0] as number
  return older > 0 ? sum + older * decay(today - (firstDay + oldest) / 2) : sum
}

/** The median of the recent gaps, shrunk to the circle's on a logarithmic scale. In days, above 0. */
export function usualGap({ recentDays }: ContactHistory, circle: Circle | null): number {
  const prior = priorGap(circle)
  const gaps = recentDays.length - 1
  if (gaps < 1) return prior
  const pull = GAP_SHRINKAGE / (gaps + GAP_SHRINKAGE)
  return Math.exp((1 - pull) * Math.log(medianGap(recentDays)) + pull * Math.log(prior))
}

/**
 * The share of a living tie's gaps that are shorter than this silence: a half at the usual gap, 4 in 5 at twice, 9 in
 * 10 at three times (log-logistic of shape 2; ours).
 */
export function shareOfGapsShorter(silence: number, usualGapDays: number): number {
  return (silence * silence) / (silence * silence + usualGapDays * usualGapDays)
}

/** Days between two contacts that the circle calls for. */
export function priorGap(circle: Circle | null): number {
  return circle === null ? OPEN_GAP_DAYS : CIRCLE_GAP_DAYS[circle]
}

/** The model's BG/NBD with the mean rate of the circle. */
function circleBgNbd(bgnbd: BgNbd, circle: Circle | null): BgNbd {
  return circle === null ? bgnbd : { ...bgnbd, alpha: bgnbd.r * CIRCLE_GAP_DAYS[circle] }
}

export function summaryOf({ activeDays, firstDay, lastDay }: ContactHistory, today: number) {
  return { x: activeDays - 1, tx: lastDay - firstDay, T: Math.max(today, lastDay) - firstDay }
}

function silenceDays({ lastDay }: ContactHistory, today: number): number {
  return Math.max(0, today - lastDay)
}

function decay(ageDays: number): number {
  return DECAY[Math.max(0, Math.round(ageDays))] ?? 0
}

const SORTED = new Float64Array(RECENT_DAYS)

/** An insertion sort in a kept array: ten thousand ties are read for one morning. */
function medianGap(days: ArrayLike<number>): number {
  const first = Math.max(1, days.length - RECENT_DAYS + 1)
  let count = 0
  for (let i = first; i < days.length; i++) {
    const gap = (days[i] as number) - (days[i - 1] as number)
    let place = count++
    for (; place > 0 && (SORTED[place - 1] as number) > gap; place--)
      SORTED[place] = SORTED[place - 1] as number
    SORTED[place] = gap
  }
  const middle = count >> 1
  return count % 2 === 1
    ? (SORTED[middle] as number)
    : ((SORTED[middle - 1] as number) + (SORTED[middle] as number)) / 2
}
