import { addDays, type Day } from '../lib/day.ts'
import type { Circle, Relation } from '../people/person.ts'
import type { Direction, FavourKind } from './favour.ts'

/** Favours of one way and one kind, counted. */
export interface Tally {
  direction: Direction
  kind: FavourKind
  count: number
  lastOn: Day
}

/** The same with one person, and how many of them lately. */
export interface PersonTally extends Tally {
  personId: string
  lately: number
}

/** What went one way. */
export interface Side {
  count: number
  /** The most frequent first. */
  kinds: { kind: FavourKind; count: number }[]
  lastOn: Day | null
}

export interface BetweenUs {
  received: Side
  given: Side
}

/** What went each way, in counts and kinds. No difference is taken: friends keep no scales. */
export function betweenUs(tallies: readonly Tally[]): BetweenUs {
  const side = (direction: Direction) => sideOf(tallies.filter(tally => tally.direction === direction))
  return { received: side('received'), given: side('given') }
}

/** Of favours one by one. */
export function tallied(favours: readonly { direction: Direction; kind: FavourKind; day: Day }[]): Tally[] {
  return favours.map(({ direction, kind, day }) => ({ direction, kind, count: 1, lastOn: day }))
}

function sideOf(tallies: readonly Tally[]): Side {
  const kinds = [...Map.groupBy(tallies, tally => tally.kind)]
    .map(([kind, of]) => ({ kind, count: of.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
  const lastOn = tallies.reduce<Day | null>(
    (last, each) => (last === null || each.lastOn > last ? each.lastOn : last),
    null,
  )
  return { count: kinds.reduce((sum, { count }) => sum + count, 0), kinds, lastOn }
}

/** Who starts: of the encounters where it was noted, those that the owner began. `known` 0: nobody can say. */
export interface Initiative {
  mine: number
  known: number
}

export function initiativeOf(initiators: readonly ('me' | 'them' | null)[]): Initiative {
  const known = initiators.filter(each => each !== null)
  return { mine: known.filter(each => each === 'me').length, known: known.length }
}

/** Somebody, as the lists over the network look at them. */
export interface Known {
  id: string
  circle: Circle | null
  relations: readonly Relation[]
  lastContactOn: Day | null
  /** Asked by a need, or by an idea that was put to them. */
  isAsked: boolean
  /** Out of the way, or under the same roof: in none of the lists. */
  isApart: boolean
}

export interface OwedTo {
  personId: string
  received: Side
  given: Side
}

export interface NeverAsked {
  personId: string
  circle: Circle | null
  lastContactOn: Day
}

export interface NetworkLists {
  /** Received more than given, lately, and nothing given since. */
  toReturn: OwedTo[]
  /** Who did most for the owner lately. */
  carrying: OwedTo[]
  neverAsked: NeverAsked[]
}

/** What was received longer ago is no longer brought up. */
export const LATELY_DAYS = 730
/** The first three circles are in touch within so long; peers and clients within the second. */
const NEAR_DAYS = 365
const WELL_IN_TOUCH_DAYS = 120
const LONGEST_LIST = 12
const MOST_CARRYING = 5

/**
 * Whom to return something to, who carries the owner, and who was never asked for anything.
 *
 * @param ledger counted, with what is no older than `LATELY_DAYS` before today as `lately`.
 * @see docs/measures.md#reciprocity-over-the-network
 */
export function networkLists(
  ledger: readonly PersonTally[],
  people: readonly Known[],
  today: Day,
): NetworkLists {
  const since = addDays(today, -LATELY_DAYS)
  const byPerson = Map.groupBy(ledger, tally => tally.personId)
  const present = people.filter(person => !person.isApart)
  const sides = present.flatMap(({ id }) => {
    const tallies = byPerson.get(id)
    return tallies ? { personId: id, ...betweenUs(tallies) } : []
  })
  const toReturn = sides
    .filter(
      ({ received, given }) =>
        received.count > given.count &&
        received.lastOn !== null &&
        received.lastOn >= since &&
        (given.lastOn === null || given.lastOn < received.lastOn),
    )
    .sort((a, b) => later(a.received.lastOn, b.received.lastOn) || order(a.personId, b.personId))
  const carrying = sides
    .map(({ personId }) => ({
      personId,
      ...betweenUs(
        (byPerson.get(personId) ?? [])
          .filter(({ lately }) => lately > 0)
          .map(tally => ({ ...tally, count: tally.lately })),
      ),
    }))
    .filter(({ received }) => received.count > 0)
    .sort(
      (a, b) =>
        b.received.count - a.received.count ||
        later(a.received.lastOn, b.received.lastOn) ||
        order(a.personId, b.personId),
    )
  return {
    toReturn: toReturn.slice(0, LONGEST_LIST),
    carrying: carrying.slice(0, MOST_CARRYING),
    neverAsked: neverAsked(byPerson, present, today).slice(0, LONGEST_LIST),
  }
}

function neverAsked(
  byPerson: ReadonlyMap<string, readonly Tally[]>,
  people: readonly Known[],
  today: Day,
): NeverAsked[] {
  return people
    .flatMap(({ id, circle, relations, lastContactOn, isAsked }) => {
      const gave = byPerson.get(id)?.some(({ direction }) => direction === 'received')
      if (isAsked || gave || lastContactOn === null) return []
      const isNear = circle !== null && circle <= 3 && lastContactOn >= addDays(today, -NEAR_DAYS)
      const worksAlong = relations.includes('peer') || relations.includes('client')
      const isWellInTouch = worksAlong && lastContactOn >= addDays(today, -WELL_IN_TOUCH_DAYS)
      return isNear || isWellInTouch ? { personId: id, circle, lastContactOn } : []
    })
    .sort(
      (a, b) =>
        (a.circle ?? 9) - (b.circle ?? 9) ||
        later(a.lastContactOn, b.lastContactOn) ||
        order(a.personId, b.personId),
    )
}

function later(a: Day | null, b: Day | null): number {
  return (a ?? '') === (b ?? '') ? 0 : (a ?? '') < (b ?? '') ? 1 : -1
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
