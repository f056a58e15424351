import type { EventEmitter } from 'node:events'
import type { Kysely } from 'kysely'
import { type Day, dayAt } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Schema } from './db/schema.ts'

export type Language = 'fr' | 'en'

export interface DeskSettings {
  language: Language
  /** IANA name: decides what "today" is. */
  timeZone: string
  /** Who acts: `screen`, `cli`, `import`, a device's name. */
  by: string
  /** Fixed in tests; the machine's clock otherwise. */
  now?: () => Date
}

/** What was done, for the audit trail and the undo bar: a key of the words' `change.*` and its parameters. */
export interface What {
  what: string
  details?: Record<string, string | number>
}

/** One desk, as one request sees it. Every store function takes it first and filters by its id. */
export interface Desk extends Readonly<Required<DeskSettings>> {
  readonly id: string
  /** Reads; inside `write`, the transaction. Outside of one it cannot write. */
  readonly db: Kysely<Schema>
  /** The batch under way inside `write`; '' outside of one. */
  readonly batch: string
  /** The batches this request has written, for the undo bar; one that touched no fact is not kept. */
  readonly batches: string[]
  today(): Day
  /**
   * One batch in one transaction: everything or nothing, journalled, undone as a whole. Re-entrant: inside of a write,
   * the inner one joins the outer. Projections follow before the commit.
   */
  write<T>(what: What, change: (desk: Desk) => Promise<T>): Promise<T>
}

/** A row that a batch touched, with what it was (columns in snake_case), or null if it is new. */
export interface ChangedRow {
  id: string
  before: Record<string, string | number | null> | null
}

/** Brings the projections of a table up to date with its rows that changed, in the same transaction. */
export type Projector = (desk: Desk, rows: ChangedRow[]) => Promise<void>

/** By table name, called in this order. */
export type Projectors = Readonly<Record<string, Projector>>

/** Where a write is made: SQLite's batch lives on the connection, PostgreSQL's in the transaction. */
export interface Writer {
  db: Kysely<Schema>
  enterBatch: (tx: Kysely<Schema>, id: string) => Promise<void>
  leaveBatch: () => void
}

interface Parts {
  id: string
  settings: DeskSettings
  reader: Kysely<Schema>
  writer: Writer
  /** Null where the database itself tells of commits (PostgreSQL). */
  committed: EventEmitter<{ commit: [deskId: string] }> | null
  projectors: Projectors
}

export function deskOn(parts: Parts): Desk {
  const { id, settings, reader } = parts
  const now = settings.now ?? (() => new Date())
  const batches: string[] = []
  const base = { ...settings, now, id, batches, batch: '', today: () => dayAt(now(), settings.timeZone) }
  return { ...base, db: reader, write: (what, change) => writeBatch(parts, base, what, change) }
}

async function writeBatch<T>(
  { id, settings, writer, committed, projectors }: Parts,
  base: Omit<Desk, 'db' | 'write'>,
  { what, details = {} }: What,
  change: (desk: Desk) => Promise<T>,
): Promise<T> {
  const batchId = uuidv7(base.now())
  const run = async (tx: Kysely<Schema>): Promise<{ result: T; touched: boolean }> => {
    await writer.enterBatch(tx, batchId)
    const at = base.now().toISOString()
    const row = { deskId: id, id: batchId, what, details: JSON.stringify(details), at, by: settings.by }
    await tx
      .insertInto('batch')
      .values({ ...row, undoOf: null, undoneBy: null })
      .execute()
    const inside: Desk = { ...base, batch: batchId, db: tx, write: (_, inner) => inner(inside) }
    const result = await change(inside)
    await project(inside, batchId, projectors)
    return { result, touched: !(await dropIfEmpty(inside)) }
  }
  try {
    const { result, touched } = await writer.db.transaction().setAccessMode('read write').execute(run)
    if (touched) base.batches.push(batchId)
    committed?.emit('commit', id)
    return result
  } finally {
    writer.leaveBatch()
  }
}

/** A batch that touched no fact (an edit that changed nothing, projections rebuilt) leaves no line in the history. */
async function dropIfEmpty({ db, id, batch }: Desk): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('batch')
    .where('deskId', '=', id)
    .where('id', '=', batch)
    .where('undoOf', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('change').select('seq').where('deskId', '=', id).where('batchId', '=', batch).limit(1),
        ),
      ),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

async function project(desk: Desk, batchId: string, projectors: Projectors): Promise<void> {
  const tables = Object.keys(projectors)
  if (tables.length === 0) return
  const rows = await desk.db
    .selectFrom('change')
    .select(['tableName', 'rowId', 'before'])
    .where('deskId', '=', desk.id)
    .where('batchId', '=', batchId)
    .where('tableName', 'in', tables)
    .orderBy('seq')
    .execute()
  for (const [table, projector] of Object.entries(projectors)) {
    // The first image of a row is the one from before the batch.
    const first = new Map<string, string | null>()
    for (const row of rows) {
      if (row.tableName === table && !first.has(row.rowId)) first.set(row.rowId, row.before)
    }
    if (first.size === 0) continue
    await projector(
      desk,
      [...first].map(([rowId, before]) => ({
        id: rowId,
        before: before === null ? null : JSON.parse(before),
      })),
    )
  }
}

/** How far the desk's journal goes: the screen's and the devices' place in it. */
export async function lastSeq({ db, id }: Desk): Promise<number> {
  const row = await db.selectFrom('deskSeq').select('seq').where('deskId', '=', id).executeTakeFirst()
  return row?.seq ?? 0
}

/** Splits rows so that one statement stays under the databases' limit of parameters, and reads stay between. */
export async function inChunks<T>(
  rows: readonly T[],
  size: number,
  use: (chunk: T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += size) {
    await use(rows.slice(start, start + size))
    if (rows.length > size) await new Promise(resolve => setImmediate(resolve))
  }
}
