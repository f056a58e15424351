import { addDays, type Day, weekday } from './day.ts'

/** How many are kept of each: at most 23 copies in all, the oldest not a year old. */
export const DAILY = 7
export const WEEKLY = 4
export const MONTHLY = 12

/**
 * Which copies stay: the newest of each of the last seven days, of the last four weeks (from Monday) and of the last
 * twelve months, those under way counted; and the newest of all, however old.
 *
 * @param madeAt instants in UTC, ISO text, in any order. @param today in UTC.
 */
export function keptCopies(madeAt: readonly string[], today: Day): Set<string> {
  const kept = new Set<string>()
  const seen = new Set<string>()
  const [firstDay, firstWeek, firstMonth] = [
    addDays(today, 1 - DAILY),
    addDays(mondayOf(today), -7 * (WEEKLY - 1)),
    monthsBefore(today, MONTHLY - 1),
  ]
  for (const at of [...madeAt].sort().reverse()) {
    const on = at.slice(0, 10) as Day
    const spans = [
      { name: `day ${on}`, isKept: on >= firstDay },
      { name: `week ${mondayOf(on)}`, isKept: mondayOf(on) >= firstWeek },
      { name: `month ${on.slice(0, 7)}`, isKept: on.slice(0, 7) >= firstMonth },
    ]
    const isNewest = kept.size === 0
    if (isNewest || spans.some(({ name, isKept }) => isKept && !seen.has(name))) kept.add(at)
    for (const { name } of spans) seen.add(name)
  }
  return kept
}

function mondayOf(on: Day): Day {
  return addDays(on, 1 - weekday(on))
}

/** `2025-12`. */
function monthsBefore(on: Day, months: number): string {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))]
  const index = year * 12 + month - 1 - months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}
