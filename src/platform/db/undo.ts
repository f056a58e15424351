import { sql } from 'kysely'
import { Refusal } from '../../lib/refusal.ts'
import { type Desk, inChunks } from '../desk.ts'
import type { BatchTable } from './schema.ts'

/** How long a batch can be undone; beyond, the journal keeps which rows were touched, not what they were. */
export const JOURNAL_DAYS = 90

interface Touched {
  tableName: string
  rowId: string
  before: string | null
  lastSeq: number
}

/**
 * Puts every row of a batch back as it was, as a new batch (which can itself be undone).
 *
 * @throws Refusal `not-found`, `undo-done`, `undo-expired`, or `undo-touched-since` where something later rests on it.
 */
export async function undo(desk: Desk, batchId: string): Promise<void> {
  const batch = await batchOf(desk, batchId)
  if (!batch) throw new Refusal('not-found', { what: 'batch' })
  const details = { what: batch.what, ...(JSON.parse(batch.details) as Record<string, string | number>) }
  await desk.write({ what: batch.undoOf ? 'redo' : 'undo', details }, async inside => {
    const current = (await batchOf(inside, batchId)) as BatchTable
    if (current.undoneBy) throw new Refusal('undo-done')
    if (desk.now().getTime() - Date.parse(current.at) > JOURNAL_DAYS * 86_400_000)
      throw new Refusal('undo-expired')

    const rows = await touchedBy(inside, batchId)
    await refuseIfTouchedSince(inside, batchId, rows)
    await restore(inside, rows)
    await markUndone(inside, batchId)
  })
}

async function batchOf({ db, id }: Desk, batchId: string): Promise<BatchTable | undefined> {
  return db
    .selectFrom('batch')
    .selectAll()
    .where('deskId', '=', id)
    .where('id', '=', batchId)
    .executeTakeFirst()
}

/** Each row once, with its image from before the batch, in the order it was first touched. */
async function touchedBy({ db, id }: Desk, batchId: string): Promise<Touched[]> {
  const changes = await db
    .selectFrom('change')
    .select(['tableName', 'rowId', 'before', 'seq'])
    .where('deskId', '=', id)
    .where('batchId', '=', batchId)
    .orderBy('seq')
    .execute()
  const rows = new Map<string, Touched>()
  for (const { seq, ...change } of changes) {
    const key = `${change.tableName} ${change.rowId}`
    const known = rows.get(key)
    if (known) known.lastSeq = seq
    else rows.set(key, { ...change, lastSeq: seq })
  }
  return [...rows.values()]
}

async function refuseIfTouchedSince(desk: Desk, batchId: string, rows: Touched[]): Promise<void> {
  const ours = new Map(rows.map(row => [`${row.tableName} ${row.rowId}`, row.lastSeq]))
  const first = Math.min(...rows.map(row => row.lastSeq))
  if (!Number.isFinite(first)) return
  const { rows: later } = await sql<{ tableName: string; rowId: string; seq: number; batchId: string }>`
    select table_name, row_id, seq, batch_id from change
    where desk_id = ${desk.id} and seq > ${first} and batch_id <> ${batchId}`.execute(desk.db)
  const cancelled = await cancelledBatches(desk)
  const touched = later.filter(
    change =>
      change.seq > (ours.get(`${change.tableName} ${change.rowId}`) ?? Number.POSITIVE_INFINITY) &&
      !cancelled.has(change.batchId),
  )
  const leaning = await leaningRows(desk, rows)
  const names = [...new Set([...touched.map(row => `${row.tableName} ${row.rowId}`), ...leaning])]
  if (names.length > 0)
    throw new Refusal('undo-touched-since', { count: names.length, rows: names.slice(0, 20) })
}

/** Batches whose effect is nil: those undone by an undo that still holds, and these undoes themselves. */
async function cancelledBatches({ db, id }: Desk): Promise<Set<string>> {
  const batches = await db
    .selectFrom('batch')
    .select(['id', 'undoOf', 'undoneBy'])
    .where('deskId', '=', id)
    .where(eb => eb.or([eb('undoneBy', 'is not', null), eb('undoOf', 'is not', null)]))
    .execute()
  const undoneBy = new Map(batches.map(batch => [batch.id, batch.undoneBy]))
  const isNil = (batch: string): boolean => {
    const by = undoneBy.get(batch)
    return by ? !isNil(by) : false
  }
  const nil = new Set(batches.filter(batch => isNil(batch.id)).map(batch => batch.id))
  for (const batch of batches) if (batch.undoOf && nil.has(batch.undoOf)) nil.add(batch.id)
  return nil
}

/** Columns that point at a row which the undo would take away, from rows that the batch did not make. */
export const POINTERS: readonly { from: string; column: string; to: string }[] = [
  { from: 'tie', column: 'person_id', to: 'person' },
  { from: 'tie', column: 'other_id', to: 'person' },
  { from: 'person', column: 'met_through_id', to: 'person' },
  { from: 'card_origin', column: 'person_id', to: 'person' },
  { from: 'encounter_person', column: 'person_id', to: 'person' },
  { from: 'encounter_person', column: 'encounter_id', to: 'encounter' },
  { from: 'follow_up', column: 'person_id', to: 'person' },
  { from: 'follow_up', column: 'encounter_id', to: 'encounter' },
  { from: 'suggestion_reply', column: 'person_id', to: 'person' },
]

async function leaningRows({ db, id }: Desk, rows: Touched[]): Promise<string[]> {
  const ours = new Set(rows.map(row => `${row.tableName} ${row.rowId}`))
  const leaning: string[] = []
  for (const { from, column, to } of POINTERS) {
    const targets = rows.filter(row => row.before === null && row.tableName === to).map(row => row.rowId)
    await inChunks(targets, 500, async chunk => {
      const { rows: found } = await sql<{ id: string }>`
        select id from ${sql.table(from)} where desk_id = ${id} and ${sql.ref(column)} in (${sql.join(chunk)})`.execute(
        db,
      )
      leaning.push(...found.map(row => `${from} ${row.id}`).filter(name => !ours.has(name)))
    })
  }
  return leaning
}

/** Images first, then the rows that were not there: what pointed at them points elsewhere again by then. */
async function restore({ db, id }: Desk, rows: Touched[]): Promise<void> {
  const bare = db.withoutPlugins()
  for (const tableName of new Set(rows.map(row => row.tableName))) {
    const table = sql.table(tableName)
    const images = rows.filter(row => row.tableName === tableName && row.before !== null)
    await inChunks(images, 100, async chunk => {
      const values = chunk.map(
        row => JSON.parse(row.before as string) as Record<string, string | number | null>,
      )
      const columns = Object.keys(values[0] ?? {})
      const rest = columns.filter(column => column !== 'desk_id' && column !== 'id')
      await sql`insert into ${table} (${sql.join(columns.map(column => sql.ref(column)))})
        values ${sql.join(values.map(image => sql`(${sql.join(columns.map(column => image[column]))})`))}
        on conflict (desk_id, id) do update set
          ${sql.join(rest.map(column => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}`.execute(
        bare,
      )
    })
  }
  for (const tableName of new Set(rows.map(row => row.tableName))) {
    const made = rows.filter(row => row.tableName === tableName && row.before === null).map(row => row.rowId)
    await inChunks(made, 500, chunk =>
      sql`delete from ${sql.table(tableName)} where desk_id = ${id} and id in (${sql.join(chunk)})`.execute(
        bare,
      ),
    )
  }
}

async function markUndone({ db, id, batch: undoing }: Desk, undone: string): Promise<void> {
  await db
    .updateTable('batch')
    .set({ undoneBy: undoing })
    .where('deskId', '=', id)
    .where('id', '=', undone)
    .execute()
  await db
    .updateTable('batch')
    .set({ undoOf: undone })
    .where('deskId', '=', id)
    .where('id', '=', undoing)
    .execute()
}
