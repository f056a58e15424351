import type { Day } from '../lib/day.ts'
import type { Range } from '../lib/icalendar/range.ts'
import { ianaZone, instantOfWall, type Zone } from '../lib/icalendar/zone.ts'
import type { Occurrence } from './event.ts'
import type { Outing } from './outing.ts'

/** What takes some time: in seconds since 1970, the end excluded. */
export interface Taken extends Range {
  title: string
}

/** What has no end lasts so long (ours: an evening out). */
const OUT_MINUTES = 120

/** When an outing, or what one could go to, takes place; null: it has no hour. */
export function timeOf(
  { day, time, endDay, endTime }: Pick<Occurrence | Outing, 'day' | 'time' | 'endDay' | 'endTime'>,
  timeZone: string,
): Range | null {
  if (time === null) return null
  const zone = ianaZone(timeZone)
  const from = instant(day, time, zone)
  const to = endTime === null ? from + OUT_MINUTES * 60 : instant(endDay, endTime, zone)
  return { from, to: Math.max(to, from + 60) }
}

/** What stands in the way of being somewhere then, the way there and back in it; the first of them. */
export function takenBy(
  when: Range | null,
  busy: readonly Taken[],
  travelMinutes: number | null,
): Taken | null {
  if (!when) return null
  const way = ((travelMinutes ?? 0) / 2) * 60
  return busy.find(({ from, to }) => from < when.to + way && to > when.from - way) ?? null
}

function instant(day: Day, time: string, zone: Zone): number {
  return instantOfWall(Date.parse(`${day}T${time}:00Z`) / 1000, zone)
}
