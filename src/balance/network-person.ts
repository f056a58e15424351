import { type Day, daysBetween } from '../lib/day.ts'
import { dayNumber, dayNumberAt } from '../lib/day-number.ts'
import { type Graph, graphOf, noEdges } from '../lib/graph.ts'
import type { Circle, Relation } from '../people/person.ts'
import { weighSeenWith } from './seen-with.ts'

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
  /** The last 30 days of contact, newest first, as day numbers. */
  recentDays: number[]
}

/** Whom somebody was seen with, as `person_pairs` keeps it. */
export interface Seen {
  personId: string
  others: string
}

export interface Network {
  people: NetworkPerson[]
  seen: Seen[]
  /** Named by the owner: two sisters, two partners. */
  named: { personId: string; otherId: string }[]
}

/** After so long without contact a tie sleeps. */
export const DORMANT_DAYS = 1096
/** What was seen counts half after so long. */
export const HALF_LIFE_DAYS = 730
/** Two people not seen together for longer are not read as tied. */
export const PAIR_YEARS = 6
/** Seen in the last three years, or in a circle. */
export function isActive({ circle, lastOn }: NetworkPerson, today: Day): boolean {
  return circle !== null || (lastOn !== null && dayNumber(today) - dayNumber(lastOn) < DORMANT_DAYS)
}

/**
 * How strongly the owner is tied to each: days of contact, each half of what it was two years later, and 1 for who stands
 * in a circle. @see docs/measures.md#strength-of-a-tie
 */
export function ownTies(people: readonly NetworkPerson[], today: Day): Float64Array {
  const now = dayNumber(today)
  // By age: people share their days.
  const weights: number[] = []
  const weightOf = (ageDays: number) => {
    weights[ageDays] ??= decayed(ageDays)
    return weights[ageDays]
  }
  return Float64Array.from(people, ({ circle, recentDays }) => {
    let weight = circle === null ? 0 : 1
    for (const day of recentDays) weight += weightOf(Math.max(0, now - day))
    return weight
  })
}

/** The days of a JSON list of them, as day numbers. */
export function dayNumbersIn(json: string): number[] {
  const days: number[] = []
  for (let at = FIRST_IN_LIST; at < json.length; at += DAY_IN_LIST) days.push(dayNumberAt(json, at))
  return days
}

/** `["2026-11-21","2026-11-20"]` */
const FIRST_IN_LIST = 2
const DAY_IN_LIST = 13

/** What an encounter of two weighs today, by its year: as one in the middle of it. */
export function yearWeights(today: Day): { year: number; weight: number }[] {
  const now = Number(today.slice(0, 4))
  return Array.from({ length: PAIR_YEARS }, (_, ago) => {
    const year = now - ago
    return { year, weight: decayed(daysBetween(`${year}-07-01` as Day, today)) }
  })
}

/**
 * Ties among these people, the nodes in their order: what speaks for each tie summed (seen together, named by the owner,
 * introduced by one another).
 */
export function tiesAmong({ seen, named }: Network, people: readonly NetworkPerson[], today: Day): Graph {
  const places = new Map(people.map(({ id }, place) => [id, place]))
  const weights = new Map(yearWeights(today).map(({ year, weight }) => [year, weight]))
  const edges = noEdges()
  const add = (from: number, other: string, weight: number) => {
    const to = places.get(other)
    if (to === undefined) return
    edges.from.push(from)
    edges.to.push(to)
    edges.weight.push(weight)
  }
  for (const { personId, others } of seen) {
    const from = places.get(personId)
    if (from === undefined) continue
    weighSeenWith(others, weights, (otherId, weight) => add(from, otherId, weight))
  }
  for (const { personId, otherId } of named) {
    const from = places.get(personId)
    if (from !== undefined) add(from, otherId, 1)
  }
  for (const [place, { metThroughId }] of people.entries())
    if (metThroughId !== null) add(place, metThroughId, 1)
  return graphOf(people.length, edges)
}

/**
 * The network of the owner among these people, the owner its last node: those ties, and the owner's own to each. Who is
 * not tied to the owner is no part of it.
 */
export function withOwner(ties: Graph, own: Float64Array): Graph {
  const edges = noEdges()
  const owner = ties.size
  const add = (from: number, to: number, weight: number) => {
    edges.from.push(from)
    edges.to.push(to)
    edges.weight.push(weight)
  }
  for (let node = 0; node < owner; node++) {
    const held = own[node] as number
    if (held === 0) continue
    add(owner, node, held)
    for (let i = ties.starts[node] as number; i < (ties.starts[node + 1] as number); i++) {
      const other = ties.neighbours[i] as number
      if (other > node && own[other] !== 0) add(node, other, ties.weights[i] as number)
    }
  }
  return graphOf(owner + 1, edges)
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
