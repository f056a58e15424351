import { sql } from 'kysely'
import { type Card, parseCard, withProperties } from '../lib/vcard/card.ts'
import type { ContactPhoto } from '../lib/vcard/contact.ts'
import { photosIn } from '../lib/vcard/contact-of.ts'
import { withPhoto } from '../lib/vcard/edit.ts'
import type { Property } from '../lib/vcard/property.ts'
import { hashOf } from '../platform/blobs.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { LARGEST_AS_IT_IS, SMALL_TYPE } from '../platform/small-photo.ts'

const AT_ONCE = 400

/** The photos that telephones get in the place of those on the cards, where theirs are too large. */
export async function smallPhotosOf(
  { db, id }: Desk,
  cards: readonly Card[],
): Promise<Map<Card, ContactPhoto>> {
  const originals = new Map<Card, string>()
  for (const card of cards) {
    const photo = inlinePhoto(card)
    if (photo && photo.base64.length > (LARGEST_AS_IT_IS * 4) / 3) originals.set(card, photo.hash())
  }
  const small = new Map<string, ContactPhoto>()
  await inChunks([...new Set(originals.values())], AT_ONCE, async chunk => {
    const { rows } = await sql<{ original: string; bytes: Uint8Array }>`
      select s.original, b.bytes from small_photo as s
      inner join blob as b on b.desk_id = s.desk_id and b.hash = s.small_hash
      where s.desk_id = ${id} and s.original in (${sql.join(chunk)})`.execute(db.withoutPlugins())
    for (const { original, bytes } of rows) {
      small.set(original, { mediaType: SMALL_TYPE, base64: Buffer.from(bytes).toString('base64') })
    }
  })
  return new Map(
    [...originals].flatMap(([card, original]) => {
      const photo = small.get(original)
      return photo ? [[card, photo] as const] : []
    }),
  )
}

/**
 * What a device sends back with the small photo it was given, with the photo that is on the desk; null where its photo
 * is another one.
 */
export async function withWholePhoto(desk: Desk, personId: string, sent: Card): Promise<Card | null> {
  const { db, id } = desk
  const theirs = inlinePhoto(sent)
  if (!theirs) return null
  const { rows } = await sql<{ original: string; bytes: Uint8Array }>`
    select s.original, b.bytes from small_photo as s
    inner join person as p on p.desk_id = s.desk_id and p.id = ${personId}
    inner join blob as b on b.desk_id = p.desk_id and b.hash = p.card_hash
    where s.desk_id = ${id} and s.small_hash = ${theirs.hash()}`.execute(db.withoutPlugins())
  for (const { original, bytes } of rows) {
    const standing = parseCard(new Uint8Array(bytes)).value
    const ours = inlinePhoto(standing)
    if (!ours || ours.hash() !== original) continue
    if (sent.version !== standing.version) return withPhoto(sent, ours.photo)
    // The line as it stands: what else it says (how the picture is cut) is of that picture.
    return withProperties(
      sent,
      sent.properties.map(line => (line === theirs.property ? ours.property : line)),
    )
  }
  return null
}

interface InlinePhoto {
  property: Property
  photo: ContactPhoto
  base64: string
  hash: () => string
}

function inlinePhoto(card: Card): InlinePhoto | null {
  const [first] = photosIn(card)
  if (!first || !('base64' in first.photo)) return null
  const { base64 } = first.photo
  return { ...first, base64, hash: () => hashOf(Buffer.from(base64, 'base64')) }
}
