import { type Day, daysBetween } from '../lib/day.ts'
import type { Tie, Ties } from '../lib/structural-holes.ts'
import type { Circle, Relation } from '../people/person.ts'

/** Somebody of the address book as the network sees them. */
export interface NetworkPerson {
  id: string
  name: string
  town: string
  organisation: string
  relations: Relation[]
  trade: 'inside' | 'outside' | null
  circle: Circle | null
  household: boolean
  metOn: Day | null
  metThroughId: string | null
  addedOn: Day
  /** Days of contact, any channel; 0: none known. */
  activeDays: number
  firstOn: Day | null
  lastOn: Day | null
  /** The last 30 days of contact, newest first. */
  recentDays: Day[]
}

/** Two people seen together, as much as it weighs today. */
export interface Pair {
  personId: string
  otherId: string
  weight: number
}

export interface Network {
  people: NetworkPerson[]
  pairs: Pair[]
  /** Named by the owner: two sisters, two partners. */
  named: { personId: string; otherId: string }[]
}

/** After so long without contact a tie sleeps. */
export const DORMANT_DAYS = 1096
/** What was seen counts half after so long. */
export const HALF_LIFE_DAYS = 730
/** Two people not seen together for longer are not read as tied. */
export const PAIR_YEARS = 6
/** The owner among the nodes: no id of a person is empty. */
export const OWNER = ''

/** Seen in the last three years, or in a circle. */
export function isActive({ circle, lastOn }: NetworkPerson, today: Day): boolean {
  return circle !== null || (lastOn !== null && daysBetween(lastOn, today) < DORMANT_DAYS)
}

/**
 * How strongly the owner is tied to each: days of contact, each half of what it was two years later, and 1 for who stands
 * in a circle. @see docs/measures.md#strength-of-a-tie
 */
export function ownTies(people: readonly NetworkPerson[], today: Day): Map<string, number> {
  // People share their days: each is reckoned once.
  const weights = new Map<Day, number>()
  const weightOf = (day: Day) => {
    const known = weights.get(day)
    if (known !== undefined) return known
    const weight = decayed(daysBetween(day, today))
    weights.set(day, weight)
    return weight
  }
  return new Map(
    people.map(({ id, circle, recentDays }) => {
      let weight = circle === null ? 0 : 1
      for (const day of recentDays) weight += weightOf(day)
      return [id, weight]
    }),
  )
}

/** What an encounter of two weighs today, by its year: as one in the middle of it. */
export function yearWeights(today: Day): { year: number; weight: number }[] {
  const now = Number(today.slice(0, 4))
  return Array.from({ length: PAIR_YEARS }, (_, ago) => {
    const year = now - ago
    return { year, weight: decayed(daysBetween(`${year}-07-01` as Day, today)) }
  })
}

/** Ties among these people, what speaks for them summed: seen together, named by the owner, introduced by one another. */
export function tiesAmong({ people, pairs, named }: Network, ids: ReadonlySet<string>): Tie[] {
  const ties: Tie[] = []
  const add = (from: string, to: string, weight: number) => {
    if (from !== to && ids.has(from) && ids.has(to)) ties.push({ from, to, weight })
  }
  for (const { personId, otherId, weight } of pairs) add(personId, otherId, weight)
  for (const { personId, otherId } of named) add(personId, otherId, 1)
  for (const { id, metThroughId } of people) if (metThroughId !== null) add(id, metThroughId, 1)
  return ties
}

/** The network of the owner among these people: those ties, and the owner's own to each. */
export function withOwner(ties: Ties, own: ReadonlyMap<string, number>): Ties {
  const held = new Map([...own].filter(([id, weight]) => weight > 0 && ties.has(id)))
  const all = new Map<string, ReadonlyMap<string, number>>([[OWNER, held]])
  for (const [id, around] of ties) {
    const weight = held.get(id)
    if (weight === undefined) continue
    const inside = held.size === ties.size ? around : [...around].filter(([neighbour]) => held.has(neighbour))
    all.set(id, new Map(inside).set(OWNER, weight))
  }
  return all
}

/** Known since: the first contact, the day they met, or that the card came in. */
export function knownSince({ metOn, firstOn, addedOn }: NetworkPerson): Day {
  if (metOn !== null && firstOn !== null) return metOn < firstOn ? metOn : firstOn
  return metOn ?? firstOn ?? addedOn
}

/** 1 today and for what is to come, a half after the half-life. */
function decayed(ageDays: number): number {
  return 0.5 ** (Math.max(0, ageDays) / HALF_LIFE_DAYS)
}
