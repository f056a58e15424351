import type { PersonDetail } from '../people/person.ts'
import type { SaidReason } from './in-detail.ts'

/** Whether cards are being compared. */
export interface Comparing {
  state: 'idle' | 'comparing' | 'failed'
  /** From 0 to 1. */
  share: number
}

/** What the review shows at once: the pair to decide of, and those that follow. */
export interface Review {
  pairs: ReviewedPair[]
  /** How many wait in all. */
  open: number
  later: number
  /** Cards that would go into another without anything left to be asked. */
  sure: number
  /** ISO 8601; null: cards were never compared. */
  foundAt: string | null
  cards: number
}

export type ReviewedCard = Pick<PersonDetail, 'id' | 'contact' | 'photo' | 'addedOn' | 'lastContactOn'>

export interface ReviewedPair {
  probability: number
  isSure: boolean
  reasons: SaidReason[]
  /** The one that stays first: of whom something is known, or who was there first. */
  cards: [ReviewedCard, ReviewedCard]
  /** How many others may be the same person too. */
  others: number
}
