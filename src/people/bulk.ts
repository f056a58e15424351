import { Refusal } from '../lib/refusal.ts'
import { parseCard, printCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { withContact } from '../lib/vcard/edit.ts'
import { hashOf, keepBlobs, type Octets } from '../platform/blobs.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { CARD_TYPE, rememberContact } from './card-blobs.ts'
import { CIRCLES, type Circle } from './person.ts'

const AT_ONCE = 300

/** Adds a tag to their cards; those who have it are left as they are. Answers how many changed. */
export async function tagPeople(desk: Desk, personIds: readonly string[], tag: string): Promise<number> {
  const clean = tag.trim()
  if (clean === '') throw new Refusal('invalid-input', { fields: ['value'] })
  return retag(desk, 'people:change.tagged', personIds, clean, tags =>
    tags.includes(clean) ? tags : [...tags, clean],
  )
}

export async function untagPeople(desk: Desk, personIds: readonly string[], tag: string): Promise<number> {
  return retag(desk, 'people:change.untagged', personIds, tag, tags => tags.filter(each => each !== tag))
}

/** @param circle null takes them out of any circle. */
export async function setCircle(
  desk: Desk,
  personIds: readonly string[],
  circle: Circle | null,
): Promise<number> {
  if (circle !== null && !CIRCLES.includes(circle)) throw new Refusal('invalid-input', { fields: ['value'] })
  const details = { count: personIds.length, circle: circle ?? 0 }
  return desk.write({ what: 'people:change.circle', details }, inside =>
    update(inside, personIds, { circle }),
  )
}

export async function archivePeople(
  desk: Desk,
  personIds: readonly string[],
  archived: boolean,
): Promise<number> {
  const what = archived ? 'people:change.archived' : 'people:change.unarchived'
  return desk.write({ what, details: { count: personIds.length } }, inside =>
    update(inside, personIds, { archived: archived ? 1 : 0 }),
  )
}

/** With all that leans on them; those met through them keep no trace of it. Undone as a whole. */
export async function deletePeople(desk: Desk, personIds: readonly string[]): Promise<number> {
  return desk.write({ what: 'people:change.deleted', details: { count: personIds.length } }, async inside => {
    const { db, id } = inside
    let count = 0
    await inChunks(personIds, AT_ONCE, async chunk => {
      await db
        .updateTable('person')
        .set({ metThroughId: null })
        .where('deskId', '=', id)
        .where('metThroughId', 'in', chunk)
        .execute()
      const { numDeletedRows } = await db
        .deleteFrom('person')
        .where('deskId', '=', id)
        .where('id', 'in', chunk)
        .executeTakeFirst()
      count += Number(numDeletedRows)
    })
    return count
  })
}

async function update(
  { db, id }: Desk,
  personIds: readonly string[],
  values: { circle: number | null } | { archived: number },
): Promise<number> {
  let count = 0
  await inChunks(personIds, AT_ONCE, async chunk => {
    const { numUpdatedRows } = await db
      .updateTable('person')
      .set(values)
      .where('deskId', '=', id)
      .where('id', 'in', chunk)
      .executeTakeFirst()
    count += Number(numUpdatedRows)
  })
  return count
}

/** A tag's home is the card: each is patched, the rest of its octets stays. */
async function retag(
  desk: Desk,
  what: string,
  personIds: readonly string[],
  tag: string,
  change: (tags: string[]) => string[],
): Promise<number> {
  return desk.write({ what, details: { count: personIds.length, tag } }, async inside => {
    const { db, id } = inside
    let count = 0
    await inChunks(personIds, AT_ONCE, async chunk => {
      const rows = await db
        .selectFrom('person')
        .innerJoin('blob', withBlob('person.cardHash'))
        .select(['person.id', 'blob.bytes'])
        .where('person.deskId', '=', id)
        .where('person.id', 'in', chunk)
        .execute()
      const blobs = new Map<string, Octets>()
      const changed: { id: string; cardHash: string }[] = []
      for (const row of rows) {
        const card = parseCard(new Uint8Array(row.bytes)).value
        const contact = contactOf(card)
        const tags = change(contact.tags)
        if (tags.length === contact.tags.length) continue
        const retagged = { ...contact, tags }
        const bytes = printCard(withContact(card, retagged))
        const cardHash = hashOf(bytes)
        rememberContact(inside, cardHash, retagged)
        blobs.set(cardHash, { bytes, mediaType: CARD_TYPE })
        changed.push({ id: row.id, cardHash })
      }
      await keepBlobs(inside, blobs)
      for (const { id: personId, cardHash } of changed) {
        await db
          .updateTable('person')
          .set({ cardHash })
          .where('deskId', '=', id)
          .where('id', '=', personId)
          .execute()
      }
      count += changed.length
    })
    return count
  })
}
