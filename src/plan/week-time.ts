import { busyBetween } from '../company/busy.ts'
import { addDays, type Day } from '../lib/day.ts'
import { ianaZone } from '../lib/icalendar/zone.ts'
import type { Desk } from '../platform/desk.ts'
import { protectedHalves } from '../presence/standing.ts'
import { standingOf } from '../presence/standing-store.ts'
import { DAY_MINUTES, type WallPeriod, type WeekTime } from './place-week.ts'

/** The free and the taken hours of a week, on the owner's clock; what is past is not free. */
export async function weekTime(desk: Desk, monday: Day): Promise<WeekTime> {
  const standing = await standingOf(desk)
  return {
    busy: await busyOfWeek(desk, monday),
    protectedHalves: [0, 1, 2, 3, 4, 5, 6].map(day => protectedHalves(standing, addDays(monday, day))),
    from: minutesIn(desk, monday, desk.now().getTime() / 1000),
  }
}

export async function busyOfWeek(desk: Desk, monday: Day): Promise<WallPeriod[]> {
  const periods = await busyBetween(desk, { from: monday, to: addDays(monday, 6) })
  return periods.map(({ from, to }) => ({
    from: minutesIn(desk, monday, from),
    to: minutesIn(desk, monday, to),
  }))
}

/** `18:30`, of minutes since midnight. */
export function timeAt(minutes: number): string {
  const inDay = minutes % DAY_MINUTES
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

/** @param time `18:30` */
export function minutesAt(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function minutesIn({ timeZone }: Desk, monday: Day, instant: number): number {
  const zone = ianaZone(timeZone)
  const wall = instant + zone.offsetAt(instant)
  return Math.round((wall - Date.parse(`${monday}T00:00:00Z`) / 1000) / 60)
}
