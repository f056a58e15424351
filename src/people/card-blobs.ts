import { hash } from 'node:crypto'
import { type Card, parseCard } from '../lib/vcard/card.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'

export interface Octets {
  bytes: Uint8Array
  mediaType: string
}

export const CARD_TYPE = 'text/vcard'

// Cards written in a batch, already read, for the projection that follows in the same batch.
const READ = new WeakMap<Desk, Map<string, Contact>>()
const CARDS = new WeakMap<Desk, Map<string, Card>>()

/** SHA-256 of the octets, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

/** Keeps octets under their hash, once. Inside of a write. */
export async function keepBlobs({ db, id }: Desk, blobs: ReadonlyMap<string, Octets>): Promise<void> {
  const rows = [...blobs].map(([hash, { bytes, mediaType }]) => ({ deskId: id, hash, bytes, mediaType }))
  await insertRows(db, 'blob', rows, 'keep')
}

export async function blobOf({ db, id }: Desk, hash: string): Promise<Octets | null> {
  const row = await db
    .selectFrom('blob')
    .select(['bytes', 'mediaType'])
    .where('deskId', '=', id)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row ? { bytes: new Uint8Array(row.bytes), mediaType: row.mediaType } : null
}

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
  await inChunks(unread, 200, async chunk => {
    const rows = await desk.db
      .selectFrom('blob')
      .select(['hash', 'bytes'])
      .where('deskId', '=', desk.id)
      .where('hash', 'in', chunk)
      .execute()
    for (const { hash, bytes } of rows) contacts.set(hash, contactOf(parseCard(new Uint8Array(bytes)).value))
  })
  return contacts
}
