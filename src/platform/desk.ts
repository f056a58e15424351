import type { EventEmitter } from 'node:events'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Day, dayAt } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { ChangeTable, Schema } from './db/schema.ts'

export type Language = 'fr' | 'en'

export interface DeskSettings {
  language: Language
  /** IANA name: decides what "today" is. */
  timeZone: string
  /** Who acts: `screen`, `cli`, `import`, a device's name; `first-run` and `demo` are the program itself. */
  by: string
  /** Fixed in tests; the machine's clock otherwise. */
  now?: () => Date
}

/** What was done, for the audit trail and the undo bar: a key of the words' `change.*` and its parameters. */
export interface What {
  what: string
  details?: Record<string, string | number>
  /** Who did it, where it is not who acts on the desk. */
  by?: string
  /** No other batch of the desk is under way meanwhile. */
  alone?: boolean
  /** One of many that a device sends: what only screens read follows a little after (`Lag`). It is alone. */
  isOneOfMany?: boolean
  /** It cannot be undone. */
  forGood?: boolean
  /** Done in the same transaction once projections have followed; of the outermost write alone. */
  afterwards?: (desk: Desk) => Promise<void>
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

/**
 * Projections that may follow a little after the commit, when a device sends one change after the other: what devices
 * themselves read is prompt, what screens read lags until somebody looks (`Database.settle`) or the device pauses. How
 * far they are is kept beside the journal's counter, so that nothing is lost when the process dies in between.
 */
export interface Lag {
  prompt: Projectors
  lagging: Projectors
}

/** Where a write is made: SQLite's batch lives on the connection, PostgreSQL's in the transaction. */
export interface Writer {
  db: Kysely<Schema>
  enterBatch: (tx: Kysely<Schema>, id: string, alone: boolean) => Promise<void>
  leaveBatch: () => void
}

/** Who listens to what is committed. */
export type Commits = EventEmitter<{ commit: [deskId: string | null] }>

export interface Parts {
  id: string
  settings: DeskSettings
  reader: Kysely<Schema>
  writer: Writer
  /** Null where the database itself tells of commits (PostgreSQL). */
  committed: Commits | null
  projectors: Projectors
  /** Null: nothing lags. */
  lag: Lag | null
  /** Called when a write left projections behind. */
  onLag: (deskId: string) => void
}

export function deskOn(parts: Parts): Desk {
  const { id, settings, reader } = parts
  const now = settings.now ?? (() => new Date())
  const batches: string[] = []
  const base = { ...settings, now, id, batches, batch: '', today: () => dayAt(now(), settings.timeZone) }
  return { ...base, db: reader, write: (what, change) => writeBatch(parts, base, what, change) }
}

/**
 * Brings what lags up to date, a part at a time so that nobody waits long. Call it again as long as it says so.
 *
 * @param isAwaited somebody waits for all of it: larger parts, which are done sooner.
 */
export async function settlePart({ id, settings, writer, lag }: Parts, isAwaited: boolean): Promise<boolean> {
  if (!lag) return false
  const now = settings.now ?? (() => new Date())
  const base = { ...settings, now, id, batches: [], today: () => dayAt(now(), settings.timeZone) }
  try {
    return await writer.db
      .transaction()
      .setAccessMode('read write')
      .execute(async tx => {
        const batch = uuidv7(now())
        await writer.enterBatch(tx, batch, false)
        const inside: Desk = { ...base, batch, db: tx, write: (_, inner) => inner(inside) }
        return catchUp(inside, lag.lagging, isAwaited ? SETTLED_AT_ONCE : SETTLED_ASIDE)
      })
  } finally {
    writer.leaveBatch()
  }
}

const SETTLED_AT_ONCE = 200
const SETTLED_ASIDE = 20

async function writeBatch<T>(
  { id, writer, committed, projectors, lag, onLag }: Parts,
  base: Omit<Desk, 'db' | 'write'>,
  { what, details = {}, by = base.by, alone = false, isOneOfMany = false, forGood = false, afterwards }: What,
  change: (desk: Desk) => Promise<T>,
): Promise<T> {
  const batchId = uuidv7(base.now())
  const lags = lag !== null && isOneOfMany
  const run = async (tx: Kysely<Schema>): Promise<{ result: T; touched: boolean }> => {
    await writer.enterBatch(tx, batchId, alone || lags)
    const at = base.now().toISOString()
    await sql`insert into batch (desk_id, id, what, details, at, "by", for_good)
      values (${id}, ${batchId}, ${what}, ${JSON.stringify(details)}, ${at}, ${by}, ${forGood ? 1 : null})`.execute(
      tx,
    )
    const inside: Desk = { ...base, batch: batchId, db: tx, write: (_, inner) => inner(inside) }
    if (lag && !lags) await catchUp(inside, lag.lagging)
    // What the batch touches comes after: without a beginning, SQLite would look through the whole journal.
    const from = await lastSeq(inside)
    const result = await change(inside)
    const isProjected = await project(inside, lags ? lag.prompt : projectors, from)
    if (lag && !lags) await markProjected(inside)
    await afterwards?.(inside)
    return { result, touched: isProjected || !(await dropIfEmpty(inside)) }
  }
  try {
    const { result, touched } = await writer.db.transaction().setAccessMode('read write').execute(run)
    if (touched) base.batches.push(batchId)
    committed?.emit('commit', id)
    if (lags) onLag(id)
    return result
  } finally {
    writer.leaveBatch()
  }
}

/** A batch that touched no fact (an edit that changed nothing, projections rebuilt) leaves no line in the history. */
async function dropIfEmpty({ db, id, batch }: Desk): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from batch where desk_id = ${id} and id = ${batch} and undo_of is null
    and not exists (select 1 from change where desk_id = ${id} and batch_id = ${batch} limit 1)`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** The rows of the batch under way. @returns whether there were any. */
async function project(desk: Desk, projectors: Projectors, from: number): Promise<boolean> {
  return projectChanges(desk, projectors, sql<boolean>`batch_id = ${desk.batch} and seq > ${from}`)
}

/**
 * What earlier writes left behind, the oldest first. @param most how many changes at once.
 * @returns whether some are left.
 */
async function catchUp(desk: Desk, lagging: Projectors, most?: number): Promise<boolean> {
  if (!(await isBehind(desk))) return false
  // Whoever changes a fact of the desk holds this row until the commit: what is read from here on is not changed in
  // between, and nobody else catches up at the same time.
  const { rows } = await sql<{ seq: number | string; projected: number | string | null }>`
    update desk_seq set projected = projected where desk_id = ${desk.id} returning seq, projected`.execute(
    desk.db,
  )
  const [seq, projected] = [Number(rows[0]?.seq ?? 0), Number(rows[0]?.projected ?? 0)]
  if (projected >= seq) return false
  const last = most === undefined ? null : await changeAfter(desk, projected, most)
  await projectChanges(
    desk,
    lagging,
    last === null ? sql<boolean>`seq > ${projected}` : sql<boolean>`seq > ${projected} and seq <= ${last}`,
  )
  await markProjected(desk, last ?? seq)
  return last !== null
}

async function isBehind({ db, id }: Desk): Promise<boolean> {
  const { rows } = await sql`
    select 1 as due from desk_seq where desk_id = ${id} and coalesce(projected, 0) < seq`.execute(db)
  return rows.length > 0
}

/** The place of the change that is so many after another; null when there are not so many. */
async function changeAfter({ db, id }: Desk, seq: number, count: number): Promise<number | null> {
  const row = await db
    .selectFrom('change')
    .select('seq')
    .where('deskId', '=', id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .offset(count - 1)
    .limit(1)
    .executeTakeFirst()
  return row ? Number(row.seq) : null
}

async function markProjected({ db, id }: Desk, seq?: number): Promise<void> {
  const place = seq === undefined ? sql`seq` : sql`${seq}`
  await sql`update desk_seq set projected = ${place} where desk_id = ${id}`.execute(db)
}

/** @returns whether there were rows to project. */
async function projectChanges(
  desk: Desk,
  projectors: Projectors,
  which: RawBuilder<boolean>,
): Promise<boolean> {
  const tables = Object.keys(projectors)
  if (tables.length === 0) return false
  const rows = await changesIn(desk, tables, which)
  for (const [table, projector] of Object.entries(projectors)) {
    // The first image of a row is the one from before.
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
  return rows.length > 0
}

const CHANGES_AT_ONCE = 20_000

/** In their order, a page at a time: a large import touches a million rows, and others are answered meanwhile. */
async function changesIn({ db, id }: Desk, tables: readonly string[], which: RawBuilder<boolean>) {
  const found: Pick<ChangeTable, 'tableName' | 'rowId' | 'before'>[] = []
  // Names and number of ours, said in the text: as parameters, SQLite takes four times as long over them.
  const ours = sql.raw(`and table_name in (${tables.map(table => `'${table}'`)})`)
  const most = sql.raw(`limit ${CHANGES_AT_ONCE}`)
  for (let after = sql``; ; ) {
    const { rows } = await sql<Pick<ChangeTable, 'seq' | 'tableName' | 'rowId' | 'before'>>`
      select seq, table_name, row_id, before from change
      where desk_id = ${id} and ${which} ${after} ${ours} order by seq ${most}`.execute(db)
    for (const row of rows) found.push(row)
    if (rows.length < CHANGES_AT_ONCE) return found
    after = sql`and seq > ${Number(rows.at(-1)?.seq)}`
    await new Promise(resolve => setImmediate(resolve))
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
