import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import type { PublicationTable } from '../platform/db/schema-review.ts'
import type { Desk } from '../platform/desk.ts'
import type { Month } from './month.ts'
import { missingNotices } from './notices.ts'
import type { Publication } from './publication.ts'
import type { Told } from './told.ts'

/** Newest month first. */
export async function publicationsOf({ db, id }: Desk): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publication')
    .selectAll()
    .where('deskId', '=', id)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(publicationFrom)
}

export async function findPublication({ db, id }: Desk, month: Month): Promise<Publication | null> {
  const row = await db
    .selectFrom('publication')
    .selectAll()
    .where('deskId', '=', id)
    .where('id', '=', month)
    .executeTakeFirst()
  return row ? publicationFrom(row) : null
}

/** @throws Refusal `not-found`. */
export async function publicationOf(desk: Desk, month: Month): Promise<Publication> {
  const found = await findPublication(desk, month)
  if (!found) throw new Refusal('not-found', { what: 'publication' })
  return found
}

/** @throws Refusal `notices-missing`, naming what must be said before anything is published. */
export async function refuseWithoutNotices(desk: Desk): Promise<void> {
  const { publishing, country } = await readSettings(desk)
  const fields = missingNotices(publishing, country)
  if (fields.length > 0) throw new Refusal('notices-missing', { fields })
}

/**
 * Publishes a month, or what it says now over what it said; what was sent by mail stays sent.
 *
 * @param told the copy without names. @throws Refusal `notices-missing`.
 */
export async function publishMonth(desk: Desk, month: Month, { title, parts }: Told): Promise<Publication> {
  await refuseWithoutNotices(desk)
  await desk.write({ what: 'review:change.publication-made', details: { title } }, async ({ db }) => {
    const values = { title, parts: JSON.stringify(parts), publishedAt: desk.now().toISOString() }
    await db
      .insertInto('publication')
      .values({ deskId: desk.id, id: month, sentAt: null, ...values })
      .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(values))
      .execute()
  })
  return publicationOf(desk, month)
}

/** @throws Refusal as `publicationOf`. */
export async function takeBackMonth(desk: Desk, month: Month): Promise<void> {
  const { title } = await publicationOf(desk, month)
  await desk.write({ what: 'review:change.publication-deleted', details: { title } }, async ({ db }) => {
    await db.deleteFrom('publication').where('deskId', '=', desk.id).where('id', '=', month).execute()
  })
}

/** Before anything is sent, so that two gestures send once. @throws Refusal `month-sent`, and as `publicationOf`. */
export async function markMonthSent(desk: Desk, month: Month): Promise<Publication> {
  const { title } = await publicationOf(desk, month)
  await desk.write(
    { what: 'review:change.publication-sent', details: { title }, alone: true },
    async inside => {
      const { sentAt } = await publicationOf(inside, month)
      if (sentAt !== null) throw new Refusal('month-sent')
      await inside.db
        .updateTable('publication')
        .set({ sentAt: desk.now().toISOString() })
        .where('deskId', '=', desk.id)
        .where('id', '=', month)
        .execute()
    },
  )
  return publicationOf(desk, month)
}

function publicationFrom({ deskId: _, id, parts, ...row }: PublicationTable): Publication {
  return { ...row, month: id as Month, parts: JSON.parse(parts) }
}
