import { type Card, printCard } from '../lib/vcard/card.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { meaningOf } from '../lib/vcard/meaning.ts'
import type { ImportedFacts } from './contact-draft.ts'

/** A card that a file holds, ready to be brought in. */
export interface StagedCard {
  /** As they came for a vCard; a card written by us for a row of a table. */
  octets: Uint8Array
  /** Without its photo, which stands in the octets. */
  contact: Contact
  facts: ImportedFacts
  hasPhoto: boolean
  /** Digest of what the card says: the same for the same card in another version or another export. */
  meaning: string
  /** What the file knows the card by at each export; null when it has nothing like that. */
  uid: string | null
  /** `card 12, line 340`, `row 7`. */
  where: string
}

export function stagedCard(card: Card, contact: Contact, digest: (text: string) => string) {
  return {
    octets: printCard(card),
    contact: { ...contact, photo: null },
    hasPhoto: contact.photo !== null,
    meaning: digest(meaningOf(card)),
    uid: contact.uid,
  }
}
