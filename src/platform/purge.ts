import { sql } from 'kysely'
import { BLOB_COLUMNS, TABLES } from './db/schema.ts'
import { oldestUndoable } from './db/undo.ts'
import { type Desk, inChunks } from './desk.ts'

/** What was let go of. */
export interface Purged {
  images: number
  blobs: number
}

const ROWS_AT_ONCE = 2000
const PURGE = { what: 'purge' }

/**
 * Lets go of what undo no longer reaches: the images of rows touched more than 90 days ago, then the octets that neither
 * a row nor an image names. Which rows were touched, and in which order, stays: places in the journal never expire.
 */
export async function purge(desk: Desk): Promise<Purged> {
  const images = await eraseImages(desk)
  const blobs = await desk.write({ ...PURGE, alone: true }, letGoOfBlobs)
  return { images, blobs }
}

async function eraseImages(desk: Desk): Promise<number> {
  const oldest = oldestUndoable(desk.now())
  let erased = 0
  for (;;) {
    const images = await desk.db
      .selectFrom('change')
      .innerJoin('batch', join =>
        join.onRef('batch.deskId', '=', 'change.deskId').onRef('batch.id', '=', 'change.batchId'),
      )
      .select(['change.seq', 'batch.at'])
      .where('change.deskId', '=', desk.id)
      .where('change.before', 'is not', null)
      .orderBy('change.seq')
      .limit(ROWS_AT_ONCE)
      .execute()
    const recent = images.findIndex(({ at }) => at >= oldest)
    const expired = recent === -1 ? images : images.slice(0, recent)
    const last = expired.at(-1)
    if (!last) return erased
    await desk.write(PURGE, async ({ db, id }) => {
      await db
        .updateTable('change')
        .set({ before: null })
        .where('deskId', '=', id)
        .where('before', 'is not', null)
        .where('seq', '<=', last.seq)
        .execute()
    })
    erased += expired.length
    if (expired.length < ROWS_AT_ONCE) return erased
  }
}

/** Octets that neither a row nor an image names; nobody else writes meanwhile. */
export async function letGoOfBlobs(inside: Desk): Promise<number> {
  const unnamed = await blobsWithoutRow(inside)
  await leaveOutImages(inside, unnamed)
  await inChunks([...unnamed], 500, chunk =>
    inside.db.deleteFrom('blob').where('deskId', '=', inside.id).where('hash', 'in', chunk).execute(),
  )
  return unnamed.size
}

async function blobsWithoutRow({ db, id }: Desk): Promise<Set<string>> {
  const named = BLOB_COLUMNS.map(
    ({ table, column }) =>
      sql`except select ${sql.ref(column)} from ${sql.table(table)} where desk_id = ${id}`,
  )
  const { rows } = await sql<{
    hash: string
  }>`select hash from blob where desk_id = ${id} ${sql.join(named, sql` `)}`.execute(db)
  return new Set(rows.map(row => row.hash))
}

/** An undo brings these rows back, and they need their octets; projections are made anew, octets included. */
async function leaveOutImages({ db, id }: Desk, unnamed: Set<string>): Promise<void> {
  const columns = BLOB_COLUMNS.filter(({ table }) => TABLES[table] === 'fact')
  let after = 0
  while (unnamed.size > 0) {
    const images = await db
      .selectFrom('change')
      .select(['seq', 'tableName', 'before'])
      .where('deskId', '=', id)
      .where('before', 'is not', null)
      .where('seq', '>', after)
      .where(
        'tableName',
        'in',
        columns.map(({ table }) => table),
      )
      .orderBy('seq')
      .limit(ROWS_AT_ONCE)
      .execute()
    for (const { tableName, before } of images) {
      const row = JSON.parse(before as string) as Record<string, string | number | null>
      for (const { table, column } of columns) if (table === tableName) unnamed.delete(String(row[column]))
    }
    after = images.at(-1)?.seq ?? after
    if (images.length < ROWS_AT_ONCE) return
  }
}
