import { parseCard, printCard } from '../lib/vcard/card.ts'
import { toVersion } from '../lib/vcard/version.ts'
import type { Desk } from '../platform/desk.ts'
import { blobOf, type Octets } from './card-blobs.ts'

export type CardVersion = '3.0' | '4.0'

const AT_ONCE = 200

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
    .innerJoin('blob', join =>
      join.onRef('blob.deskId', '=', 'person.deskId').onRef('blob.hash', '=', 'person.cardHash'),
    )
    .select('blob.bytes')
    .where('person.deskId', '=', desk.id)
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return row ? inVersion(new Uint8Array(row.bytes), version) : null
}

/** Every card, the archived too, oldest id first; a few hundred are in memory at a time. */
export async function* everyCard(desk: Desk, version?: CardVersion): AsyncGenerator<Uint8Array> {
  for (let after = ''; ; ) {
    const rows = await desk.db
      .selectFrom('person')
      .innerJoin('blob', join =>
        join.onRef('blob.deskId', '=', 'person.deskId').onRef('blob.hash', '=', 'person.cardHash'),
      )
      .select(['person.id', 'blob.bytes'])
      .where('person.deskId', '=', desk.id)
      .where('person.id', '>', after)
      .orderBy('person.id')
      .limit(AT_ONCE)
      .execute()
    for (const row of rows) yield ended(inVersion(new Uint8Array(row.bytes), version))
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = last.id
  }
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

/** The next card must begin on its own line, even after one that came without a last line end. */
function ended(bytes: Uint8Array): Uint8Array {
  const last = bytes.at(-1)
  if (bytes.length === 0 || last === 10 || last === 13) return bytes
  const whole = new Uint8Array(bytes.length + 2)
  whole.set(bytes)
  whole.set([13, 10], bytes.length)
  return whole
}
