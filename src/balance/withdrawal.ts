import { ewma } from '../lib/ewma.ts'
import { median, medianDeviation } from '../lib/spread.ts'

/** One week of company, whatever the channel: how many people in all. */
export interface CompanyWeek {
  people: number
  /** Holidays, an illness, a move: it says nothing of the usual weeks, nor against them. */
  isMasked: boolean
}

export interface WithdrawalWeek {
  /** The middle of one's own earlier weeks; null while there are too few of them. */
  usual: number | null
  /** The mean of the last three weeks that count. */
  lately: number | null
  /** Both signs are there: the average strayed below what chance explains, and the level is low for three weeks. */
  isLow: boolean
  /** The week to say a word: the first low one, and not again before company was back. */
  isSaid: boolean
}

export interface WithdrawalRules {
  /** Own weeks before anything is said. */
  leastWeeks: number
  /** Of one's own past, as many weeks as that tell the usual. */
  mostWeeks: number
  /** Weeks that are weighed against those before them. */
  recentWeeks: number
  lambda: number
  /** In standard deviations of the average. */
  limit: number
  /** Of the usual. */
  lowShare: number
  lowWeeks: number
  /** Of the usual, over as many weeks as `lowWeeks`: company is back. */
  backShare: number
}

/** Chosen on synthetic years and one public log (docs/measures.md#withdrawal). */
export const WITHDRAWAL_RULES: WithdrawalRules = {
  leastWeeks: 12,
  mostWeeks: 52,
  recentWeeks: 8,
  lambda: 0.2,
  limit: 1.3,
  lowShare: 0.6,
  lowWeeks: 3,
  backShare: 0.8,
}

/** Anscombe's root: of counts, so that few and many vary alike. */
const root = (people: number) => Math.sqrt(people + 3 / 8)
/** What a count varies on that scale by chance alone: never less. */
const LEAST_SIGMA = 0.5

/**
 * Week after week, what could have been said that week: only what came before is looked at.
 *
 * @param weeks the oldest first, one after the other without a gap.
 */
export function withdrawal(
  weeks: readonly CompanyWeek[],
  rules: WithdrawalRules = WITHDRAWAL_RULES,
): WithdrawalWeek[] {
  const counted: number[] = []
  let isUnderWay = false
  return weeks.map(({ people, isMasked }) => {
    if (!isMasked) counted.push(people)
    const seen = look(counted, rules)
    if (isMasked || seen.usual === null) return { ...seen, isLow: false, isSaid: false }
    const isSaid = seen.isLow && !isUnderWay
    if (isSaid) isUnderWay = true
    if (seen.lately !== null && seen.lately >= rules.backShare * seen.usual) isUnderWay = false
    return { ...seen, isSaid }
  })
}

function look(counted: readonly number[], rules: WithdrawalRules): Omit<WithdrawalWeek, 'isSaid'> {
  const { leastWeeks, mostWeeks, recentWeeks, lambda, limit, lowShare, lowWeeks } = rules
  const recent = Math.min(recentWeeks, counted.length - leastWeeks)
  const unknown = { usual: null, lately: null, isLow: false }
  if (recent < lowWeeks) return unknown
  const earlier = counted.slice(0, -recent).slice(-mostWeeks)
  const usual = median(earlier) as number
  const lately = counted.slice(-lowWeeks).reduce((sum, people) => sum + people, 0) / lowWeeks
  const roots = earlier.map(root)
  const centre = median(roots) as number
  const sigma = Math.max(LEAST_SIGMA, medianDeviation(roots) as number)
  let strays = false
  for (const { value, sigma: ofAverage } of ewma(counted.slice(-recent).map(root), {
    lambda,
    centre,
    sigma,
  })) {
    strays = value < centre - limit * ofAverage
  }
  return { usual, lately, isLow: strays && lately < lowShare * usual }
}
