import { type Day, daysBetween } from '../lib/day.ts'
import { type Money, sumsByCurrency } from '../lib/money.ts'
import { type Interval, wilson } from '../lib/wilson.ts'
import type { Named } from '../people/person.ts'
import type { Again, Outing } from './outing.ts'

/** Somebody met there, and what followed. */
export interface MetThere {
  person: Named
  isNew: boolean
  /** Encounters since, the first first. */
  seenOn: readonly Day[]
}

/** A mandate whose provenance names the outing, or somebody first met there. */
export interface MandateFrom {
  id: string
  what: string
  /** Of it, for this way. */
  cents: number | null
  currency: string
  isWon: boolean
  by: 'event' | 'person'
  heardOn: Day
}

export interface FavourFrom {
  id: string
  direction: 'given' | 'received'
  kind: string
  person: Named
  day: Day
}

export interface BroughtFacts {
  outing: Pick<Outing, 'day' | 'endDay' | 'time' | 'endTime' | 'minutes' | 'travelMinutes' | 'cost' | 'again'>
  met: readonly MetThere[]
  mandates: readonly MandateFrom[]
  favours: readonly FavourFrom[]
}

/** What an outing brought, so far. */
export interface Brought {
  met: number
  fresh: number
  /** Met there for the first time, and seen again since. */
  kept: MetThere[]
  favours: FavourFrom[]
  mandates: MandateFrom[]
  /** Of the mandates won, for this way; by currency. */
  won: Money[]
  /** There, and on the way; null: neither was said. */
  minutes: number | null
  cost: Money | null
  /** What was won in the currency of the cost, or the first there is, for each hour; null without hours. */
  perHour: Money | null
  /** For each unit of money it cost, in hundredths; null: it cost nothing, or nothing in that currency was won. */
  perUnit: number | null
  daysSince: number
}

/** What a verdict on going again is built on: this outing and those of its series. */
export interface Verdict {
  /** yes: it brings something. no: it brought nothing so often that it hardly will. open: too early, or too few to tell. */
  advice: 'yes' | 'no' | 'open'
  because:
    | 'mandates'
    | 'kept'
    | 'favours'
    | 'nothing'
    | 'tooEarly'
    | 'tooFew'
    | 'feltGood'
    | 'saidNo'
    | 'saidYes'
  /** Outings counted. */
  n: number
  /** People met for the first time in them all, and seen again. */
  fresh: number
  kept: number
  /** Of those met for the first time, how many may well be seen again: 95 times in 100; null without any. */
  keptShare: Interval | null
}

/** The same as screens show it. */
export interface BroughtView extends Brought {
  outingId: string
  verdict: Verdict
}

export function broughtBy({ outing, met, mandates, favours }: BroughtFacts, today: Day): Brought {
  const fresh = met.filter(({ isNew }) => isNew)
  const won = sumsByCurrency(
    mandates.flatMap(({ isWon, cents, currency }) => (isWon && cents !== null ? [{ cents, currency }] : [])),
  )
  const minutes = minutesOf(outing)
  const inCurrency = outing.cost ? won.find(({ currency }) => currency === outing.cost?.currency) : won[0]
  return {
    met: met.length,
    fresh: fresh.length,
    kept: fresh.filter(({ seenOn }) => seenOn.length > 0),
    favours: [...favours],
    mandates: [...mandates],
    won,
    minutes,
    cost: outing.cost,
    perHour:
      inCurrency && minutes
        ? { cents: Math.round((inCurrency.cents * 60) / minutes), currency: inCurrency.currency }
        : null,
    perUnit:
      inCurrency && outing.cost && outing.cost.cents > 0
        ? Math.round((inCurrency.cents * 100) / outing.cost.cents)
        : null,
    daysSince: Math.max(0, daysBetween(outing.endDay, today)),
  }
}

/** Hours there and on the way; what lasts is read from its clock where it was not said. */
export function minutesOf(
  outing: Pick<Outing, 'day' | 'endDay' | 'time' | 'endTime' | 'minutes' | 'travelMinutes'>,
): number | null {
  const there = outing.minutes ?? lasting(outing)
  return there === null && outing.travelMinutes === null ? null : (there ?? 0) + (outing.travelMinutes ?? 0)
}

/** Before that, a first meeting has hardly had the time to become anything (ours). */
const EARLY_DAYS = 60
/** Outings that brought nothing before it is said that they do not (ours). */
const ENOUGH_OUTINGS = 3

/**
 * Whether to go again, of the outings of a series that are behind, this one among them. What the owner said counts first.
 *
 * @see docs/measures.md#what-an-outing-brought
 */
export function goAgain(
  all: readonly Brought[],
  said: { again: Again | null; feeling: number | null },
): Verdict {
  const old = all.filter(({ daysSince }) => daysSince >= EARLY_DAYS)
  const sum = (of: (brought: Brought) => number) => all.reduce((total, each) => total + of(each), 0)
  const [fresh, kept] = [sum(each => each.fresh), sum(each => each.kept.length)]
  const counted = { n: all.length, fresh, kept, keptShare: fresh > 0 ? wilson(kept, fresh) : null }
  const verdict = (advice: Verdict['advice'], because: Verdict['because']) => ({
    advice,
    because,
    ...counted,
  })
  if (said.again === 'no') return verdict('no', 'saidNo')
  if (said.again === 'yes') return verdict('yes', 'saidYes')
  if (sum(each => each.mandates.length) > 0) return verdict('yes', 'mandates')
  if (kept > 0) return verdict('yes', 'kept')
  if (sum(each => each.favours.length) > 0) return verdict('yes', 'favours')
  if (old.length < all.length && old.length < ENOUGH_OUTINGS) return verdict('open', 'tooEarly')
  if ((said.feeling ?? 0) >= 4) return verdict('yes', 'feltGood')
  return old.length >= ENOUGH_OUTINGS ? verdict('no', 'nothing') : verdict('open', 'tooFew')
}

function lasting({
  day,
  endDay,
  time,
  endTime,
}: Pick<Outing, 'day' | 'endDay' | 'time' | 'endTime'>): number | null {
  if (time === null || endTime === null) return null
  const [from, to] = [clockMinutes(time), clockMinutes(endTime) + 1440 * daysBetween(day, endDay)]
  // Past midnight under one day.
  const minutes = to < from ? to + 1440 - from : to - from
  return minutes <= MOST_MINUTES ? minutes : null
}

/** Several days are not one long stay. */
const MOST_MINUTES = 960

function clockMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
