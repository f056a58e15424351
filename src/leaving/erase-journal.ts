import { sql } from 'kysely'
import type { Desk } from '../platform/desk.ts'
import { thereIn } from './rows-there.ts'

const ROWS_AT_ONCE = 1000

interface Scrub {
  personId: string
  redact: (text: string) => string
}

/**
 * Takes somebody out of the journal: the images of rows that are gone and named them, their name in all the others, and in
 * the sentences of the history. Which rows were touched, and in which order, stays.
 */
export async function scrubJournal(inside: Desk, scrub: Scrub): Promise<void> {
  await scrubSentences(inside, scrub)
  const gone = await rowsTakenAway(inside)
  for (let after: number | undefined = 0; after !== undefined; ) {
    const { rows }: { rows: Image[] } = await sql<Image>`
      select seq, table_name as "tableName", row_id as "rowId", before from change
      where desk_id = ${inside.id} and before is not null and seq > ${after}
      order by seq limit ${ROWS_AT_ONCE}`.execute(inside.db.withoutPlugins())
    await scrubImages(inside, rows, { ...scrub, gone })
    after = rows.length < ROWS_AT_ONCE ? undefined : Number(rows.at(-1)?.seq)
    await new Promise(resolve => setImmediate(resolve))
  }
}

interface Row {
  tableName: string
  rowId: string
}

type Image = Row & { seq: number; before: string }

async function scrubImages(
  inside: Desk,
  images: readonly Image[],
  { personId, redact, gone }: Scrub & { gone: ReadonlySet<string> },
): Promise<void> {
  const naming = images.filter(({ before }) => before.includes(personId))
  const there = await rowsThere(inside, naming)
  for (const image of images) {
    const row = nameOf(image)
    const isGone = gone.has(row) || (image.before.includes(personId) && !there.has(row))
    const after = isGone ? null : redact(image.before)
    if (after === image.before) continue
    await sql`update change set before = ${after} where desk_id = ${inside.id} and seq = ${image.seq}`.execute(
      inside.db.withoutPlugins(),
    )
  }
}

/** What the batch under way took away: nothing of it stays, however far back. */
async function rowsTakenAway(inside: Desk): Promise<Set<string>> {
  const touched = await inside.db
    .selectFrom('change')
    .select(['tableName', 'rowId'])
    .distinct()
    .where('deskId', '=', inside.id)
    .where('batchId', '=', inside.batch)
    .execute()
  const there = await rowsThere(inside, touched)
  return new Set(touched.map(nameOf).filter(row => !there.has(row)))
}

async function rowsThere(inside: Desk, rows: readonly Row[]): Promise<Set<string>> {
  const there = new Set<string>()
  for (const tableName of new Set(rows.map(row => row.tableName))) {
    const ids = rows.filter(row => row.tableName === tableName).map(({ rowId }) => rowId)
    for (const rowId of await thereIn(inside, tableName, ids)) there.add(nameOf({ tableName, rowId }))
  }
  return there
}

function nameOf({ tableName, rowId }: Row): string {
  return `${tableName} ${rowId}`
}

async function scrubSentences({ db, id }: Desk, { redact }: Scrub): Promise<void> {
  const batches = await db.selectFrom('batch').select(['id', 'details']).where('deskId', '=', id).execute()
  for (const { id: batchId, details } of batches) {
    const after = redact(details)
    if (after === details) continue
    await db
      .updateTable('batch')
      .set({ details: after })
      .where('deskId', '=', id)
      .where('id', '=', batchId)
      .execute()
  }
}
