import { type BgNbd, fitBgNbd } from '../lib/bgnbd.ts'
import { fitLogistic } from '../lib/logistic.ts'
import {
  type ContactHistory,
  featuresOf,
  HORIZON_DAYS,
  historyUntil,
  PRIOR_MODEL,
  type RhythmModel,
  summaryOf,
} from './rhythm.ts'

/** Ties that the model is learnt from and judged on. */
const FEWEST_ACTIVE_DAYS = 3
const LONGEST_SILENCE_DAYS = 90
/** Days between two looks back. */
export const STEP_DAYS = 7

/** What was known of a tie on a past day, and whether a contact came within 30 days of it. */
export interface RhythmSample {
  /** Day number of the look back. */
  origin: number
  features: readonly number[]
  happened: boolean
}

const PRIOR_STRENGTH = 30
/** Weeks overlap in their 30 days: this is what one look back is worth of an independent one. */
const WORTH = STEP_DAYS / HORIZON_DAYS
const FORGET_HALF_LIFE_DAYS = 240
/** Independent months that the prior intercept is worth. */
const INTERCEPT_SHRINKAGE = 2
const MOST_SAMPLES = 8000
const MOST_TIES = 3000
const FEWEST_RETURNS = 20

export function isJudged(
  { activeDays, lastDay }: Pick<ContactHistory, 'activeDays' | 'lastDay'>,
  today: number,
): boolean {
  return activeDays >= FEWEST_ACTIVE_DAYS && today - lastDay <= LONGEST_SILENCE_DAYS
}

/**
 * The model learnt from a desk's own past: looks back every week, reads from the days before and checks on the 30 days
 * after. With little past it stays near the prior, with none it is the prior.
 *
 * @param ties day numbers of contact of each tie, distinct and oldest first.
 * @param today day number; days after it are not looked at.
 */
export function learnRhythm(
  ties: readonly ArrayLike<number>[],
  today: number,
  prior: RhythmModel = PRIOR_MODEL,
): RhythmModel {
  const first = ties.reduce((earliest, days) => Math.min(earliest, days[0] ?? today), today)
  const bgnbd = learnBgNbd(ties, today, prior.bgnbd)
  const looks: { origin: number; days: ArrayLike<number>; count: number }[] = []
  for (let origin = today - HORIZON_DAYS; origin > first; origin -= STEP_DAYS) {
    for (const days of ties) {
      const count = countUntil(days, origin)
      if (count < FEWEST_ACTIVE_DAYS) continue
      if (isJudged({ activeDays: count, lastDay: days[count - 1] as number }, origin)) {
        looks.push({ origin, days, count })
      }
    }
  }
  const samples = someOf(looks).map(({ origin, days, count }): RhythmSample => {
    const next = days[count]
    const happened = next !== undefined && next <= origin + HORIZON_DAYS
    return { origin, features: featuresOf(historyUntil(days, count), origin, bgnbd), happened }
  })
  return learnWeights(samples, today, { ...prior, bgnbd })
}

/**
 * The days that a rollup stands for: the recent ones as they were, those before taken as evenly spread since the first.
 * What is learnt from them is as good as from the whole log (docs/measures.md#p-contact).
 */
export function daysStoodFor({ activeDays, firstDay, recentDays }: ContactHistory): number[] {
  const recent = Array.from(recentDays)
  const older = activeDays - recent.length
  const span = (recent[0] ?? firstDay) - firstDay
  const spread = Array.from({ length: Math.min(Math.max(0, older), span) }, (_, i) =>
    Math.floor(firstDay + (i * span) / Math.min(older, span)),
  )
  return [...spread, ...recent]
}

/** BG/NBD of these ties as of that day; the prior where too few ever came back. */
export function learnBgNbd(ties: readonly ArrayLike<number>[], today: number, prior: BgNbd): BgNbd {
  const stride = Math.max(1, Math.floor(ties.length / MOST_TIES))
  const seen = ties.filter((days, i) => i % stride === 0 && (days[0] ?? Number.POSITIVE_INFINITY) <= today)
  const summaries = seen.map(days => summaryOf(historyUntil(days, countUntil(days, today)), today))
  return summaries.filter(({ x }) => x > 0).length < FEWEST_RETURNS ? prior : fitBgNbd(summaries, prior)
}

/** The weights of the three features and the intercept, of samples whose 30 days are over by that day. */
export function learnWeights(
  samples: readonly RhythmSample[],
  today: number,
  prior: RhythmModel,
): RhythmModel {
  const over = samples.filter(({ origin }) => origin + HORIZON_DAYS <= today)
  if (over.length === 0) return prior
  const worthOf = (origin: number) => WORTH * 2 ** (-(today - origin) / FORGET_HALF_LIFE_DAYS)
  const observations = someOf(over).map(({ origin, features, happened }) => ({
    features,
    happened,
    group: origin,
    weight: worthOf(origin),
  }))
  const { weights, intercepts } = fitLogistic(observations, {
    weights: prior.weights,
    strength: PRIOR_STRENGTH,
  })

  let sum = INTERCEPT_SHRINKAGE * prior.intercept
  let worth = INTERCEPT_SHRINKAGE
  for (const [origin, intercept] of intercepts) {
    sum += worthOf(origin) * intercept
    worth += worthOf(origin)
  }
  return { bgnbd: prior.bgnbd, intercept: sum / worth, weights }
}

/** Evenly taken, as few as are enough to learn from. */
function someOf<Sample>(samples: readonly Sample[]): readonly Sample[] {
  const stride = Math.max(1, Math.floor(samples.length / MOST_SAMPLES))
  return stride === 1 ? samples : samples.filter((_, i) => i % stride === 0)
}

/** How many of the days are no later than `today`. */
export function countUntil(days: ArrayLike<number>, today: number): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as number) <= today) low = middle + 1
    else high = middle
  }
  return low
}
