import type { Day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import type { Money } from '../lib/money.ts'
import { median } from '../lib/spread.ts'
import type { ContributionKind } from './mandate.ts'
import { type PaidAt, perPaid } from './provenance-paid.ts'
import { type Figure, figureOf, once, personIn, personKey, placesOf, type Way } from './provenance-ways.ts'

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

/** Sources that are not told one by one. */
export interface OtherSources {
  count: number
  /** What is counted for them. */
  own: Figure
}

export interface Sources {
  sources: Source[]
  others: { people: OtherSources | null; wheres: OtherSources | null }
}

/** People and places told one by one; of those that brought less only the sum. */
export const TOLD_SOURCES = 50

/**
 * The sources of the ways, and everywhere something was paid: what brought most won value in one currency first, then
 * most mandates.
 *
 * @param metOn the day each person was met, as the card says or as the first encounter does.
 */
export function sourcesOf(
  ways: readonly Way[],
  metOn: ReadonlyMap<string, Day>,
  paidAt: ReadonlyMap<string, PaidAt>,
): Sources {
  const ranked = gathered(ways, paidAt.keys()).sort(
    (a, b) =>
      b.wonCents - a.wonCents ||
      b.weight - a.weight ||
      b.namedWeight - a.namedWeight ||
      (a.key < b.key ? -1 : 1),
  )
  const [people, wheres] = [ofType(ranked, 'person'), ofType(ranked, 'where')]
  const first = new Set([...people.slice(0, TOLD_SOURCES), ...wheres.slice(0, TOLD_SOURCES)])
  const isTold = (each: Gathered) => first.has(each) || paidAt.has(each.key) || each.key.startsWith('kind:')
  return {
    sources: ranked.filter(isTold).map(each => sourceOf(each, metOn, paidAt.get(each.key))),
    others: {
      people: othersIn(people.filter(each => !isTold(each))),
      wheres: othersIn(wheres.filter(each => !isTold(each))),
    },
  }
}

/** The ways of a source, in their order. */
interface Gathered {
  key: string
  own: Way[]
  named: Way[]
  weight: number
  namedWeight: number
  /** Of what is counted for it, in the currency of most. */
  wonCents: number
}

function gathered(ways: readonly Way[], more: Iterable<string>): Gathered[] {
  const sources = new Map<string, Gathered>()
  const sourceAt = (key: string): Gathered => {
    const known = sources.get(key)
    if (known) return known
    const fresh: Gathered = { key, own: [], named: [], weight: 0, namedWeight: 0, wonCents: 0 }
    sources.set(key, fresh)
    return fresh
  }
  const name = (source: Gathered, way: Way) => {
    source.named.push(way)
    source.namedWeight += way.weight
  }
  const personKeyOf = once(personKey)
  for (const way of ways) {
    const source = sourceAt(way.source)
    source.own.push(way)
    source.weight += way.weight
    name(source, way)
    for (let i = 1; i < way.chain.length; i++) name(sourceAt(personKeyOf(way.chain[i] as string)), way)
    if (way.where !== null && way.where !== way.source) name(sourceAt(way.where), way)
  }
  for (const key of more) sourceAt(key)
  const all = [...sources.values()]
  for (const source of all) source.wonCents = mostWon(source.own)
  return all
}

function ofType(sources: readonly Gathered[], type: 'person' | 'where'): Gathered[] {
  return sources.filter(({ key }) => key.startsWith(`${type}:`))
}

function mostWon(ways: readonly Way[]): number {
  const sums: Record<string, number> = {}
  for (const { currency, wonCents } of ways) {
    if (wonCents !== null) sums[currency] = (sums[currency] ?? 0) + wonCents
  }
  return Math.max(0, ...Object.values(sums))
}

function sourceOf(
  { key, own: mine, named: all }: Gathered,
  metOn: ReadonlyMap<string, Day>,
  paidAt: PaidAt | undefined,
): Source {
  const [type, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  const personId = personIn(key)
  const [own, named] = [figureOf(mine), figureOf(all)]
  const paid = paidAt?.paid ?? []
  return {
    key,
    personId,
    label: type === 'where' ? (firstLabel(all) ?? paidAt?.label ?? '') : '',
    kind: type === 'kind' ? (rest as ContributionKind) : type === 'where' ? kindOf(mine) : null,
    own,
    named,
    minutes: mine.reduce((sum, { minutes }) => sum + minutes, 0),
    perHour: perHour(mine),
    meeting: personId ? meetingTime(mine, metOn) : null,
    paid,
    perPaid: perPaid((mine.length > 0 ? own : named).won, paid),
  }
}

function othersIn(sources: readonly Gathered[]): OtherSources | null {
  if (sources.length === 0) return null
  const ways = sources.flatMap(({ own }) => own).sort((a, b) => a.place - b.place)
  return { count: sources.length, own: figureOf(ways) }
}

/**
 * What an hour of work brought: won value by the hours, both by the shares of the ways, rounded to the hundredth; of
 * mandates whose worth and hours are both known.
 */
export function perHour(ways: readonly Way[]): Money[] {
  const sums: (Money & { minutes: number })[] = []
  for (const { currency: of, wonCents, minutes } of ways) {
    if (wonCents === null || minutes === 0) continue
    const sum = sums.find(({ currency }) => currency === of)
    if (sum) {
      sum.cents += wonCents
      sum.minutes += minutes
    } else sums.push({ cents: wonCents, currency: of, minutes })
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
    if (met === undefined || met > way.heardOn) continue
    if (isAgain(way, known)) continue
    known.push(way)
    days.push(dayNumber(way.heardOn) - dayNumber(met))
  }
  const medianDays = median(days)
  return medianDays === null ? null : { medianDays, n: days.length, mandates: placesOf(known) }
}

/** Whether the same person brought the same mandate by a way before: those of a mandate stand together. */
function isAgain({ place, chain }: Way, known: readonly Way[]): boolean {
  for (let i = known.length - 1; known[i]?.place === place; i--)
    if (known[i]?.chain[0] === chain[0]) return true
  return false
}

/** Of the earliest mandate; of equals, the first in the alphabet. */
export function firstLabel(ways: readonly Way[]): string | undefined {
  return ways.reduce<Way | undefined>((best, way) => {
    if (!best) return way
    const [a, b] = [way.heardOn, best.heardOn]
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
