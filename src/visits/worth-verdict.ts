import { bestOption, type Weighed, type WorthInput, type WorthOption, weigh } from './worth.ts'
import { type BreakEven, breakEven, type Odds, oddsAtLeast } from './worth-break-even.ts'
import { type Flip, flipsOf } from './worth-sensitivity.ts'

type From = 'oneIn' | 'percent'
/** A sentence, under `visits:verdict.<key>`. */
export type VerdictKey =
  | `go.${From | 'always'}`
  | `video.${From | 'almost' | 'never' | 'noValue'}`
  | `wait.${From | 'never' | 'noValue'}`
  | `no.${From | 'never' | 'noValue'}`

export interface Verdict {
  best: WorthOption
  key: VerdictKey
  /** Those of `n`, `percent`, `times` and `count` (days to wait) that the sentence has. */
  params: Readonly<Record<string, number>>
}

export interface Worth {
  options: Weighed[]
  verdict: Verdict
  /** Against the best of the others. */
  breakEven: BreakEven
  /** Against not going at all. */
  inItself: BreakEven
  /** The smallest change first; empty: robust. */
  flips: Flip[]
}

/** A call that keeps this much of the chance "keeps almost the same". */
const ALMOST_SAME = 0.8

/** Is the visit worth the trip? @throws RangeError when a number is out of its range. */
export function judgeVisit(input: WorthInput): Worth {
  const level = breakEven(input)
  return {
    options: weigh(input),
    verdict: verdictOf(input, level),
    breakEven: level,
    inItself: breakEven(input, ['no']),
    flips: flipsOf(input),
  }
}

function verdictOf(input: WorthInput, { chance }: BreakEven): Verdict {
  const best = bestOption(input)
  const days: { count?: number } = best === 'wait' && input.wait ? { count: input.wait.days } : {}
  if (best === 'go') {
    if (chance === 0 || input.chance === 0) return { best, key: 'go.always', params: {} }
    // Level with another option within a hair, the break-even may lie a hair above the owner's chance.
    const odds = oddsAtLeast(Math.min(chance ?? 1, input.chance), input.chance)
    return { best, key: `go.${odds.kind}`, params: numbersOf(odds) }
  }
  const times = best === 'video' ? timesLess(input) : null
  if (best === 'video' && times !== null) return { best, key: 'video.almost', params: { times } }
  if (chance === null) {
    return { best, key: `${best}.${input.valueCents === 0 ? 'noValue' : 'never'}`, params: days }
  }
  const odds = oddsAtLeast(chance, input.chance)
  return { best, key: `${best}.${odds.kind}`, params: { ...numbersOf(odds), ...days } }
}

/** How many times less time a call takes, where it keeps almost the whole chance and takes half the time or less. */
function timesLess({ travel, share, visitMinutes, video, valueCents }: WorthInput): number | null {
  if (!video || video.minutes === 0 || valueCents === 0 || video.keepsChance < ALMOST_SAME) return null
  const times = Math.floor((travel.minutes * share + visitMinutes) / video.minutes)
  return times >= 2 ? times : null
}

function numbersOf(odds: Odds): Record<string, number> {
  return odds.kind === 'oneIn' ? { n: odds.n } : { percent: odds.percent }
}
