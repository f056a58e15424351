import { areaUnderCurve, brierScore } from '../../src/lib/scoring.ts'
import { isJudged, learnBgNbd, learnWeights, STEP_DAYS } from '../../src/today/learn-rhythm.ts'
import {
  featuresOf,
  HORIZON_DAYS,
  historyUntil,
  PRIOR_MODEL,
  probabilityOfContact,
  type RhythmModel,
  usualGap,
} from '../../src/today/rhythm.ts'
import { type Curve, calibrations, type LookBack } from './calibrate.ts'
import { SIMPLE_RULES } from './rules.ts'

const FIRST_SHARE = 0.3
/** BG/NBD is fitted again every so many origins. */
const BGNBD_EVERY = 6
/** Look-backs of one origin that are learnt from. */
const MOST_LEARNT = 2000

interface Column {
  name: string
  score: number[]
  probability: number[]
}

export interface Figures {
  auc: number | null
  brier: number | null
}

const RULES = Object.entries(SIMPLE_RULES)

/** Every rule's figures over the last 70 % of these ties' time; null where there was nothing to judge. */
export function judge(ties: readonly Int32Array[]) {
  const columns = [...RULES.map(([name]) => name), 'ours'].map(
    (name): Column => ({ name, score: [], probability: [] }),
  )
  const happened: number[] = []
  const counts = new Int32Array(ties.length)
  const past: LookBack[] = []
  let { bgnbd } = PRIOR_MODEL
  let tested = 0
  originsOf(ties).forEach(({ origin, isTest }, step) => {
    if (step % BGNBD_EVERY === 0) bgnbd = learnBgNbd(ties, origin, PRIOR_MODEL.bgnbd)
    const model = { ...PRIOR_MODEL, bgnbd }
    const learnt = isTest ? learnWeights(past, origin, model) : model
    const curves = isTest ? calibrations(past, origin, RULES.length) : []
    if (isTest) tested++

    const judged = judgedTies(ties, counts, origin)
    const stride = Math.ceil(judged.length / MOST_LEARNT)
    judged.forEach((tie, position) => {
      const { usual, ...lookBack } = lookBackOn(ties[tie] as Int32Array, counts[tie] as number, {
        tie,
        origin,
        model,
      })
      if (position % stride === 0) past.push(lookBack)
      if (!isTest) return
      happened.push(lookBack.happened ? 1 : 0)
      record(columns, lookBack.scores, curves)
      const ours = probabilityOfContact(lookBack.features, usual, learnt)
      columns.at(-1)?.score.push(ours)
      columns.at(-1)?.probability.push(ours)
    })
  })
  return { origins: tested, ...figuresOf(columns, Uint8Array.from(happened)) }
}

/** One a week; those before the first 30 % of the time are only learnt from. */
function originsOf(ties: readonly Int32Array[]): { origin: number; isTest: boolean }[] {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const days of ties) {
    first = Math.min(first, days[0] as number)
    last = Math.max(last, days[days.length - 1] as number)
  }
  if (ties.length === 0) return []
  const start = first + Math.ceil(FIRST_SHARE * (last - first))
  const earliest = start - STEP_DAYS * Math.floor((start - first) / STEP_DAYS)
  const count = Math.max(0, Math.floor((last - HORIZON_DAYS - earliest) / STEP_DAYS) + 1)
  return Array.from({ length: count }, (_, i) => {
    const origin = earliest + i * STEP_DAYS
    return { origin, isTest: origin >= start }
  })
}

/** Advances the counts to that day and gives the ties that are judged on it. */
function judgedTies(ties: readonly Int32Array[], counts: Int32Array, today: number): number[] {
  const judged: number[] = []
  ties.forEach((days, tie) => {
    let activeDays = counts[tie] as number
    while (activeDays < days.length && (days[activeDays] as number) <= today) activeDays++
    counts[tie] = activeDays
    if (activeDays > 0 && isJudged({ activeDays, lastDay: days[activeDays - 1] as number }, today))
      judged.push(tie)
  })
  return judged
}

interface Place {
  tie: number
  origin: number
  model: RhythmModel
}

function lookBackOn(days: Int32Array, count: number, { tie, origin, model: { bgnbd } }: Place) {
  const history = historyUntil(days, count)
  return {
    origin,
    features: featuresOf(history, origin, bgnbd),
    happened: count < days.length && (days[count] as number) <= origin + HORIZON_DAYS,
    scores: RULES.map(([, scoreOf]) => scoreOf({ tie, history, today: origin, bgnbd })),
    usual: usualGap(history, null),
  }
}

function record(columns: readonly Column[], scores: readonly number[], curves: readonly Curve[]): void {
  scores.forEach((score, i) => {
    columns[i]?.score.push(score)
    columns[i]?.probability.push(curves[i]?.(score) ?? Number.NaN)
  })
}

function figuresOf(columns: readonly Column[], happened: Uint8Array) {
  const samples = happened.length
  const baseRate = samples === 0 ? null : happened.reduce((sum, one) => sum + one, 0) / samples
  const rules = columns.map(({ name, score, probability }): [string, Figures] => {
    const auc = rounded(areaUnderCurve(Float64Array.from(score), happened))
    return [name, { auc, brier: rounded(brierScore(Float64Array.from(probability), happened)) }]
  })
  return {
    samples,
    baseRate: rounded(baseRate),
    brierBaseRate: rounded(baseRate === null ? null : baseRate * (1 - baseRate)),
    rules: Object.fromEntries<Figures>(rules),
  }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4
}
