import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'

export const FAVOUR_KINDS = [
  'referral',
  'introduction',
  'recommendation',
  'tip',
  'hire',
  'client-help',
  'handover',
  'advice',
  'service',
  'attention',
] as const
/**
 * referral: sent somebody who became, or may become, a client. introduction: made two people meet. recommendation: a
 * word written in favour. hire: named somebody for a post. client-help: helped to find a client. handover: passed a
 * mandate. attention: a thought, a card, a present.
 */
export type FavourKind = (typeof FAVOUR_KINDS)[number]

export type Direction = 'given' | 'received'

/** One thing done for somebody, or by somebody for the owner. */
export interface Favour {
  id: string
  direction: Direction
  kind: FavourKind
  /** For whom, or by whom. */
  personId: string
  /** The third person: who was introduced, named, recommended. */
  aboutId: string | null
  mandateId: string | null
  encounterId: string | null
  day: Day
  note: string
}

/** What the screen sends. People named for the first time enter the cardex in the same batch. */
export interface FavourDraft extends Favour {
  newPeople: readonly { id: string; name: string }[]
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** A favour as screens show it: with names. A person who is gone has no name. */
export interface FavourView extends Favour {
  /** Names this state: sent back with an edit that must not overwrite another; '' when it was read from a chain. */
  revision: string
  person: Named
  about: Named | null
  /** Null too where the mandate is gone. */
  mandate: { id: string; what: string; organisation: string } | null
  /** Its place in the chain of the mandate it was read from; null: somebody logged it. */
  inChain: PlaceInChain | null
}

/** nearest: told the owner; behind: told somebody who told. */
export type PlaceInChain = 'nearest' | 'behind'

/** What somebody may be thanked for, or told. */
export const OCCASIONS = ['won', 'news', 'delivered', 'favour', 'handover'] as const
export type Occasion = (typeof OCCASIONS)[number]

export const THANKS_WAYS = ['call', 'mail', 'message', 'network', 'card', 'in-person'] as const
export type ThanksWay = (typeof THANKS_WAYS)[number]
