import type { Day } from '../lib/day.ts'
import type { Money } from '../lib/money.ts'
import { CONTRIBUTION_KINDS, type ContributionKind, isWon } from './mandate.ts'
import type { Outlay } from './outlay.ts'
import { countedIn, type Period } from './provenance-counted.ts'
import { type Dependence, dependenceOf } from './provenance-dependence.ts'
import { type ClientFacts, type GrowthMonth, growthOf } from './provenance-growth.ts'
import { paidBySource } from './provenance-paid.ts'
import {
  type MeetingTime,
  meetingTime,
  type OtherSources,
  perHour,
  type Source,
  sourcesOf,
} from './provenance-sources.ts'
import { type Figure, figureOf, type Way, type WayFacts } from './provenance-ways.ts'

/** What the figures are made of: the ways of the mandates of the period at least, those of a mandate together. */
export interface ProvenanceRows {
  ways: WayFacts[]
  /** The first mandates won of every client the desk ever had. */
  clients: ClientFacts[]
  /** All that was paid somewhere, the earliest first. */
  outlays: Outlay[]
  /** Of the people in chains; who is gone is not in it. */
  names: ReadonlyMap<string, string>
  /** The day each of them was met, as the card says or as the first encounter does. */
  metOn: ReadonlyMap<string, Day>
}

/** Under so many mandates no share is told: counts only. */
export const FEWEST_FOR_A_SHARE = 5

/** From so many on a share is told without its interval. */
export const ENOUGH_WITHOUT_INTERVAL = 100

/** Where the work of a period came from. Each figure names the mandates behind it by their place in `mandates`. */
export interface Provenance {
  period: Period
  /** Those of the period, the newest first; after them those that only `growth` names. */
  mandates: MandateBehind[]
  /** How many of them are of the period. */
  count: number
  /** Of people named here. Who is no longer in the cardex is missing. */
  names: Record<string, string>
  /** All of the period. */
  whole: Figure
  /** Came by somebody who sent or named the owner: the contributions of kind `referral`. */
  referral: Figure
  /** Clients of before who came back. */
  formerClient: Figure
  /** Every kind that there is one of; they sum to the whole. */
  kinds: { kind: ContributionKind; figure: Figure }[]
  /** Won, but nobody has said what they are worth: in no sum of money. */
  withoutValue: number[]
  perHour: Money[]
  /** Those that brought most, first. */
  sources: Source[]
  /** Of people and of places, those that are not among the sources; null: all are. */
  others: { people: OtherSources | null; wheres: OtherSources | null }
  meeting: MeetingTime | null
  dependence: Dependence[]
  growth: GrowthMonth<number>[]
  /** Those that came from where nobody looked for them. */
  unexpected: number[]
  /** Of the mandates, won or not: that of most value first. */
  currencies: string[]
}

/** One that stands behind figures; what more there is to say of it is asked when a figure is opened. */
export interface MandateBehind {
  id: string
  /** The currency whose sums of won value of the period it is in; null: in none. */
  wonIn: string | null
}

/** @see docs/measures.md#share-of-referrals, and the sections after it. */
export function provenanceOf(rows: ProvenanceRows, period: Period, today: Day): Provenance {
  const ways = countedIn(rows.ways, period)
  const mandates = ways.filter(({ place }, i) => place !== ways[i - 1]?.place)
  const { sources, others } = sourcesOf(ways, rows.metOn, paidBySource(rows.outlays, period, today))
  const dependence = dependenceOf(ways)
  const ofKind = Map.groupBy(ways, ({ kind }) => kind)
  const figureOfKind = (kind: ContributionKind) => figureOf(ofKind.get(kind) ?? [])
  const growth = growthOf(rows.clients, { from: period.from, to: earliest(period.to, today) })

  const places = new Map(mandates.map(({ mandateId, place }) => [mandateId, place]))
  const before: MandateBehind[] = []
  const placeOf = (id: string): number => {
    const place = places.get(id) ?? places.size
    if (place === places.size) before.push({ id, wonIn: null })
    places.set(id, place)
    return place
  }
  const months = growth.map(({ firsts, ...month }) => ({ ...month, firsts: firsts.map(placeOf) }))
  const placesWhere = (holds: (way: Way) => boolean) => mandates.filter(holds).map(({ place }) => place)
  return {
    period,
    mandates: [...mandates.map(behind), ...before],
    count: mandates.length,
    names: namesIn([...sources, ...dependence.flatMap(({ referrers }) => referrers)], rows.names),
    whole: figureOf(ways),
    referral: figureOfKind('referral'),
    formerClient: figureOfKind('former-client'),
    kinds: CONTRIBUTION_KINDS.filter(kind => ofKind.has(kind))
      .map(kind => ({ kind, figure: figureOfKind(kind) }))
      .sort((a, b) => b.figure.weight - a.figure.weight),
    withoutValue: placesWhere(way => isWon(way) && way.cents === null),
    perHour: perHour(ways),
    sources,
    others,
    meeting: meetingTime(ways, rows.metOn),
    dependence,
    growth: months,
    unexpected: placesWhere(({ unexpected }) => unexpected === 1),
    currencies: currenciesIn(ways),
  }
}

function behind(way: Way): MandateBehind {
  return { id: way.mandateId, wonIn: way.wonCents === null ? null : way.currency }
}

function namesIn(
  told: readonly { personId: string | null }[],
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    told.flatMap(({ personId }) => {
      const name = personId === null ? undefined : names.get(personId)
      return name === undefined ? [] : [[personId, name]]
    }),
  )
}

function currenciesIn(ways: readonly Way[]): string[] {
  const sums = new Map<string, number>()
  for (const { cents, currency } of ways) {
    if (cents !== null && cents > 0) sums.set(currency, (sums.get(currency) ?? 0) + cents)
  }
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([currency]) => currency)
}

function earliest(to: Day | null, today: Day): Day {
  return to === null || to > today ? today : to
}
