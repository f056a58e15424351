import type { Day, Span } from '../lib/day.ts'
import type { Daily, Paired } from '../lib/paired-by-weekday.ts'

/** What is counted day by day. */
export const MEASURES = ['people', 'company', 'mood', 'billed'] as const
export type Measure = (typeof MEASURES)[number]

/** `unclear`: the interval holds zero. */
export type Finding = 'too-few' | 'unclear' | 'more' | 'less'

export interface MeasureCompared {
  measure: Measure
  paired: Paired
  finding: Finding
  /** The days themselves, masked ones left out, oldest first. */
  days: { before: Daily[]; during: Daily[] }
}

/** What a period brought, in all. */
export interface PeriodFigures extends Span {
  /** Those that count. */
  days: number
  /** Left out. */
  away: Day[]
  holidays: Day[]
  /** Met in the flesh, each once. */
  people: number
  /** Of them, those whom one had never been in contact with. */
  fresh: number
  /** Of the new ones, those seen again in the flesh within `KEPT_DAYS`; `of` leaves out those met too lately to tell. */
  kept: { count: number; of: number }
  favours: { received: number; given: number }
  /** Mandates that began; `there`: that came by the place or the club that is tried. */
  leads: { count: number; there: number }
  /** In company in the flesh; `standing`: known by a standing half-day alone. */
  companyDays: { count: number; standing: number }
  /** Mean of the days on which something is said of it, 1 to 5; null: on none. */
  mood: { mean: number | null; days: number }
  billed: { minutes: number; days: number }
  /** Half-days said; `there`: at the place that is tried, or of its kind. */
  halves: { said: number; there: number }
}

export interface Comparison {
  /** It is about days of work: day by day, Saturdays and Sundays are left out. */
  isOfWork: boolean
  state: 'ahead' | 'under-way' | 'over'
  baseline: PeriodFigures
  trial: PeriodFigures
  /** Null: the log does not reach that far. */
  yearBefore: PeriodFigures | null
  /** The log begins within the baseline, which begins with it. */
  isBaselineShort: boolean
  /** Public holidays are known where the owner lives. */
  knowsHolidays: boolean
  measures: MeasureCompared[]
}

/** Seen again within as many days: as long for those met before as for those met during. */
export const KEPT_DAYS = 60

/** What one of something cost, in hundredths; null: there was none, or it cost nothing. */
export function centsEach(costCents: number | null, count: number): number | null {
  return costCents === null || costCents === 0 || count <= 0 ? null : Math.round(costCents / count)
}

/** Of a count in so many days. */
export function perWeek(count: number, days: number): number | null {
  return days === 0 ? null : (count * 7) / days
}
