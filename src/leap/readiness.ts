import { addDays, type Day, daysBetween } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import { type Money, sumsByCurrency } from '../lib/money.ts'
import { isOpen, isWon, type Mandate, valueCents } from '../mandates/mandate.ts'
import type { Circle, Relation } from '../people/person.ts'

export const MEASURES = ['mandates', 'referrers', 'inTouch', 'dormant', 'variety', 'town', 'cards'] as const
/** `close`, `wide`, `all`: the circles one and two, three, four. */
export type MeasureKey = (typeof MEASURES)[number] | 'close' | 'wide' | 'all'

/** Somebody of the cardex, neither archived nor of the household. */
export interface Counted {
  id: string
  relations: readonly Relation[]
  trade: 'inside' | 'outside' | null
  circle: Circle | null
  organisation: string
  town: string
  isReachable: boolean
  addedOn: Day
}

export type CountedMandate = Pick<
  Mandate,
  'stage' | 'amountCents' | 'per' | 'daysHundredths' | 'currency' | 'heardOn' | 'decidedOn' | 'deliveredOn'
>

export interface ReadinessSource {
  people: readonly Counted[]
  mandates: readonly CountedMandate[]
  /** Seen or written to within `IN_TOUCH_DAYS` before the day. */
  inTouch: ReadonlySet<string>
  /** Seen or written to at any time until the day. */
  everSeen: ReadonlySet<string>
  /** '' where none was said. */
  town: string
  leavesOn: Day
}

/** How ready the network is on a day: each with the number it is out of. Defined in docs/measures.md#leap. */
export interface Readiness {
  on: Day
  mandates: { inHand: Sum; inSight: Sum }
  /** Those who could refer: clients, peers and circles one to three, in touch within the year. */
  referrers: { count: number; clients: number; peers: number }
  inTouch: { count: number; people: number }
  /**
   * Clients, peers and circles one to three with whom there was an exchange once, and none for a year; so many a week
   * until the departure would wake so many of them; null: it is past.
   */
  dormant: { count: number; waking: { aWeek: number; inAll: number } | null }
  variety: {
    /** Of those in touch whose trade is known. */
    outside: number
    known: number
    organisations: number
    /** As many kinds of relations as if all weighed the same; null without any. */
    effective: number | null
    /** People in touch whose relation is known. */
    related: number
  }
  /** Null where no town was said. */
  town: { count: number; inTouch: number } | null
  cards: { count: number; reachable: number }
  circles: Record<'close' | 'wide' | 'all', { count: number; inTouch: number }>
}

export interface Sum {
  count: number
  values: Money[]
  /** Those without an amount yet. */
  unvalued: number
}

export const IN_TOUCH_DAYS = 365
const MOST_A_WEEK = 5

/** @param on what was known by then: who entered the cardex later, or was heard of later, is left out. */
export function readinessOn(on: Day, source: ReadinessSource): Readiness {
  const people = source.people.filter(({ addedOn }) => addedOn <= on)
  const near = people.filter(({ id }) => source.inTouch.has(id))
  const couldRefer = people.filter(isOfNetwork)
  const referrers = couldRefer.filter(({ id }) => source.inTouch.has(id))
  const dormant = couldRefer.filter(({ id }) => source.everSeen.has(id) && !source.inTouch.has(id)).length
  const within = (from: number, to: number) => {
    const there = people.filter(({ circle }) => circle !== null && from <= circle && circle <= to)
    return { count: there.length, inTouch: there.filter(({ id }) => source.inTouch.has(id)).length }
  }
  const mandates = source.mandates.filter(({ heardOn }) => heardOn <= on)
  return {
    on,
    mandates: {
      inHand: sumOf(mandates.filter(mandate => isInHand(mandate, on))),
      inSight: sumOf(mandates.filter(mandate => isInSight(mandate, on))),
    },
    referrers: {
      count: referrers.length,
      clients: referrers.filter(({ relations }) => relations.includes('client')).length,
      peers: referrers.filter(({ relations }) => relations.includes('peer')).length,
    },
    inTouch: { count: near.length, people: people.length },
    dormant: { count: dormant, waking: wakingOf(dormant, on, source.leavesOn) },
    variety: varietyOf(near),
    town: townOf(people, source),
    cards: { count: people.length, reachable: people.filter(({ isReachable }) => isReachable).length },
    circles: { close: within(1, 2), wide: within(3, 3), all: within(4, 4) },
  }
}

/**
 * exp of Shannon's entropy (the Hill number of order 1): 1 when all are of one kind, as many as there are kinds when all
 * weigh the same. @param counts none negative. @returns null when there is nothing to count.
 */
export function effectiveNumber(counts: readonly number[]): number | null {
  const whole = counts.reduce((sum, count) => sum + count, 0)
  if (whole === 0) return null
  const entropy = counts
    .filter(count => count > 0)
    .reduce((sum, count) => sum - (count / whole) * Math.log(count / whole), 0)
  return Math.exp(entropy)
}

/** The first day of the year that is looked back on. */
export function inTouchSince(on: Day): Day {
  return addDays(on, -IN_TOUCH_DAYS)
}

function isOfNetwork({ relations, circle }: Counted): boolean {
  return relations.includes('client') || relations.includes('peer') || (circle !== null && circle <= 3)
}

function isInSight(mandate: CountedMandate, on: Day): boolean {
  return mandate.decidedOn === null ? isOpen(mandate) : mandate.decidedOn > on
}

function isInHand(mandate: CountedMandate, on: Day): boolean {
  const { decidedOn, deliveredOn } = mandate
  return isWon(mandate) && decidedOn !== null && decidedOn <= on && (deliveredOn === null || deliveredOn > on)
}

function sumOf(mandates: readonly CountedMandate[]): Sum {
  const values = mandates.flatMap(mandate => {
    const cents = valueCents(mandate)
    return cents === null ? [] : [{ cents, currency: mandate.currency }]
  })
  return {
    count: mandates.length,
    values: sumsByCurrency(values),
    unvalued: mandates.length - values.length,
  }
}

function wakingOf(dormant: number, on: Day, leavesOn: Day): Readiness['dormant']['waking'] {
  const days = daysBetween(on, leavesOn)
  if (days <= 0 || dormant === 0) return null
  const weeks = Math.max(1, Math.floor(days / 7))
  const aWeek = Math.min(MOST_A_WEEK, Math.ceil(dormant / weeks))
  return { aWeek, inAll: Math.min(dormant, aWeek * weeks) }
}

function varietyOf(near: readonly Counted[]): Readiness['variety'] {
  const known = near.filter(({ trade }) => trade !== null)
  const related = near.filter(({ relations }) => relations.length > 0)
  const counts = new Map<Relation, number>()
  // Somebody who is two things is half of each.
  for (const { relations } of related) {
    for (const relation of relations) {
      counts.set(relation, (counts.get(relation) ?? 0) + 1 / relations.length)
    }
  }
  return {
    outside: known.filter(({ trade }) => trade === 'outside').length,
    known: known.length,
    organisations: new Set(near.map(({ organisation }) => fold(organisation)).filter(name => name !== ''))
      .size,
    effective: effectiveNumber([...counts.values()]),
    related: related.length,
  }
}

function townOf(people: readonly Counted[], { town, inTouch }: ReadinessSource): Readiness['town'] {
  const wanted = fold(town)
  if (wanted === '') return null
  const there = people.filter(person => fold(person.town) === wanted)
  return { count: there.length, inTouch: there.filter(({ id }) => inTouch.has(id)).length }
}
