import { HALVES, type Half } from '../presence/half-day.ts'
import { FIRST_HOUR, LAST_HOUR } from './plan.ts'
import type { Option } from './solve-week.ts'

/** What somebody needs time for. */
export interface Need {
  minutes: number
  /** One way; it takes the owner's time before and after. */
  wayMinutes: number
  /** A day, and minutes since its midnight, where it is not the owner's to choose. */
  fixed: { day: number; start: number } | null
  /** It takes no hour: any moment of the day. */
  isLoose: boolean
}

/** In minutes since Monday's midnight, on the owner's clock. */
export interface WallPeriod {
  from: number
  to: number
}

export interface WeekTime {
  busy: readonly WallPeriod[]
  /** Of each day, 0 Monday: half-days that nothing else is proposed in. */
  protectedHalves: readonly (readonly Half[])[]
  /** Nothing is placed before. */
  from: number
}

export const DAY_MINUTES = 1440
const STEP = 30
const NOON = 13 * 60
const EVENING = 18 * 60
const BEST_STARTS = [10 * 60, 15 * 60]
const PER_HALF = 2
const LATER_DAY = 0.02
const BOUNDS: Readonly<Record<Half, WallPeriod>> = {
  morning: { from: FIRST_HOUR, to: NOON },
  afternoon: { from: NOON, to: LAST_HOUR },
  evening: { from: EVENING, to: DAY_MINUTES },
}

/**
 * Where it may stand: at its own hour if that is free; else in the free working hours, Monday to Friday, the two best
 * starts of each half-day; the whole working day for what fits in none.
 *
 * @see docs/measures.md#plan-week
 */
export function optionsFor(need: Need, week: WeekTime): Option[] {
  const { fixed, minutes, wayMinutes, isLoose } = need
  if (isLoose) return looseDays(week)
  if (fixed) {
    const option = optionAt(fixed.day, fixed.start, { minutes, wayMinutes }, 0)
    return isOpen(option, week) ? [option] : []
  }
  const whole = minutes + 2 * wayMinutes
  const spans =
    whole <= NOON - FIRST_HOUR
      ? [BOUNDS.morning, BOUNDS.afternoon]
      : whole <= LAST_HOUR - FIRST_HOUR
        ? [{ from: FIRST_HOUR, to: LAST_HOUR }]
        : []
  return [0, 1, 2, 3, 4].flatMap(day => spans.flatMap(span => bestIn(span, day, need, week)))
}

/** The free starts of the working days: what an item may be moved to. */
export function freeStarts(need: Need, week: WeekTime): Option[] {
  if (need.isLoose) return looseDays(week)
  const starts = Array.from({ length: (LAST_HOUR - FIRST_HOUR) / STEP }, (_, i) => FIRST_HOUR + i * STEP)
  return [0, 1, 2, 3, 4].flatMap(day =>
    starts
      .map(start => optionAt(day, start, need, 0))
      .filter(option => isWithin(option, { from: FIRST_HOUR, to: LAST_HOUR }) && isOpen(option, week)),
  )
}

/** Evenings, 0 Monday, in which something is on already. */
export function eveningsTaken(busy: readonly WallPeriod[]): number {
  return [0, 1, 2, 3, 4, 5, 6].filter(day => {
    const evening = { from: day * DAY_MINUTES + EVENING, to: day * DAY_MINUTES + 23 * 60 }
    return busy.some(period => period.from < evening.to && evening.from < period.to)
  }).length
}

function looseDays({ from, busy }: WeekTime): Option[] {
  const isTaken = (day: number) =>
    busy.some(
      period => period.from <= day * DAY_MINUTES + FIRST_HOUR && period.to >= day * DAY_MINUTES + LAST_HOUR,
    )
  return [0, 1, 2, 3, 4]
    .filter(day => day * DAY_MINUTES + LAST_HOUR > from && !isTaken(day))
    .map(day => {
      const at = day * DAY_MINUTES
      return { day, from: at, to: at, start: 0, isLoose: true, isEvening: false, price: day * LATER_DAY }
    })
}

function bestIn(span: WallPeriod, day: number, need: Need, week: WeekTime): Option[] {
  const options: Option[] = []
  for (let start = span.from + roundUp(need.wayMinutes); start < span.to; start += STEP) {
    const away = Math.min(...BEST_STARTS.map(best => Math.abs(start - best))) / 60
    const option = optionAt(day, start, need, away * 0.1 + day * LATER_DAY)
    if (isWithin(option, span) && isOpen(option, week)) options.push(option)
  }
  const chosen: Option[] = []
  for (const option of options.sort((a, b) => a.price - b.price)) {
    const isApart = chosen.every(other => other.to <= option.from || option.to <= other.from)
    if (isApart && chosen.length < PER_HALF) chosen.push(option)
  }
  return chosen
}

function optionAt(
  day: number,
  start: number,
  { minutes, wayMinutes }: Pick<Need, 'minutes' | 'wayMinutes'>,
  price: number,
): Option {
  const at = day * DAY_MINUTES + start
  return {
    day,
    start,
    from: at - wayMinutes,
    to: at + minutes + wayMinutes,
    isLoose: false,
    isEvening: start + minutes > EVENING,
    price,
  }
}

function isWithin({ day, from, to }: Option, span: WallPeriod): boolean {
  return from >= day * DAY_MINUTES + span.from && to <= day * DAY_MINUTES + span.to
}

function isOpen({ day, from, to }: Option, { busy, protectedHalves, from: now }: WeekTime): boolean {
  if (from < now || busy.some(period => from < period.to && period.from < to)) return false
  return HALVES.filter(half => protectedHalves[day]?.includes(half)).every(half => {
    const at = day * DAY_MINUTES
    const { from: begins, to: ends } = half === 'morning' ? { from: 0, to: NOON } : BOUNDS[half]
    return !(from < at + ends && at + begins < to)
  })
}

function roundUp(minutes: number): number {
  return Math.ceil(minutes / STEP) * STEP
}
