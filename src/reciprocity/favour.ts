import type { Day } from '../lib/day.ts'

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

/** What somebody may be thanked for, or told. */
export const OCCASIONS = ['won', 'news', 'delivered', 'favour', 'handover'] as const
export type Occasion = (typeof OCCASIONS)[number]

export const THANKS_WAYS = ['call', 'mail', 'message', 'network', 'card', 'in-person'] as const
export type ThanksWay = (typeof THANKS_WAYS)[number]
