import type { Channel } from '../encounters/encounter.ts'
import { addDays, type Day } from '../lib/day.ts'
import type { FavourKind } from '../reciprocity/favour.ts'

export const NEED_KINDS = ['client', 'hire', 'supplier', 'place', 'advice', 'introduction', 'other'] as const
/** `supplier` is anybody whose work is wanted; `introduction` a way in to an organisation. */
export type NeedKind = (typeof NEED_KINDS)[number]

export const ANSWERS = ['waiting', 'yes', 'knows-somebody', 'no'] as const
export type Answer = (typeof ANSWERS)[number]

/** The same person is not asked again before so many days have passed, whatever the need. */
export const ASKED_AGAIN_DAYS = 30

/** As many people are proposed at once: who asks everybody asks nobody. */
export const PROPOSED_AT_ONCE = 3

/** What the owner looks for and has not got. */
export interface Need {
  id: string
  kind: NeedKind
  /** In the owner's words, what follows "I need": `un comptable à Lille`. */
  what: string
  /** Words of the trade or the field: by them people are found. */
  skills: string[]
  organisation: string
  place: string
  note: string
  statedOn: Day
  closedOn: Day | null
  outcome: 'met' | 'dropped' | null
  /** What came of it, in words. */
  cameOf: string
}

/** One person asked about a need. */
export interface NeedAsk {
  id: string
  needId: string
  personId: string
  askedOn: Day
  how: Channel
  message: string
  answer: Answer
  answeredOn: Day | null
  /** Who they led to. */
  ledToId: string | null
  note: string
}

/** An ask as screens show it. */
export interface NeedAskView extends NeedAsk {
  revision: string
  personName: string
  /** Null: to nobody; '' where that person is no longer in the cardex. */
  ledToName: string | null
  /** What their yes entered in the ledger. */
  favourId: string | null
}

/** A need as screens show it; those asked, the oldest first. */
export interface NeedView extends Need {
  revision: string
  asks: NeedAskView[]
}

/** What the screen sends; absent revision: a new one. */
export interface NeedDraft extends Need {
  revision?: string | undefined
}

export interface NeedAskDraft extends NeedAsk {
  revision?: string | undefined
  /** Whom they led to, where named for the first time: enters the cardex in the same batch. */
  newPerson?: { id: string; name: string } | null | undefined
  /** The encounter that asking is, where it is to stand in the journal. */
  encounter?: { id: string; note: string } | null | undefined
}

/** The first day the person may be asked again. @param lastAsked of any need; null: never. */
export function askableFrom(lastAsked: Day | null): Day | null {
  return lastAsked === null ? null : addDays(lastAsked, ASKED_AGAIN_DAYS)
}

export function mayBeAsked(lastAsked: Day | null, today: Day): boolean {
  const from = askableFrom(lastAsked)
  return from === null || from <= today
}

/** How a yes is entered in the ledger: what was received. */
export function favourOf(kind: NeedKind, answer: Answer): FavourKind {
  if (answer === 'knows-somebody') return kind === 'client' ? 'referral' : 'introduction'
  return FAVOUR_OF[kind]
}

const FAVOUR_OF: Readonly<Record<NeedKind, FavourKind>> = {
  client: 'client-help',
  hire: 'hire',
  supplier: 'service',
  place: 'tip',
  advice: 'advice',
  introduction: 'introduction',
  other: 'service',
}
