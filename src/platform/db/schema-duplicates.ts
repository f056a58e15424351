/** Which cards may be of one person. */

export interface DuplicatesTables {
  duplicateReply: DuplicateReplyTable
  duplicatePair: DuplicatePairTable
  duplicateRun: DuplicateRunTable
}

export const DUPLICATES_FACTS = ['duplicate_reply'] as const

/** What the owner said of two cards that may be of one person. Joining them leaves no reply: one of them is gone. */
export interface DuplicateReplyTable {
  deskId: string
  id: string
  personId: string
  otherId: string
  /** `no`: for ever, until something new speaks for it; `later`: not before a while. */
  reply: string
  /** JSON: the fields in which they were the same when it was said. */
  alike: string
  saidOn: string
}

/** Found by comparing all cards (src/duplicates/find.ts), the lower id first. */
export interface DuplicatePairTable {
  deskId: string
  personId: string
  otherId: string
  probability: number
  /** JSON: of each field, how alike they are and what it weighs. */
  reasons: string
  /** A card that was joined to one of these: the pair stands as long as that card is gone. '': none. */
  insteadOf: string
}

/** The last time that all cards were compared. */
export interface DuplicateRunTable {
  deskId: string
  /** How far the journal went when the cards were read. */
  seq: number
  cards: number
  foundAt: string
  /** JSON: what was learnt of when two cards are of one person. */
  model: string
}
