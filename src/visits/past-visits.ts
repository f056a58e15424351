import { addDays, type Day } from '../lib/day.ts'
import { median } from '../lib/spread.ts'
import { type Interval, wilson } from '../lib/wilson.ts'
import { isWon, type Mandate, valueCents } from '../mandates/mandate.ts'

/** Somebody was seen in the flesh, away from home. Null: not known. */
export interface PastVisit {
  day: Day
  personId: string
  /** On the spot. */
  minutes: number | null
  /** Both ways. */
  travelMinutes: number | null
  km: number | null
}

export interface PastMandate {
  heardOn: Day
  /** Those it came through, the one who weighs most first. */
  personIds: readonly string[]
  outcome: 'won' | 'undecided' | 'lost'
  /** Null: not known. */
  cents: number | null
  /** ISO 4217. */
  currency: string
}

/** A figure of the past, never without how many cases it is of. */
export interface Known {
  value: number
  n: number
}

export interface PastVisits {
  /** Visits whose twelve months are over. */
  n: number
  /** Of them, those followed within twelve months by a mandate that came through that person. */
  heard: number
  /** Of those, the ones with a mandate that was won. */
  won: number
  /** Of those not won, the ones with a mandate that is still to be decided. */
  undecided: number
  /** Visits that are not counted, because their twelve months are not over. */
  tooRecent: number
  /** Won per visit, as seen; null without a visit. */
  rate: number | null
  interval: Interval
  /** What one may expect of the next visit: the rate drawn towards the prior. */
  chance: number
  /** Cents that a visit followed by a won mandate brought, the median; null where none has an amount in that currency. */
  medianCents: Known | null
  /** On the spot, the median of the counted visits that say it, like the two below. */
  visitMinutes: Known | null
  travelMinutes: Known | null
  km: Known | null
}

/** A mandate heard of up to so many days after a visit may have come of it. */
export const FOLLOWS_DAYS = 365

/**
 * Before any visit is known: as if ten had brought one mandate, Beta(1, 9). Ours: one in ten, because most visits bring
 * none; of the weight of ten, so that a first mandate (2 in 11) or a first year without any does not swing it, and that
 * thirty visits of one's own weigh three times more than it.
 */
export const PRIOR = { won: 1, not: 9 } as const

/** What came of the visits of the past, as seen on a day. @param currency ISO 4217, of the median: no other is added. */
export function calibrate(
  visits: readonly PastVisit[],
  mandates: readonly PastMandate[],
  { today, currency }: { today: Day; currency: string },
): PastVisits {
  const distinct = onceADay(visits.filter(({ day }) => day <= today))
  const brought = creditedTo(distinct, mandates)
  const over = distinct.filter(({ day }) => addDays(day, FOLLOWS_DAYS) <= today)
  const followed = over.map(visit => brought.get(visit) ?? []).filter(came => came.length > 0)
  const won = followed.filter(came => came.some(({ outcome }) => outcome === 'won'))
  const undecided = followed.filter(came => !won.includes(came) && came.some(isUndecided))
  const n = over.length
  return {
    n,
    heard: followed.length,
    won: won.length,
    undecided: undecided.length,
    tooRecent: distinct.length - n,
    rate: n === 0 ? null : won.length / n,
    interval: wilson(won.length, n),
    chance: expectedChance(won.length, n),
    medianCents: medianCents(won, currency),
    visitMinutes: medianOf(over.map(({ minutes }) => minutes)),
    travelMinutes: medianOf(over.map(({ travelMinutes }) => travelMinutes)),
    km: medianOf(over.map(({ km }) => km)),
  }
}

/** The mean of the Beta law after so many visits: between that of the prior and the rate seen. 0 … 1. */
export function expectedChance(won: number, n: number): number {
  return (PRIOR.won + won) / (PRIOR.won + PRIOR.not + n)
}

/**
 * Which visit each mandate is put down to: the last one, on the day it was heard of or within the year before, to somebody
 * it came through; of two on that day, to whoever weighs more. One visit at most: nothing is counted twice.
 */
export function creditedTo(
  visits: readonly PastVisit[],
  mandates: readonly PastMandate[],
): Map<PastVisit, PastMandate[]> {
  const ofPerson = Map.groupBy(visits, ({ personId }) => personId)
  const brought = new Map<PastVisit, PastMandate[]>()
  for (const mandate of mandates) {
    let last: PastVisit | null = null
    for (const personId of mandate.personIds) {
      for (const visit of ofPerson.get(personId) ?? []) {
        if (mayHaveBrought(visit, mandate) && (last === null || visit.day > last.day)) last = visit
      }
    }
    if (last) brought.set(last, [...(brought.get(last) ?? []), mandate])
  }
  return brought
}

/** A mandate with those it came through; a former client who came back came through themselves. */
export function pastMandate(mandate: Mandate): PastMandate {
  const { heardOn, contributions, clientId, currency, stage } = mandate
  const personIds = contributions
    .toSorted((a, b) => b.share - a.share)
    .flatMap(({ kind, personIds }) =>
      personIds.length === 0 && kind === 'former-client' && clientId ? [clientId] : personIds,
    )
  const outcome = isWon(mandate) ? 'won' : stage === 'lost' || stage === 'handed-over' ? 'lost' : 'undecided'
  return { heardOn, personIds: [...new Set(personIds)], outcome, cents: valueCents(mandate), currency }
}

function mayHaveBrought({ day }: PastVisit, { heardOn }: PastMandate): boolean {
  return day <= heardOn && heardOn <= addDays(day, FOLLOWS_DAYS)
}

function isUndecided({ outcome }: PastMandate): boolean {
  return outcome === 'undecided'
}

/** Somebody seen twice on a day was visited once. */
function onceADay(visits: readonly PastVisit[]): PastVisit[] {
  return [...new Map(visits.map(visit => [`${visit.day} ${visit.personId}`, visit])).values()]
}

function medianCents(won: readonly PastMandate[][], currency: string): Known | null {
  const sums = won.map(came => {
    const amounts = came
      .filter(mandate => mandate.outcome === 'won' && mandate.currency === currency)
      .flatMap(({ cents }) => (cents === null ? [] : [cents]))
    return amounts.length === 0 ? null : amounts.reduce((sum, cents) => sum + cents)
  })
  const usual = medianOf(sums)
  return usual && { ...usual, value: Math.round(usual.value) }
}

function medianOf(values: readonly (number | null)[]): Known | null {
  const known = values.filter(value => value !== null)
  const value = median(known)
  return value === null ? null : { value, n: known.length }
}
