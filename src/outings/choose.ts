import { addDays, type Day, weekday } from '../lib/day.ts'
import type { Money } from '../lib/money.ts'
import type { EventKind, Occurrence } from './event.ts'
import type { Again } from './outing.ts'

/** What is known of an occurrence before one chooses. */
export interface Occasion {
  occurrence: Occurrence
  /** People of the cardex who are said to come, or usually do; those most likely first. */
  known: readonly string[]
  /** Of those one wishes to meet. */
  wished: readonly string[]
  /** Earlier outings to it: to the series, else of its organiser, else at its place. */
  past: PastOutings
  /** The ticket and the way in hours of one's own work; null: not known. */
  costHours: number | null
  /** There and back; null: not known. */
  travelMinutes: number | null
  /** Evenings out that week already, without this one. */
  eveningsOut: number
  /** What stands at that time in the calendar. */
  taken: { title: string } | null
}

export interface PastOutings {
  n: number
  /** Met there, and of those for the first time, where outings say whom one met. */
  met: number
  fresh: number
  /** 1 … 5, of those that say it. */
  feeling: number | null
  /** The last answer. */
  again: Again | null
}

export const NO_PAST: PastOutings = { n: 0, met: 0, fresh: 0, feeling: null, again: null }

export const CHOICE_REASONS = [
  'wished',
  'known',
  'fresh',
  'kind',
  'online',
  'feeling',
  'again',
  'cost',
  'travel',
  'evenings',
  'taken',
] as const
export type ChoiceReasonKey = (typeof CHOICE_REASONS)[number]

/** A fact that counts for or against, as a sentence will say it. */
export interface ChoiceReason {
  key: ChoiceReasonKey
  /** Above 0: speaks for it. */
  points: number
  names?: string[]
  count?: number
  n?: number
  text?: string
  value?: number
}

export interface Choice {
  occurrence: Occurrence
  /** In points, of ours: only their order says something. */
  score: number
  /** At most three, those that weigh most. */
  reasons: ChoiceReason[]
}

/** What one could go to, as screens show it: with what it takes. */
export interface ChoiceView extends Choice {
  /** Where one thinks of it already. */
  outingId: string | null
  travelMinutes: number | null
  /** The ticket, and the way by car. */
  cost: Money | null
  costHours: number | null
}

export interface Choices {
  choices: ChoiceView[]
  /** Days of outings that one goes to. */
  going: Day[]
  /** Whether travel could be estimated: the owner's home is known. */
  hasHome: boolean
}

/** Up to two that fill a month. */
export interface MonthProposal {
  chosen: ChoiceView[]
  /** Days of outings that one goes to. */
  already: Day[]
  /** Of so many. */
  among: number
}

const MOST_REASONS = 3
/** What weighs less says nothing. */
const SAID_FROM = 1.5

/**
 * How much an occasion promises: a sum of points, each for one fact, so that more of one's own people, a shorter way or a
 * lower price never lower it.
 *
 * @see docs/measures.md#choosing-an-outing. The weights are ours.
 */
export function weigh(occasion: Occasion): Choice {
  const weights = weightsOf(occasion).filter(({ points }) => points !== 0)
  const score = weights.reduce((sum, { points }) => sum + points, 0)
  const reasons = weights
    .filter(({ points }) => Math.abs(points) >= SAID_FROM)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points) || order(a) - order(b))
    .slice(0, MOST_REASONS)
  return { occurrence: occasion.occurrence, score: Math.round(score * 100) / 100, reasons }
}

/** The most promising first; of equals, the earliest. */
export function ranked(occasions: readonly Occasion[]): Choice[] {
  return occasions
    .map(weigh)
    .sort(
      (a, b) =>
        b.score - a.score ||
        compare(whenOf(a.occurrence), whenOf(b.occurrence)) ||
        compare(keyOf(a.occurrence), keyOf(b.occurrence)),
    )
}

/** Whether it may be proposed: ahead, on, and not waved away. */
export function mayBeProposed(
  { status, day, time }: Pick<Occurrence, 'status' | 'day' | 'time'>,
  { now, isDismissed }: { now: { day: Day; time: string }; isDismissed: boolean },
): boolean {
  if (isDismissed || status === 'cancelled') return false
  return day > now.day || (day === now.day && (time === null || time > now.time))
}

/** An evening out: begins at five or later, or on a day of work has no hour but one goes there. */
export function isEvening({ time, isOnline }: Pick<Occurrence, 'time' | 'isOnline'>): boolean {
  return !isOnline && time !== null && time >= '17:00'
}

/** Monday of its week. */
export function weekOf(on: Day): Day {
  return addDays(on, 1 - weekday(on))
}

/** How much the kind lets people talk with each other. */
const KIND_POINTS: Readonly<Record<EventKind, number>> = {
  'open-coffee': 6,
  afterwork: 5,
  meetup: 5,
  club: 5,
  workshop: 4,
  conference: 3,
  training: 3,
  fair: 2,
  culture: 2,
  other: 2,
}
const PER_WISHED = 8
const PER_KNOWN = 5
const FRESH_POINTS = 10
const ONLINE_POINTS = -5
const PER_FEELING = 3
const AGAIN_POINTS: Readonly<Record<Again, number>> = { yes: 6, maybe: 0, no: -18 }
/** An hour is an hour: of work paid for a ticket, or on the way. */
const PER_HOUR = -5
const PER_EVENING = -3
const TAKEN_POINTS = -25

function weightsOf(occasion: Occasion): ChoiceReason[] {
  const { occurrence, known, wished, past, costHours, travelMinutes, eveningsOut, taken } = occasion
  const hours = (travelMinutes ?? 0) / 60
  // As if one of two had been new before anything is known.
  const share = (past.fresh + 1) / (past.met + 2)
  const weights: ChoiceReason[] = [
    { key: 'wished', points: PER_WISHED * Math.log2(1 + wished.length), names: [...wished] },
    { key: 'known', points: PER_KNOWN * Math.log2(1 + known.length), names: [...known] },
    { key: 'fresh', points: FRESH_POINTS * (share - 0.5), count: past.fresh, n: past.met },
    { key: 'kind', points: KIND_POINTS[occurrence.kind], text: occurrence.kind },
  ]
  if (occurrence.isOnline) weights.push({ key: 'online', points: ONLINE_POINTS })
  if (past.feeling !== null) {
    weights.push({
      key: 'feeling',
      points: PER_FEELING * (past.feeling - 3),
      value: past.feeling,
      n: past.n,
    })
  }
  if (past.again) weights.push({ key: 'again', points: AGAIN_POINTS[past.again], text: past.again })
  if (costHours !== null) weights.push({ key: 'cost', points: PER_HOUR * costHours, value: costHours })
  if (travelMinutes !== null) {
    weights.push({ key: 'travel', points: PER_HOUR * hours, count: Math.round(travelMinutes) })
  }
  if (isEvening(occurrence)) {
    weights.push({ key: 'evenings', points: PER_EVENING * eveningsOut, count: eveningsOut })
  }
  if (taken) weights.push({ key: 'taken', points: TAKEN_POINTS, text: taken.title })
  return weights
}

function order({ key }: ChoiceReason): number {
  return CHOICE_REASONS.indexOf(key)
}

function whenOf({ day, time }: Occurrence): string {
  return `${day} ${time ?? ''}`
}

function keyOf({ eventId, occurrence }: Occurrence): string {
  return `${eventId} ${occurrence}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
