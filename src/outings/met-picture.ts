import { Refusal } from '../lib/refusal.ts'
import { blobOf, hashOf, keepBlob, type Octets } from '../platform/blobs.ts'
import type { Desk } from '../platform/desk.ts'

interface Whose {
  outingId: string
  metId: string
}

/**
 * The photograph of somebody's business card, a JPEG: kept with the meeting, to be read at leisure. Another one takes its
 * place.
 *
 * @throws Refusal `not-found` when nobody was noted so.
 */
export async function keepPicture(desk: Desk, { outingId, metId }: Whose, bytes: Uint8Array): Promise<void> {
  const row = await findRow(desk, { outingId, metId })
  if (!row) throw new Refusal('not-found', { what: 'outing_person' })
  if (row.pictureHash === hashOf(bytes)) return
  await desk.write({ what: 'outings:change.met.picture', details: { name: row.name } }, async inside => {
    const pictureHash = await keepBlob(inside, { bytes, mediaType: 'image/jpeg' })
    await inside.db
      .updateTable('outingPerson')
      .set({ pictureHash })
      .where('deskId', '=', desk.id)
      .where('id', '=', metId)
      .execute()
  })
}

/** null where none was taken. */
export async function pictureOf(desk: Desk, whose: Whose): Promise<Octets | null> {
  const row = await findRow(desk, whose)
  return row?.pictureHash ? blobOf(desk, row.pictureHash) : null
}

/** The hashes of those taken at an outing, by meeting. */
export async function picturesOf({ db, id }: Desk, outingId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('outingPerson')
    .select(['id', 'pictureHash'])
    .where('deskId', '=', id)
    .where('outingId', '=', outingId)
    .where('pictureHash', 'is not', null)
    .execute()
  return new Map(rows.map(row => [row.id, row.pictureHash as string]))
}

function findRow({ db, id }: Desk, { outingId, metId }: Whose) {
  return db
    .selectFrom('outingPerson')
    .select(['name', 'pictureHash'])
    .where('deskId', '=', id)
    .where('outingId', '=', outingId)
    .where('id', '=', metId)
    .executeTakeFirst()
}
