import type { Day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import type { Circle } from '../people/person.ts'
import { type Diversity, diversityOf } from './diversity.ts'
import type { NetworkPerson } from './network-person.ts'

/** One of Dunbar's layers: those inside of it, nearer ones included. */
export interface Layer {
  circle: Circle
  /** About so many, in the studies. */
  usual: number
  /** As the owner placed them. */
  said: number
  /** By how often they are met. */
  met: number
}

/** Days of contact in a year that put somebody in the layer: nearly every week, month, quarter; once. */
const LAYERS = [
  { circle: 1, usual: 5, days: 40 },
  { circle: 2, usual: 15, days: 10 },
  { circle: 3, usual: 50, days: 3 },
  { circle: 4, usual: 150, days: 1 },
] as const

/** @see docs/measures.md#layers-of-the-network. Hill and Dunbar (2003); the days are ours. */
export function layersOf(people: readonly NetworkPerson[], today: Day): Layer[] {
  const now = dayNumber(today)
  const days = people.map(person => daysInYear(person, now))
  return LAYERS.map(({ circle, usual, days: fewest }) => ({
    circle,
    usual,
    said: people.filter(person => person.circle !== null && person.circle <= circle).length,
    met: days.filter(count => count >= fewest).length,
  }))
}

/** Days of contact in the last 365; where more than the thirty kept, at their pace. */
function daysInYear({ recentDays, activeDays }: NetworkPerson, now: number): number {
  const inside = recentDays.filter(day => day > now - 365)
  const oldest = inside.at(-1)
  if (oldest === undefined || inside.length < recentDays.length || activeDays <= inside.length)
    return inside.length
  return (inside.length * 365) / Math.max(inside.length, now - oldest)
}

/** How mixed people are in one respect. */
export interface Variety extends Pick<Diversity, 'blau' | 'iqv'> {
  /** Of whom it is known. */
  n: number
  kinds: number
  /** The commonest first. */
  most: { kind: string; count: number }[]
}

const MOST_KINDS = 5

/** @param kinds one for each person; '' and null: not known. @see docs/measures.md#variety-of-the-network */
export function varietyOf(kinds: readonly (string | null)[]): Variety {
  const counts = new Map<string, number>()
  for (const kind of kinds) if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const { blau, iqv } = diversityOf([...counts.values()])
  return {
    n: counts.values().reduce((sum, count) => sum + count, 0),
    kinds: counts.size,
    ...{ blau, iqv },
    most: [...counts]
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
      .slice(0, MOST_KINDS),
  }
}

/** Who came, stayed and left in a year. */
export interface Churn {
  year: number
  /** There the year before. */
  before: number
  came: number
  stayed: number
  left: number
}

const YEARS = 6
const GONE_DAYS = 365

/**
 * A tie is there from the year of its first contact to that of its last; it left the year after its last, once that is a
 * year ago. @see docs/measures.md#churn-of-ties
 */
export function churnOf(people: readonly NetworkPerson[], today: Day): Churn[] {
  const now = Number(today.slice(0, 4))
  const spans = people.flatMap(({ firstOn, lastOn }) => {
    if (firstOn === null || lastOn === null) return []
    const isGone = dayNumber(today) - dayNumber(lastOn) > GONE_DAYS
    return [{ from: yearOf(firstOn), to: isGone ? yearOf(lastOn) : now }]
  })
  const first = spans.reduce((least, { from }) => Math.min(least, from), now)
  const years = Math.min(YEARS, now - first + 1)
  return Array.from({ length: years }, (_, i) => {
    const year = now - years + 1 + i
    const before = spans.filter(({ from, to }) => from < year && to >= year - 1)
    const stayed = before.filter(({ to }) => to >= year).length
    const came = spans.filter(({ from }) => from === year).length
    return { year, before: before.length, came, stayed, left: before.length - stayed }
  })
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}
