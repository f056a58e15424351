import { sql } from 'kysely'
import { blobOf, keepBlob } from '../platform/blobs.ts'
import type { Desk } from '../platform/desk.ts'
import { LARGEST_AS_IT_IS, SMALL_TYPE, smallPhoto } from '../platform/small-photo.ts'
import { projectAddressBook } from './address-book.ts'

/**
 * Makes the photos that telephones get in the place of those that are too large for them, one after the other.
 *
 * @returns how many were looked at.
 */
export async function makeSmallPhotos(desk: Desk): Promise<number> {
  const due = await photosDue(desk)
  for (const original of due) {
    const whole = await blobOf(desk, original)
    const small = whole && (await smallPhoto(whole.bytes))
    await desk.write({ what: 'small-photos' }, async inside => {
      const smallHash = small && (await keepBlob(inside, { bytes: small, mediaType: SMALL_TYPE }))
      await inside.db
        .insertInto('smallPhoto')
        .values({ deskId: desk.id, original, smallHash })
        .onConflict(conflict => conflict.doNothing())
        .execute()
      if (small) await projectAddressBook(inside, await bearersOf(inside, original))
    })
  }
  return due.length
}

/** Lets go of the small photos of those that are on no card any more. @returns how many. */
export async function dropSmallPhotos(desk: Desk): Promise<number> {
  return desk.write({ what: 'small-photos' }, async ({ db, id }) => {
    const { numAffectedRows } = await sql`
      delete from small_photo where desk_id = ${id} and not exists (
        select 1 from person_card as c where c.desk_id = ${id} and c.photo_hash = small_photo.original)`.execute(
      db,
    )
    return Number(numAffectedRows ?? 0)
  })
}

async function photosDue({ db, id }: Desk): Promise<string[]> {
  const { rows } = await sql<{ photoHash: string }>`
    select distinct c.photo_hash from person_card as c
    inner join blob as b on b.desk_id = c.desk_id and b.hash = c.photo_hash
    where c.desk_id = ${id} and c.photo_hash is not null and length(b.bytes) > ${LARGEST_AS_IT_IS}
    and not exists (
      select 1 from small_photo as s where s.desk_id = ${id} and s.original = c.photo_hash)`.execute(db)
  return rows.map(({ photoHash }) => photoHash)
}

async function bearersOf({ db, id }: Desk, photoHash: string): Promise<{ id: string; before: null }[]> {
  const people = await db
    .selectFrom('personCard')
    .select('personId')
    .where('deskId', '=', id)
    .where('photoHash', '=', photoHash)
    .execute()
  return people.map(({ personId }) => ({ id: personId, before: null }))
}
