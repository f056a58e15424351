import { type Card, parseCard } from '../lib/vcard/card.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { eachBlob } from '../platform/blobs.ts'
import type { Desk } from '../platform/desk.ts'

export const CARD_TYPE = 'text/vcard'

// Cards written in a batch, already read, for the projection that follows in the same batch.
const READ = new WeakMap<Desk, Map<string, Contact>>()
const CARDS = new WeakMap<Desk, Map<string, Card>>()

/** Hands what a card says to the projection of the batch under way, so that it is not read again. */
export function rememberContact(inside: Desk, hash: string, contact: Contact): void {
  const known = READ.get(inside) ?? new Map<string, Contact>()
  known.set(hash, contact)
  READ.set(inside, known)
}

/** The same with the card itself, for what devices see. */
export function rememberCard(inside: Desk, hash: string, card: Card): void {
  const known = CARDS.get(inside) ?? new Map<string, Card>()
  known.set(hash, card)
  CARDS.set(inside, known)
}

/** A card of the octets: the one already read in this batch, if any. */
export function cardOf(desk: Desk, hash: string, bytes: Uint8Array): Card {
  return CARDS.get(desk)?.get(hash) ?? parseCard(bytes).value
}

/** What the cards say, by hash. */
export async function contactsOf(desk: Desk, hashes: readonly string[]): Promise<Map<string, Contact>> {
  const known = READ.get(desk)
  const cards = CARDS.get(desk)
  const contacts = new Map<string, Contact>()
  const unread: string[] = []
  for (const hash of new Set(hashes)) {
    const card = cards?.get(hash)
    const contact = known?.get(hash) ?? (card && contactOf(card))
    if (contact) contacts.set(hash, contact)
    else unread.push(hash)
  }
  await eachBlob(desk, unread, (hash, bytes) => contacts.set(hash, contactOf(parseCard(bytes).value)))
  return contacts
}
