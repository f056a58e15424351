import { addDays, type Day, weekday } from '../lib/day.ts'
import { isoText } from '../lib/icalendar/moment-text.ts'
import { instantOfWall, type Zone } from '../lib/icalendar/zone.ts'

/** Minutes since midnight, the end excluded, on working days. */
export interface Hours {
  from: number
  to: number
}

/** Nine to six: ours where nobody said theirs. */
export const USUAL_HOURS: Hours = { from: 9 * 60, to: 18 * 60 }
/** Half past seven to nine in the evening: asked of both only where usual hours never meet. */
export const WIDE_HOURS: Hours = { from: 7 * 60 + 30, to: 21 * 60 }

/** In seconds since 1970, the end excluded. */
export interface Period {
  from: number
  to: number
}

export interface SlotsAsked {
  /** First day on the owner's clock, and how many. */
  from: Day
  days: number
  minutes: number
  mine: Zone
  theirs: Zone
  hours: Hours
  /** When the owner is taken. */
  busy: readonly Period[]
  most: number
}

/**
 * Slots in which both are at work and the owner is free, as UTC ISO instants, in their order. Days as far from each other
 * as may be rather than one full day, the middle of the morning or of the afternoon rather than early, late or at lunch.
 *
 * @see docs/measures.md#free-slots
 */
export function freeSlots(asked: SlotsAsked): string[] {
  const candidates = candidatesIn(asked)
  const chosen: Candidate[] = []
  while (chosen.length < asked.most) {
    let best: Candidate | null = null
    let least = Number.POSITIVE_INFINITY
    for (const one of candidates) {
      if (chosen.some(other => overlap(one, other))) continue
      const price = one.price + chosen.reduce((sum, other) => sum + nearness(one, other), 0)
      if (price < least) [best, least] = [one, price]
    }
    if (!best) break
    chosen.push(best)
  }
  return chosen.sort((a, b) => a.from - b.from).map(({ from }) => isoText(from))
}

/** Whether nothing is taken in that time. */
export function isFree(at: Period, busy: readonly Period[]): boolean {
  return !busy.some(period => overlap(at, period))
}

interface Candidate extends Period {
  /** How many days from the first. */
  day: number
  isMorning: boolean
  price: number
}

const STEP_MINUTES = 30
const DAY_SECONDS = 86_400
const LUNCH: Hours = { from: 12 * 60, to: 14 * 60 }
/** The middle of the morning, that of the afternoon. */
const BEST_STARTS = [10 * 60, 15 * 60]

/** What makes a slot less good, in hours away from the best start. */
const AT_LUNCH = 2
const A_DAY_LATER = 0.12
const SAME_DAY = 100
const NEXT_DAY = 1
const SAME_HALF = 0.5

function candidatesIn({ from, days, minutes, mine, theirs, hours, busy }: SlotsAsked): Candidate[] {
  const found: Candidate[] = []
  for (let day = 0; day < days; day++) {
    const date = addDays(from, day)
    if (weekday(date) > 5) continue
    for (let start = hours.from; start + minutes <= hours.to; start += STEP_MINUTES) {
      const wall = Date.parse(`${date}T00:00:00Z`) / 1000 + start * 60
      const at = instantOfWall(wall, mine)
      // An hour that the clocks skip is no hour.
      if (at + mine.offsetAt(at) !== wall) continue
      const period = { from: at, to: at + minutes * 60 }
      const there = startThere(period, theirs, hours)
      if (there === null || !isFree(period, busy)) continue
      const price = priceOf(start, minutes) + priceOf(there, minutes) + day * A_DAY_LATER
      found.push({ ...period, day, isMorning: start < LUNCH.from, price })
    }
  }
  return found
}

/** Minutes since their midnight; null where it is not in their hours, or not one of their working days. */
function startThere({ from, to }: Period, zone: Zone, hours: Hours): number | null {
  const wall = from + zone.offsetAt(from)
  const day = new Date(wall * 1000).getUTCDay()
  const start = (wall - Math.floor(wall / DAY_SECONDS) * DAY_SECONDS) / 60
  const isIn = day >= 1 && day <= 5 && hours.from <= start && start + (to - from) / 60 <= hours.to
  return isIn ? start : null
}

function priceOf(start: number, minutes: number): number {
  const away = Math.min(...BEST_STARTS.map(best => Math.abs(start - best))) / 60
  const isLunch = start < LUNCH.to && start + minutes > LUNCH.from
  // Squared: half an hour off for both is fairer than an hour off for one.
  return away ** 2 + (isLunch ? AT_LUNCH : 0)
}

function nearness(one: Candidate, other: Candidate): number {
  const days = Math.abs(one.day - other.day)
  return (
    (days === 0 ? SAME_DAY : days === 1 ? NEXT_DAY : 0) + (one.isMorning === other.isMorning ? SAME_HALF : 0)
  )
}

function overlap(one: Period, other: Period): boolean {
  return one.from < other.to && other.from < one.to
}
