import { addDays, type Day } from '../lib/day.ts'

/** One full week: what was spent online, and the company that was had in the flesh. */
export interface Week {
  /** The Monday. */
  from: Day
  /** On all networks; 0 where none were kept. */
  minutes: number
  /** Exchanges written on a network. */
  writings: number
  /** Days on which somebody was met in person. */
  companyDays: number
}

export const RECENT_WEEKS = 4
export const BEFORE_WEEKS = 8
/** After the sentence was read. */
export const SILENT_DAYS = 56

/** What is compared: minutes where time was kept, else what was written. */
export type OnlineMeasure = 'minutes' | 'writings'

/** Time online rose while company in the flesh fell. Means are of a week. */
export interface Substitution {
  measure: OnlineMeasure
  onlineBefore: number
  onlineNow: number
  companyBefore: number
  companyNow: number
  weeksNow: number
  weeksBefore: number
}

const RISE = 1.25
const FALL = 0.75
const LEAST_RISE = { minutes: 60, writings: 2 } as const
/** Days in company a week. */
const LEAST_FALL = 0.5
const LEAST_COMPANY_BEFORE = 1
/** Weeks in which something must have been kept for the means to mean anything. */
const LEAST_KEPT = { now: 2, before: 4 } as const

/**
 * Whether screens stand in for company: over the last four full weeks against the eight before.
 *
 * @param weeks the last twelve full weeks, the oldest first.
 * @returns null while nothing is to be said, or too little is known to say it.
 * @throws RangeError for another number of weeks.
 * @see docs/measures.md#screens-in-place-of-company. Ours, not a published scale: two things that went together, not a cause.
 */
export function substitutionOver(weeks: readonly Week[]): Substitution | null {
  if (weeks.length !== RECENT_WEEKS + BEFORE_WEEKS) throw new RangeError(`${weeks.length} weeks`)
  const [before, now] = [weeks.slice(0, BEFORE_WEEKS), weeks.slice(BEFORE_WEEKS)]
  const measure = measureOf(before, now)
  if (measure === null) return null
  const [onlineBefore, onlineNow] = [mean(before, measure), mean(now, measure)]
  const [companyBefore, companyNow] = [mean(before, 'companyDays'), mean(now, 'companyDays')]
  const isRise = onlineNow >= onlineBefore * RISE && onlineNow - onlineBefore >= LEAST_RISE[measure]
  const isFall = companyNow <= companyBefore * FALL && companyBefore - companyNow >= LEAST_FALL
  if (!isRise || !isFall || companyBefore < LEAST_COMPANY_BEFORE) return null
  return {
    ...{ measure, onlineBefore, onlineNow, companyBefore, companyNow },
    ...{ weeksNow: RECENT_WEEKS, weeksBefore: BEFORE_WEEKS },
  }
}

/** Whether it was read so lately that it stays unsaid. @param readOn days on which it was read. */
export function isSilent(readOn: readonly Day[], today: Day): boolean {
  return readOn.some(day => day <= today && today < addDays(day, SILENT_DAYS))
}

/** Minutes where enough weeks have some, on both sides; writings likewise; else nothing can be said. */
function measureOf(before: readonly Week[], now: readonly Week[]): OnlineMeasure | null {
  const isKept = (measure: OnlineMeasure) =>
    now.filter(week => week[measure] > 0).length >= LEAST_KEPT.now &&
    before.filter(week => week[measure] > 0).length >= LEAST_KEPT.before
  return isKept('minutes') ? 'minutes' : isKept('writings') ? 'writings' : null
}

function mean(weeks: readonly Week[], of: OnlineMeasure | 'companyDays'): number {
  return weeks.reduce((sum, week) => sum + week[of], 0) / weeks.length
}
