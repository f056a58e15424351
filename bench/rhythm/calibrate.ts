import { fitLogistic, logistic } from '../../src/lib/logistic.ts'
import type { RhythmSample } from '../../src/today/learn-rhythm.ts'
import { HORIZON_DAYS } from '../../src/today/rhythm.ts'

export interface LookBack extends RhythmSample {
  /** The simple rules' scores, in their order. */
  scores: number[]
}

export type Curve = (score: number) => number

const MOST_LEARNT = 8000

/** For each simple rule, the logistic curve from its score to a probability, learnt on look-backs that are over. */
export function calibrations(past: readonly LookBack[], today: number, rules: number): Curve[] {
  const over = past.filter(({ origin }) => origin + HORIZON_DAYS <= today)
  const stride = Math.max(1, Math.floor(over.length / MOST_LEARNT))
  const learnt = over.filter((_, i) => i % stride === 0)
  return Array.from({ length: rules }, (_, rule) => {
    const observations = learnt.map(({ scores, happened }) => ({
      features: [scores[rule] as number],
      happened,
      group: 0,
      weight: 1,
    }))
    const { weights, intercepts } = fitLogistic(observations, { weights: [0], strength: 1 })
    return score => logistic((weights[0] as number) * score + (intercepts.get(0) ?? 0))
  })
}
