import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'

export const CLUB_KINDS = [
  'sport',
  'music',
  'dance',
  'games',
  'outdoors',
  'association',
  'parish',
  'language',
  'open-coffee',
  'other',
] as const
/** `outdoors`: fishing, walking; `open-coffee`: people of trades who meet over a coffee. */
export type ClubKind = (typeof CLUB_KINDS)[number]

export const COST_PER = ['year', 'month', 'session'] as const
export type CostPer = (typeof COST_PER)[number]

export const SESSION_STATES = ['went', 'missed', 'off'] as const
/** `off`: there was none that day. */
/** `moved`: it is on another day, or at another hour. */
export type SessionState = (typeof SESSION_STATES)[number] | 'moved'

/** A session that was moved: from a day of the rhythm, to a day and an hour of its own. */
export interface Move {
  from: Day
  to: Day
  /** Null: the whole day. */
  time: string | null
}

/** Something that comes back, with the people one finds there. */
export interface Club {
  id: string
  name: string
  kind: ClubKind
  /** Where, in words. */
  place: string
  /** A place of the desk. */
  placeId: string | null
  /** An RRULE that `readRhythm` reads; '': no fixed rhythm. */
  rule: string
  /** The first time one was or will be there; of every second week it says which. */
  since: Day
  /** The last day there may be a session; null: no end is known. */
  until: Day | null
  /** `19:30` on the desk's clock. */
  time: string | null
  minutes: number | null
  /** Whether one is there for something else than one's trade. */
  outsideTrade: boolean
  /** Hundredths of the currency; null: not said, 0: free. */
  costCents: number | null
  costPer: CostPer
  /** ISO 4217. */
  currency: string
  note: string
  /** One goes there no more. */
  archived: boolean
}

export interface ClubView extends Club {
  /** Sessions that stand elsewhere than the rhythm says. */
  moves: Move[]
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
}

/** What the screen sends. */
export interface ClubDraft extends Club {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** One time: one was there, one was not, or there was none. */
export interface Session {
  id: string
  clubId: string
  day: Day
  state: SessionState
  /** What being there logged; null: nothing, or it was another state. */
  encounterId: string | null
  /** Of one that was moved, where to; null otherwise. */
  movedTo: Day | null
  movedTime: string | null
}

export interface SessionView extends Session {
  revision: string
  /** Who was there, as the journal tells today. */
  people: Named[]
}

/** What being there logs. */
export interface Attendance {
  /** Of the encounter. */
  id: string
  personIds: readonly string[]
  /** Named for the first time: they enter the cardex, and the club, in the same batch. */
  newPeople: readonly { id: string; name: string }[]
  note: string
}

/** What the screen sends to say how it was. `attendance`: where one was there and it is not logged yet. */
export interface SessionDraft extends Pick<Session, 'id' | 'clubId' | 'day'> {
  state: (typeof SESSION_STATES)[number]
  attendance: Attendance | null
  revision?: string | undefined
}

/** Somebody of a club. */
export interface Member extends Named {
  /** What they are there, in the owner's words: « alto », « trésorière ». */
  role: string
  /** Sessions where both were. */
  together: number
  lastOn: Day | null
}

/** What the screen sends to add people; those who are there already only get their role. */
export interface MembersDraft {
  people: readonly { id: string; personId: string; role: string }[]
  /** Named for the first time: they enter the cardex in the same batch. */
  newPeople: readonly { id: string; name: string }[]
}

/** Of which nothing more is said yet. */
export const NEW_CLUB: Omit<Club, 'id' | 'name' | 'since' | 'currency'> = {
  kind: 'other',
  place: '',
  placeId: null,
  rule: '',
  until: null,
  time: null,
  minutes: null,
  outsideTrade: true,
  costCents: null,
  costPer: 'year',
  note: '',
  archived: false,
}
