import type { Day } from '../lib/day.ts'
import { splitCents } from '../lib/money.ts'
import { type Contribution, type Mandate, type Stage, WHOLE_SHARE } from './mandate.ts'

/** The day of each step, in their order. */
const DATES = ['heardOn', 'talkedOn', 'proposedOn', 'decidedOn', 'deliveredOn', 'paidOn'] as const
type DateOf = (typeof DATES)[number]
export type MandateDates = Pick<Mandate, 'stage' | DateOf>

const STEP: Readonly<Record<Stage, DateOf>> = {
  lead: 'heardOn',
  talked: 'talkedOn',
  proposed: 'proposedOn',
  won: 'decidedOn',
  delivered: 'deliveredOn',
  paid: 'paidOn',
  lost: 'decidedOn',
  'handed-over': 'decidedOn',
}

/** The column that says when a stage was reached. */
export function dateOf(stage: Stage): DateOf {
  return STEP[stage]
}

/** How far a stage is: three of them end the talks and are as far as each other. */
export function rankOf(stage: Stage): number {
  return DATES.indexOf(STEP[stage])
}

/**
 * The rules that no draft goes round: the shares sum to the whole, somebody stands once in a chain, the dates fit the
 * stage. Settling twice is settling once.
 *
 * @param today the day of a stage whose day nobody said.
 */
export function settled<Draft extends Mandate>(draft: Draft, today: Day): Draft {
  return {
    ...draft,
    ...settledDates(draft, today),
    daysHundredths: draft.per === 'day' ? draft.daysHundredths : null,
    lostBecause: draft.stage === 'lost' ? draft.lostBecause : '',
    contributions: settledContributions(draft),
    people: once(draft.people, ({ personId }) => personId),
    encounterIds: [...new Set(draft.encounterIds)],
  }
}

/**
 * The mandate once it is at another stage. Forward, the day is that of the stage, and earlier ones stay; back, the later
 * ones go, and the day the stage was first reached stays where it is known. There already, nothing moves.
 */
export function atStage<Draft extends Mandate>(mandate: Draft, stage: Stage, on: Day): Draft {
  if (stage === mandate.stage) return settled(mandate, on)
  const step = STEP[stage]
  const isBack = rankOf(stage) < rankOf(mandate.stage)
  const day = (stage === 'lead' || isBack) && mandate[step] ? mandate[step] : on
  return settled({ ...mandate, stage, [step]: day }, on)
}

/**
 * Shares that sum to the whole exactly: as they stand to each other, equal where none is said; what rounding leaves goes
 * to the largest remainders.
 *
 * @param shares of any unit, none negative.
 */
export function wholeShares(shares: readonly number[]): number[] {
  if (shares.length === 0) return []
  const isSaid = shares.some(share => share > 0)
  return splitCents(WHOLE_SHARE, isSaid ? shares : shares.map(() => 1))
}

/**
 * Days beyond the stage go; that of the stage is there; nothing won is without the day it was decided, nor paid without
 * that of its delivery (the next day known); nothing came before it was heard of.
 */
function settledDates(mandate: MandateDates, today: Day): Record<DateOf, Day | null> & { heardOn: Day } {
  const { stage } = mandate
  const reached = rankOf(stage)
  const dates = Object.fromEntries(
    DATES.map((step, rank) => [step, rank > reached ? null : mandate[step]]),
  ) as Record<DateOf, Day | null>
  dates[STEP[stage]] ??= today
  if (stage === 'paid') dates.deliveredOn ??= dates.paidOn
  if (stage === 'paid' || stage === 'delivered') dates.decidedOn ??= dates.deliveredOn
  let next: Day | null = null
  for (const step of DATES.toReversed()) {
    const day: Day | null = dates[step]
    if (day !== null && next !== null && day > next) dates[step] = next
    next = dates[step] ?? next
  }
  return { ...dates, heardOn: dates.heardOn ?? today }
}

/** The one that nobody knows has the id of its mandate: drafted twice, it is the same. */
function settledContributions({ id, contributions }: Mandate): Contribution[] {
  const said = once(contributions, contribution => contribution.id)
  if (said.length === 0) {
    return [{ id, kind: 'unknown', label: '', personIds: [], share: WHOLE_SHARE }]
  }
  const shares = wholeShares(said.map(({ share }) => share))
  return said.map((contribution, i) => ({
    ...contribution,
    personIds: [...new Set(contribution.personIds)],
    share: shares[i] as number,
  }))
}

function once<T>(list: readonly T[], keyOf: (each: T) => string): T[] {
  return [...new Map(list.toReversed().map(each => [keyOf(each), each])).values()].toReversed()
}
