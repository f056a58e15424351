import type { Day } from '../lib/day.ts'
import type { Position } from '../lib/geo/position.ts'
import type { Money } from '../lib/money.ts'
import type { Named } from '../people/person.ts'
import type { EventKind, Occurrence } from './event.ts'

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

/** An outing as screens show it. Somebody who is gone has no name. */
export interface OutingView extends Omit<Outing, 'aims'> {
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
  aims: (OutingAim & { person: Named | null })[]
  /** Those met first, then whom one wishes to meet, then those expected; by name. */
  people: OutingPersonView[]
}

export interface OutingPersonView extends OutingPerson {
  revision: string
  /** Null: only a name. */
  card: Named | null
}

/** An outing that somebody is noted of, as their card shows it. */
export interface PersonOuting {
  outing: Pick<OutingView, 'id' | 'title' | 'day' | 'place' | 'state'>
  role: OutingPersonView['role']
  isNew: boolean
  word: string
}

export interface OutingDraft extends Outing {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

export interface OutingPersonDraft extends OutingPerson {
  /** Named for the first time: enters the cardex in the same batch. */
  newPerson?: Named | null | undefined
  revision?: string | undefined
}

/** The facts of a view, as a draft states them. */
export function factsOf({ people: _, aims, ...outing }: OutingView): OutingDraft {
  return { ...outing, aims: aims.map(({ person: __, ...aim }) => aim) }
}

/** An outing to an occurrence of an event, as it stands when one chooses it. */
export function outingTo(
  { eventId, occurrence, title, kind, day, time, endDay, endTime, ...where }: Occurrence,
  chosen: Pick<Outing, 'id' | 'state' | 'cost' | 'travelMinutes'>,
): Outing {
  const { place, address, placeId, position, isOnline } = where
  return {
    ...{ eventId, occurrence, title, kind, day, time, endDay, endTime },
    ...{ place, address, placeId, position, isOnline },
    ...{ minutes: null, feeling: null, again: null, note: '', aims: [] },
    ...chosen,
  }
}

/** What is behind one: been to, or said to be gone to and its day is past. */
export function hasTakenPlace({ state, endDay }: Pick<Outing, 'state' | 'endDay'>, today: Day): boolean {
  return state === 'been' || (state === 'going' && endDay < today)
}
