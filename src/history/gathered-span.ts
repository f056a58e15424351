import type { Day } from '../lib/day.ts'
import type { Gathered } from './gather.ts'

/** The first and last day that was gathered; null for nothing. */
export function spanOf({
  days,
  meetings,
}: Pick<Gathered, 'days' | 'meetings'>): { from: Day; to: Day } | null {
  let [from, to]: [Day | null, Day | null] = [null, null]
  for (const { day } of [...days, ...meetings]) {
    if (from === null || day < from) from = day
    if (to === null || day > to) to = day
  }
  return from && to ? { from, to } : null
}
