import type { DayTimetable } from './timetable.ts'
import type { TourDay, TourStop } from './tour.ts'
import type { ClockMinutes, Opening } from './tour-input.ts'

/** What a visit does not keep: that day's hours, none at all when it is `closed`. */
export type Breach = { kind: 'closed' } | { kind: 'outside'; hours: Opening[] }

/** Of a visit where the plan puts it; null: it keeps its hours, or is not in the plan. */
export function breachOf(
  { visit, hours }: Pick<TourStop, 'visit' | 'hours'>,
  days: readonly Pick<TourDay, 'day'>[],
): Breach | null {
  const open = visit && hours[days.findIndex(({ day }) => day === visit.day)]
  if (!open) return null
  if (open.length === 0) return { kind: 'closed' }
  const { beginsAt, endsAt } = visit
  return open.some(([from, to]) => from <= beginsAt && endsAt <= to) ? null : { kind: 'outside', hours: open }
}

/** What a day does not keep. */
export interface DayBreaches {
  /** One is back after the limit, by then. */
  lateUntil: ClockMinutes | null
  noLunch: boolean
}

export function breachesOfDay({ day, rows, leavesAt, backAt }: DayTimetable<TourStop>): DayBreaches {
  const isOut = rows.length > 0
  const { lunch, backBy } = day
  const hasLunch = rows.some(({ kind }) => kind === 'lunch')
  return {
    lateUntil: isOut && backAt > backBy ? backBy : null,
    noLunch: isOut && lunch !== null && !hasLunch && leavesAt <= lunch.until && backAt > lunch.until,
  }
}

/** How many things of a whole tour are not as they were said to be. */
export function countBreaches(table: readonly DayTimetable<TourStop>[]): number {
  const days = table.map(({ day }) => day)
  return table.reduce((sum, each) => {
    const { lateUntil, noLunch } = breachesOfDay(each)
    const visits = each.visits.filter(stop => breachOf(stop, days) !== null).length
    return sum + visits + (lateUntil === null ? 0 : 1) + (noLunch ? 1 : 0)
  }, 0)
}
