import { parseCard, printCard } from '../lib/vcard/card.ts'
import { toVersion } from '../lib/vcard/version.ts'
import { blobOf, type Octets } from '../platform/blobs.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import type { Desk } from '../platform/desk.ts'

export type CardVersion = '3.0' | '4.0'

/**
 * A card as it came, or saying the same in the version asked for; null when there is nobody. A card that is of that
 * version already keeps its octets.
 */
export async function cardOctets(
  desk: Desk,
  personId: string,
  version?: CardVersion,
): Promise<Uint8Array | null> {
  const row = await desk.db
    .selectFrom('person')
    .innerJoin('blob', withBlob('person.cardHash'))
    .select('blob.bytes')
    .where('person.deskId', '=', desk.id)
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return row ? inVersion(new Uint8Array(row.bytes), version) : null
}

/** The photo on somebody's card and the hash it is asked by; null when there is none. */
export async function photoOf(desk: Desk, personId: string): Promise<(Octets & { hash: string }) | null> {
  const card = await desk.db
    .selectFrom('personCard')
    .select('photoHash')
    .where('deskId', '=', desk.id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!card?.photoHash) return null
  const blob = await blobOf(desk, card.photoHash)
  return blob && { ...blob, hash: card.photoHash }
}

function inVersion(bytes: Uint8Array, version: CardVersion | undefined): Uint8Array {
  return version ? printCard(toVersion(parseCard(bytes).value, version)) : bytes
}
