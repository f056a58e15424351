import { sql } from 'kysely'
import { Refusal } from '../../lib/refusal.ts'
import { type Desk, inChunks } from '../desk.ts'
import { POINTERS } from './pointers.ts'
import type { BatchTable } from './schema.ts'

const JOURNAL_DAYS = 90

/** The instant, in ISO text, since which batches can be undone; of earlier ones the journal keeps no images. */
export function oldestUndoable(now: Date): string {
  return new Date(now.getTime() - JOURNAL_DAYS * 86_400_000).toISOString()
}

interface Touched {
  tableName: string
  rowId: string
  before: string | null
  lastSeq: number
}

/**
 * Puts every row of a batch back as it was, as a new batch (which can itself be undone); inside of a write, as a part of
 * that one.
 *
 * @param asFarAsItGoes what was touched since stays as it is by now, instead of a refusal.
 * @throws Refusal `not-found`, `undo-done`, `undo-expired`, `undo-for-good`, or `undo-touched-since` where something later rests on it.
 */
export async function undo(desk: Desk, batchId: string, { asFarAsItGoes = false } = {}): Promise<void> {
  const batch = await batchOf(desk, batchId)
  if (!batch) throw new Refusal('not-found', { what: 'batch' })
  const details = { what: batch.what, ...(JSON.parse(batch.details) as Record<string, string | number>) }
  await desk.write({ what: batch.undoOf ? 'redo' : 'undo', details }, async inside => {
    const current = (await batchOf(inside, batchId)) as BatchTable
    if (current.forGood) throw new Refusal('undo-for-good')
    if (current.undoneBy) throw new Refusal('undo-done')
    if (current.at < oldestUndoable(desk.now())) throw new Refusal('undo-expired')

    const rows = await touchedBy(inside, batchId)
    const inTheWay = await whatIsInTheWay(inside, batchId, rows)
    if (!asFarAsItGoes) refuse(inTheWay)
    await restore(inside, inTheWay.length === 0 ? rows : await whatCanGoBack(inside, rows, inTheWay))
    await markUndone(inside, batchId, { isItsPurpose: desk.batch === '' })
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

/** Rows touched since, rows that lean on what would go, and rows that lean on what is gone. */
async function whatIsInTheWay(desk: Desk, batchId: string, rows: Touched[]): Promise<InTheWay[]> {
  const ours = new Map(rows.map(row => [nameOf(row), row.lastSeq]))
  // Not spread into the arguments of a call: an import may touch hundreds of thousands of rows.
  const first = rows.reduce((least, row) => Math.min(least, row.lastSeq), Number.POSITIVE_INFINITY)
  if (!Number.isFinite(first)) return []
  const { rows: later } = await sql<{ tableName: string; rowId: string; seq: number; batchId: string }>`
    select table_name, row_id, seq, batch_id from change
    where desk_id = ${desk.id} and seq > ${first} and batch_id not in (${batchId}, ${desk.batch})`.execute(
    desk.db,
  )
  const cancelled = await cancelledBatches(desk)
  const touched = later.filter(
    change =>
      change.seq > (ours.get(nameOf(change)) ?? Number.POSITIVE_INFINITY) && !cancelled.has(change.batchId),
  )
  return [
    ...touched.map(change => ({ said: nameOf(change), row: nameOf(change) })),
    ...(await leaningRows(desk, rows)),
    ...(await danglingRows(desk, rows)),
  ]
}

interface InTheWay {
  /** What the refusal names. */
  said: string
  /** The row of the batch that cannot go back. */
  row: string
}

function refuse(inTheWay: readonly InTheWay[]): void {
  const names = [...new Set(inTheWay.map(({ said }) => said))]
  if (names.length > 0)
    throw new Refusal('undo-touched-since', { count: names.length, rows: names.slice(0, 20) })
}

/** The others, and none that would lean on one that cannot. */
async function whatCanGoBack(desk: Desk, rows: Touched[], inTheWay: InTheWay[]): Promise<Touched[]> {
  const left = new Set(inTheWay.map(({ row }) => row))
  const able = rows.filter(row => !left.has(nameOf(row)))
  const more = await danglingRows(desk, able)
  return more.length === 0 ? able : whatCanGoBack(desk, able, more)
}

function nameOf({ tableName, rowId }: Pick<Touched, 'tableName' | 'rowId'>): string {
  return `${tableName} ${rowId}`
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

/** Rows that point at one which the undo would take away, and that the batch did not make. */
async function leaningRows({ db, id }: Desk, rows: Touched[]): Promise<InTheWay[]> {
  const ours = new Set(rows.map(nameOf))
  const leaning: InTheWay[] = []
  for (const { from, column, to } of POINTERS) {
    const targets = rows.filter(row => row.before === null && row.tableName === to).map(row => row.rowId)
    await inChunks(targets, 500, async chunk => {
      const { rows: found } = await sql<{ id: string; target: string }>`
        select id, ${sql.ref(column)} as target from ${sql.table(from)}
        where desk_id = ${id} and ${sql.ref(column)} in (${sql.join(chunk)})`.execute(db)
      for (const row of found) {
        const said = `${from} ${row.id}`
        if (!ours.has(said)) leaning.push({ said, row: `${to} ${row.target}` })
      }
    })
  }
  return leaning
}

/** Rows that would come back to lean on one that is not there, nor comes back with them. */
async function danglingRows({ db, id }: Desk, rows: Touched[]): Promise<InTheWay[]> {
  const dangling: InTheWay[] = []
  for (const { from, column, to } of POINTERS.filter(({ isLoose }) => !isLoose)) {
    const leaning = rows.flatMap(row => {
      if (row.tableName !== from || row.before === null) return []
      const target = (JSON.parse(row.before) as Record<string, unknown>)[column]
      return typeof target === 'string' ? [{ row: nameOf(row), target }] : []
    })
    if (leaning.length === 0) continue
    const ofBatch = new Map(rows.filter(row => row.tableName === to).map(row => [row.rowId, row.before]))
    const there = new Set([...ofBatch].flatMap(([rowId, before]) => (before === null ? [] : [rowId])))
    const asked = [...new Set(leaning.map(({ target }) => target))].filter(target => !ofBatch.has(target))
    await inChunks(asked, 500, async chunk => {
      const { rows: found } = await sql<{ id: string }>`
        select id from ${sql.table(to)} where desk_id = ${id} and id in (${sql.join(chunk)})`.execute(db)
      for (const row of found) there.add(row.id)
    })
    for (const { row, target } of leaning) {
      if (!there.has(target)) dangling.push({ said: `${to} ${target}`, row })
    }
  }
  return dangling
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

async function markUndone(
  { db, id, batch: undoing }: Desk,
  undone: string,
  { isItsPurpose }: { isItsPurpose: boolean },
): Promise<void> {
  await db
    .updateTable('batch')
    .set({ undoneBy: undoing })
    .where('deskId', '=', id)
    .where('id', '=', undone)
    .execute()
  // A batch that did more than that is not nil.
  if (!isItsPurpose) return
  await db
    .updateTable('batch')
    .set({ undoOf: undone })
    .where('deskId', '=', id)
    .where('id', '=', undoing)
    .execute()
}
