import type { Day } from '../lib/day.ts'
import type { Money } from '../lib/money.ts'
import { CONTRIBUTION_KINDS, type ContributionKind, isWon } from './mandate.ts'
import type { Outlay } from './outlay.ts'
import { type Dependence, dependenceOf } from './provenance-dependence.ts'
import { type Flow, flowOf } from './provenance-flow.ts'
import { type ClientFacts, type GrowthMonth, growthOf } from './provenance-growth.ts'
import { paidBySource } from './provenance-paid.ts'
import {
  type MeetingTime,
  meetingTime,
  perHour,
  type Source,
  type SourceFacts,
  sourcesOf,
} from './provenance-sources.ts'
import {
  type ChainFacts,
  type ContributionFacts,
  type Figure,
  figureOf,
  type MandateFacts,
  type Way,
  waysOf,
} from './provenance-ways.ts'

export const COUNTED_BY = ['heard', 'won'] as const
/** Whether a mandate belongs to the day it was heard of, or, won, to the day it was won. */
export type CountedBy = (typeof COUNTED_BY)[number]

/** Both ends included; null: without end. */
export interface Period {
  from: Day | null
  to: Day | null
  by: CountedBy
}

/** What the figures are made of: the mandates of the period at least, with their ways. */
export interface ProvenanceRows extends SourceFacts {
  mandates: MandateFacts[]
  contributions: ContributionFacts[]
  chain: ChainFacts[]
  /** The first mandates won of every client the desk ever had. */
  clients: ClientFacts[]
  /** All that was paid somewhere, the earliest first. */
  outlays: Outlay[]
  /** Of the people in chains; who is gone is not in it. */
  names: ReadonlyMap<string, string>
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
  sources: Source[]
  meeting: MeetingTime | null
  dependence: Dependence[]
  growth: GrowthMonth<number>[]
  /** Those that came from where nobody looked for them. */
  unexpected: number[]
  /** Counted in mandates first, then in each currency, that of most value first. */
  flows: Flow[]
}

/** One that stands behind figures; what more there is to say of it is asked when a figure is opened. */
export interface MandateBehind {
  id: string
  /** The currency whose sums of won value of the period it is in; null: in none. */
  wonIn: string | null
}

/** @see docs/measures.md#share-of-referrals, and the sections after it. */
export function provenanceOf(rows: ProvenanceRows, period: Period, today: Day): Provenance {
  const mandates = rows.mandates.filter(mandate => isIn(mandate, period)).sort(newestFirst(period))
  const ways = waysOf(mandates, rows.contributions, rows.chain)
  const ofKind = Map.groupBy(ways, ({ kind }) => kind)
  const figureOfKind = (kind: ContributionKind) => figureOf(ofKind.get(kind) ?? [])
  const growth = growthOf(rows.clients, { from: period.from, to: earliest(period.to, today) })

  const places = new Map(mandates.map(({ id }, place) => [id, place]))
  const before: MandateBehind[] = []
  const placeOf = (id: string): number => {
    const place = places.get(id) ?? places.size
    if (place === places.size) before.push({ id, wonIn: null })
    places.set(id, place)
    return place
  }
  const months = growth.map(({ firsts, ...month }) => ({ ...month, firsts: firsts.map(placeOf) }))
  const placesWhere = (holds: (mandate: MandateFacts) => boolean) =>
    mandates.flatMap((mandate, place) => (holds(mandate) ? [place] : []))
  return {
    period,
    mandates: [...mandates.map(behind), ...before],
    count: mandates.length,
    names: namesIn(ways, rows.names),
    whole: figureOf(ways),
    referral: figureOfKind('referral'),
    formerClient: figureOfKind('former-client'),
    kinds: CONTRIBUTION_KINDS.filter(kind => ofKind.has(kind))
      .map(kind => ({ kind, figure: figureOfKind(kind) }))
      .sort((a, b) => b.figure.weight - a.figure.weight),
    withoutValue: placesWhere(mandate => isWon(mandate) && mandate.cents === null),
    perHour: perHour(ways),
    sources: sourcesOf(ways, rows, paidBySource(rows.outlays, period, today)),
    meeting: meetingTime(ways, rows.metOn),
    dependence: dependenceOf(ways),
    growth: months,
    unexpected: placesWhere(({ unexpected }) => unexpected),
    flows: [null, ...currenciesIn(mandates)].map(currency => flowOf(ways, currency)),
  }
}

function isIn(mandate: MandateFacts, { from, to, by }: Period): boolean {
  if (by === 'won' && !isWon(mandate)) return false
  const on = countedOn(mandate, by)
  return (from === null || from <= on) && (to === null || on <= to)
}

function countedOn(mandate: MandateFacts, by: CountedBy): Day {
  // Where nobody noted the day it was won, the day it was heard of stands for it.
  return by === 'won' ? (mandate.decidedOn ?? mandate.heardOn) : mandate.heardOn
}

function newestFirst({ by }: Period): (a: MandateFacts, b: MandateFacts) => number {
  return (a, b) => {
    const on = countedOn(a, by)
    const other = countedOn(b, by)
    return on < other ? 1 : on > other ? -1 : a.id < b.id ? 1 : -1
  }
}

function behind(mandate: MandateFacts): MandateBehind {
  return { id: mandate.id, wonIn: isWon(mandate) && mandate.cents !== null ? mandate.currency : null }
}

function namesIn(ways: readonly Way[], names: ReadonlyMap<string, string>): Record<string, string> {
  const named = new Map<string, string>()
  for (const id of new Set(ways.flatMap(({ chain }) => chain))) {
    const name = names.get(id)
    if (name !== undefined) named.set(id, name)
  }
  return Object.fromEntries(named)
}

function currenciesIn(mandates: readonly MandateFacts[]): string[] {
  const sums = new Map<string, number>()
  for (const { cents, currency } of mandates) {
    if (cents !== null && cents > 0) sums.set(currency, (sums.get(currency) ?? 0) + cents)
  }
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([currency]) => currency)
}

function earliest(to: Day | null, today: Day): Day {
  return to === null || to > today ? today : to
}
