import { addDays, type Day, daysBetween, type Span, weekday } from '../lib/day.ts'

/** One of what could fill a month. */
export interface Candidate {
  eventId: string
  day: Day
  score: number
  /** In hours of one's own work, the ticket and the way; null: not known, and counted as nothing. */
  costHours: number | null
}

export interface MonthAsked {
  month: Span
  /** Days of outings that one goes to already: they count among the two. */
  already: readonly Day[]
  /** Hours of one's own work that both may cost together; null: no limit. */
  budgetHours: number | null
}

/** How many outings make a month (ours: one each fortnight leaves room for what comes of them). */
const A_MONTH = 2

/**
 * What fills a month up to two outings: none where two stand, the best to go with one, or the best pair. Two in one week
 * only where no other two are to be had within the budget; then the sum of their points counts, and a little how far
 * they lie apart. Every pair is looked at: it is the best there is.
 *
 * @returns in the order of their days; fewer where there is nothing else.
 */
export function monthWithTwo<T extends Candidate>(
  candidates: readonly T[],
  { month, already, budgetHours }: MonthAsked,
): T[] {
  const within = candidates.filter(({ day }) => month.from <= day && day <= month.to)
  const standing = already.filter(day => month.from <= day && day <= month.to)
  const wanted = A_MONTH - standing.length
  if (wanted <= 0) return []
  const affordable = within.filter(one => hoursOf([one]) <= (budgetHours ?? Number.POSITIVE_INFINITY))
  const singles = affordable.map(one => [one])
  const sets = wanted === 1 ? singles : [...pairsOf(affordable, budgetHours), ...singles]
  let best: { set: T[]; worth: Worth } | null = null
  for (const set of sets) {
    const worth = worthOf(set, standing, month)
    if (!best || isBetter(worth, best.worth)) best = { set, worth }
  }
  return (best?.set ?? []).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** What sets are compared by, the first that differs. */
export type Worth = readonly [size: number, inWeeksOfTheirOwn: number, points: number]

/** @returns larger is better. */
export function worthOf(set: readonly Candidate[], standing: readonly Day[], month: Span): Worth {
  const days = [...standing, ...set.map(({ day }) => day)].sort()
  const weeks = new Set(days.map(day => addDays(day, 1 - weekday(day))))
  const apart = days.length < 2 ? 0 : daysBetween(days[0] as Day, days.at(-1) as Day)
  const spread = (SPREAD_POINTS * apart) / Math.max(1, daysBetween(month.from, month.to))
  const again = set.length === 2 && set[0]?.eventId === set[1]?.eventId ? SAME_POINTS : 0
  const points = set.reduce((sum, { score }) => sum + score, 0) + spread + again
  return [set.length, weeks.size === days.length ? 1 : 0, points]
}

export function isBetter(one: Worth, other: Worth): boolean {
  const at = one.findIndex((value, i) => value !== other[i])
  return at >= 0 && (one[at] as number) > (other[at] as number)
}

const SPREAD_POINTS = 4
/** The same thing twice meets the same people. */
const SAME_POINTS = -3

function pairsOf<T extends Candidate>(candidates: readonly T[], budgetHours: number | null): T[][] {
  const pairs: T[][] = []
  for (const [i, one] of candidates.entries()) {
    for (const other of candidates.slice(i + 1)) {
      if (budgetHours === null || hoursOf([one, other]) <= budgetHours) pairs.push([one, other])
    }
  }
  return pairs
}

function hoursOf(set: readonly Candidate[]): number {
  return set.reduce((sum, { costHours }) => sum + (costHours ?? 0), 0)
}
