import type { Day } from '../lib/day.ts'
import type { Position } from '../lib/geo/position.ts'
import type { Money } from '../lib/money.ts'
import type { EventKind } from './event.ts'

/** thinking: kept in view. going: in the calendar. declined: not this time. been: it happened, and I was there. */
export const OUTING_STATES = ['thinking', 'going', 'declined', 'been'] as const
export type OutingState = (typeof OUTING_STATES)[number]

export const AGAIN = ['yes', 'maybe', 'no'] as const
export type Again = (typeof AGAIN)[number]

/** Going to an event, once; or a time out that none announced. */
export interface Outing {
  id: string
  eventId: string | null
  /** Which one of a series: `Occurrence.occurrence`. */
  occurrence: string
  title: string
  kind: EventKind
  day: Day
  time: string | null
  endDay: Day
  endTime: string | null
  place: string
  address: string
  placeId: string | null
  position: Position | null
  isOnline: boolean
  state: OutingState
  /** What it cost in all: the ticket and the way. */
  cost: Money | null
  /** There and back. */
  travelMinutes: number | null
  /** Spent there. */
  minutes: number | null
  /** How it felt, 1 heavy … 5 it did me good. */
  feeling: 1 | 2 | 3 | 4 | 5 | null
  /** Whether to go again. */
  again: Again | null
  note: string
  aims: OutingAim[]
}

/** What one goes there for: « rencontrer deux personnes de l’édition ». */
export interface OutingAim {
  id: string
  text: string
  personId: string | null
  /** null: not said yet. */
  reached: boolean | null
}

/** expected: said to come. wished: I would like to meet them. met: I did. */
export const OUTING_ROLES = ['expected', 'wished', 'met'] as const
export type OutingRole = (typeof OUTING_ROLES)[number]

/** Where the name comes from: typed, a pasted or imported list, a guess from earlier times, salon mode. */
export const OUTING_ORIGINS = ['typed', 'list', 'guess', 'salon'] as const
export type OutingOrigin = (typeof OUTING_ORIGINS)[number]

/** Somebody of an outing, on a card or only by name. */
export interface OutingPerson {
  id: string
  outingId: string
  personId: string | null
  name: string
  organisation: string
  role: OutingRole
  origin: OutingOrigin
  /** Met there for the first time. */
  isNew: boolean
  /** The one word noted on the spot. */
  word: string
  /** Instant, of those met. */
  metAt: string | null
  /** The encounter that it became. */
  encounterId: string | null
}
