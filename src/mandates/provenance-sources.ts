import type { Day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { fold } from '../lib/fold.ts'
import type { Money } from '../lib/money.ts'
import type { ContributionKind } from './mandate.ts'
import { type PaidAt, perPaid } from './provenance-paid.ts'
import { type Figure, figureOf, once, personKey, placesOf, type Way } from './provenance-ways.ts'

/** Somebody, somewhere or some way that mandates came from. */
export interface Source {
  /** `person:<id>`, `where:<folded label>`, `kind:<kind>`. */
  key: string
  /** Null: not a person. */
  personId: string | null
  /** Of an event, a place, a network: as it was first written. */
  label: string
  /** Of an event, a place, a network: as which it is mostly told; null where it is only said of people met there. */
  kind: ContributionKind | null
  /** What is counted for it: over all sources it sums to the mandates. */
  own: Figure
  /** All that names it: somebody anywhere in a chain, a place where a chain was met. It does not sum to anything. */
  named: Figure
  /** Of work on its own mandates. */
  minutes: number
  /** What an hour of work on its own won mandates brought, where worth and hours are known. */
  perHour: Money[]
  /** From the meeting to the mandate, where both days are known. */
  meeting: MeetingTime | null
  /** With them, or there, as far as encounters say how long they were. */
  spent: TimeSpent | null
  /** At an event, a place, a network: what was paid there, as far as it is noted, each above 0. */
  paid: Money[]
  /** What a unit of what was paid brought: of its own won mandates, or of those that name it where none is its own. */
  perPaid: Money[]
}

export interface MeetingTime {
  medianDays: number
  /** How many it is the median of. */
  n: number
  mandates: number[]
}

export interface TimeSpent {
  minutes: number
  encounters: number
}

/** What is known of the people and places that mandates came from. */
export interface SourceFacts {
  /** The day each person was met, as the card says or as the first encounter does. */
  metOn: ReadonlyMap<string, Day>
  /** Encounters whose length is known, by person. */
  spentWith: ReadonlyMap<string, TimeSpent>
  /** The same by place, as written. */
  spentAt: readonly (TimeSpent & { place: string })[]
}

/**
 * Every source of the ways, and everywhere something was paid: what brought most won value in one currency first, then
 * most mandates.
 */
export function sourcesOf(
  ways: readonly Way[],
  facts: SourceFacts,
  paidAt: ReadonlyMap<string, PaidAt>,
): Source[] {
  const own = Map.groupBy(ways, way => way.source)
  const personKeyOf = once(personKey)
  const named = new Map<string, Way[]>()
  const name = (key: string, way: Way) => {
    const known = named.get(key)
    if (known) known.push(way)
    else named.set(key, [way])
  }
  for (const way of ways) {
    name(way.source, way)
    for (let i = 1; i < way.chain.length; i++) name(personKeyOf(way.chain[i] as string), way)
    if (way.where !== null && way.where !== way.source) name(way.where, way)
  }
  for (const key of paidAt.keys()) if (!named.has(key)) named.set(key, [])
  const spentAt = spentByPlace(facts.spentAt)
  const sources = [...named].map(([key, all]): Source => {
    const mine = own.get(key) ?? []
    const [type, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
    const personId = type === 'person' ? rest : null
    const [ownFigure, namedFigure] = [figureOf(mine), figureOf(all)]
    const paid = paidAt.get(key)?.paid ?? []
    const spent = personId ? facts.spentWith.get(personId) : spentAt.get(rest)
    return {
      key,
      personId,
      label: type === 'where' ? (firstLabel(all) ?? paidAt.get(key)?.label ?? '') : '',
      kind: type === 'kind' ? (rest as ContributionKind) : type === 'where' ? kindOf(mine) : null,
      own: ownFigure,
      named: namedFigure,
      minutes: mine.reduce((sum, { minutes }) => sum + minutes, 0),
      perHour: perHour(mine),
      meeting: personId ? meetingTime(mine, facts.metOn) : null,
      spent: (type !== 'kind' && spent) || null,
      paid,
      perPaid: perPaid((mine.length > 0 ? ownFigure : namedFigure).won, paid),
    }
  })
  return sources.sort(
    (a, b) =>
      wonCents(b) - wonCents(a) ||
      b.own.weight - a.own.weight ||
      b.named.weight - a.named.weight ||
      (a.key < b.key ? -1 : 1),
  )
}

/**
 * What an hour of work brought: won value by the hours, both by the shares of the ways, rounded to the hundredth; of
 * mandates whose worth and hours are both known.
 */
export function perHour(ways: readonly Way[]): Money[] {
  const sums: (Money & { minutes: number })[] = []
  for (const { mandate, wonCents, minutes } of ways) {
    if (wonCents === null || minutes === 0) continue
    const sum = sums.find(({ currency }) => currency === mandate.currency)
    if (sum) {
      sum.cents += wonCents
      sum.minutes += minutes
    } else sums.push({ cents: wonCents, currency: mandate.currency, minutes })
  }
  return sums
    .map(({ cents, currency, minutes }) => ({ cents: Math.round((cents * 60) / minutes), currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** Days from meeting the nearest person of a chain to the mandate they brought, once a person and mandate. */
export function meetingTime(ways: readonly Way[], metOn: ReadonlyMap<string, Day>): MeetingTime | null {
  const days: number[] = []
  const known: Way[] = []
  for (const way of ways) {
    const met = way.chain[0] === undefined ? undefined : metOn.get(way.chain[0])
    if (met === undefined || met > way.mandate.heardOn) continue
    if (isAgain(way, known)) continue
    known.push(way)
    days.push(dayNumber(way.mandate.heardOn) - dayNumber(met))
  }
  if (days.length === 0) return null
  return { medianDays: median(days), n: days.length, mandates: placesOf(known) }
}

/** Whether the same person brought the same mandate by a way before: those of a mandate stand together. */
function isAgain({ place, chain }: Way, known: readonly Way[]): boolean {
  for (let i = known.length - 1; known[i]?.place === place; i--)
    if (known[i]?.chain[0] === chain[0]) return true
  return false
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2
}

function wonCents({ own }: Source): number {
  return own.won.reduce((most, { cents }) => Math.max(most, cents), 0)
}

/** Of the earliest mandate; of equals, the first in the alphabet. */
function firstLabel(ways: readonly Way[]): string | undefined {
  return ways.reduce<Way | undefined>((best, way) => {
    if (!best) return way
    const [a, b] = [way.mandate.heardOn, best.mandate.heardOn]
    return a < b || (a === b && way.label < best.label) ? way : best
  }, undefined)?.label
}

function kindOf(ways: readonly Way[]): ContributionKind | null {
  const counts = Map.groupBy(ways, ({ kind }) => kind)
  return (
    [...counts].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).map(([kind]) => kind)[0] ??
    null
  )
}

function spentByPlace(spent: SourceFacts['spentAt']): Map<string, TimeSpent> {
  const sums = new Map<string, TimeSpent>()
  for (const { place, minutes, encounters } of spent) {
    const key = fold(place)
    const known = sums.get(key) ?? { minutes: 0, encounters: 0 }
    sums.set(key, { minutes: known.minutes + minutes, encounters: known.encounters + encounters })
  }
  return sums
}
