import { EventEmitter } from 'node:events'
import { CamelCasePlugin, Kysely, sql } from 'kysely'
import {
  type Commits,
  type Desk,
  type DeskSettings,
  deskOn,
  type Lag,
  type Parts,
  type Projectors,
  settlePart,
  type Writer,
} from '../desk.ts'
import type { Dialect } from './dialect.ts'
import { migrate } from './migrate.ts'
import { deskDialect, listenForCommits, openPool, reached, systemDialect } from './postgres.ts'
import type { Schema } from './schema.ts'
import { settling } from './settle.ts'
import { openSqlite } from './sqlite.ts'

export interface Database {
  dialect: Dialect
  /** Sign-in, desks, jobs: what belongs to no desk. Never facts. */
  system: Kysely<Schema>
  /** Told after each commit: `(deskId)`; null where commits of any desk may not have been told. */
  committed: Commits
  /** The desk as one request sees it. */
  desk: (id: string, settings: DeskSettings) => Desk
  /** Projections that lag behind what devices sent are brought up to date: before a screen reads. */
  settle: (deskId: string) => Promise<void>
  /** A device asks something of the desk: what nobody waits for lets it pass. */
  onAsked: (deskId: string) => void
  close: () => Promise<void>
}

export interface DatabaseOptions {
  projectors: Projectors
  /** Which of them may lag; none unless said. */
  lag?: Lag
  /** Told when what lags could not be brought up to date: it will be tried again. */
  onError?: (error: unknown) => void
  /** Called before a migration changes a database that holds something. */
  backUp?: (from: number) => Promise<void>
  /** False in tests only. */
  durable?: boolean
}

const PLUGINS = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]

/** One file, one process: a connection that writes, another that reads and cannot write. */
export async function openSqliteDatabase(file: string, options: DatabaseOptions): Promise<Database> {
  const writing = openSqlite(file, { readOnly: false, durable: options.durable ?? true })
  const db = new Kysely<Schema>({ dialect: writing.dialect, plugins: PLUGINS })
  await migrate(db, 'sqlite', options.backUp ?? (async () => {}))

  const reading = openSqlite(file, { readOnly: true, durable: options.durable ?? true })
  const reader = new Kysely<Schema>({ dialect: reading.dialect, plugins: PLUGINS })
  const committed: Commits = new EventEmitter()
  committed.setMaxListeners(0)
  const writer: Writer = {
    db,
    enterBatch: async (_, id) => writing.setBatch(id),
    leaveBatch: () => writing.setBatch(null),
  }
  const { projectors, lag = null, onError = () => {} } = options
  const parts = (id: string, settings: DeskSettings): Parts => ({
    id,
    settings,
    reader,
    writer,
    committed,
    projectors,
    lag,
    onLag: settlings.onLag,
  })
  const settlings = settling((id, isAwaited) => settlePart(parts(id, PROGRAM), isAwaited), onError)
  return {
    dialect: 'sqlite',
    system: db,
    committed,
    desk: (id, settings) => deskOn(parts(id, settings)),
    onAsked: settlings.onAsked,
    settle: lag ? settleWhenDue(reader, settlings.settle) : async () => {},
    close: async () => {
      await settlings.close()
      await db.destroy()
      await reader.destroy()
      reading.close()
      writing.raw.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      writing.close()
    },
  }
}

/** Many desks on PostgreSQL: every query of a desk runs under row-level security. */
export async function openPostgresDatabase(
  url: string,
  options: DatabaseOptions & { connections?: number },
): Promise<Database> {
  const pool = openPool(url, options.connections ?? 10)
  const deskPool = openPool(url, options.connections ?? 10)
  await reached(pool).catch(async error => {
    await Promise.all([pool.end(), deskPool.end()])
    throw error
  })
  const system = new Kysely<Schema>({ dialect: systemDialect(pool), plugins: PLUGINS })
  await migrate(system, 'postgres', options.backUp ?? (async () => {}))

  const committed: Commits = new EventEmitter()
  committed.setMaxListeners(0)
  const stopListening = await listenForCommits(pool, deskId => committed.emit('commit', deskId))

  const desks = new Map<string, Kysely<Schema>>()
  const kyselyOf = (id: string) => {
    const known =
      desks.get(id) ?? new Kysely<Schema>({ dialect: deskDialect(deskPool, id), plugins: PLUGINS })
    desks.set(id, known)
    return known
  }
  const { projectors, lag = null, onError = () => {} } = options
  const parts = (id: string, settings: DeskSettings): Parts => {
    const db = kyselyOf(id)
    const writer = postgresWriter(db, id)
    return { id, settings, reader: db, writer, committed: null, projectors, lag, onLag: settlings.onLag }
  }
  const settlings = settling((id, isAwaited) => settlePart(parts(id, PROGRAM), isAwaited), onError)
  return {
    dialect: 'postgres',
    system,
    committed,
    desk: (id, settings) => deskOn(parts(id, settings)),
    onAsked: settlings.onAsked,
    settle: lag ? settleWhenDue(system, settlings.settle) : async () => {},
    close: async () => {
      await settlings.close()
      for (const db of desks.values()) await db.destroy()
      await system.destroy()
      stopListening()
      await Promise.all([pool.end(), deskPool.end()])
    },
  }
}

/** As whom projections are brought up to date. */
const PROGRAM: DeskSettings = { language: 'en', timeZone: 'UTC', by: 'job' }

/** Most of the time nothing lags: one look by key tells. */
function settleWhenDue(db: Kysely<Schema>, settle: (deskId: string) => Promise<void>) {
  return async (deskId: string): Promise<void> => {
    const { rows } = await sql`
      select 1 as due from desk_seq where desk_id = ${deskId} and coalesce(projected, 0) < seq`.execute(db)
    if (rows.length > 0) await settle(deskId)
  }
}

/** Tells a desk's batches from other advisory locks. */
const BATCH_LOCK = 4680

function postgresWriter(db: Kysely<Schema>, deskId: string): Writer {
  return {
    db,
    enterBatch: async (tx, id, alone) => {
      const lock = sql.raw(alone ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
      await sql`select set_config('entregent.batch', ${id}, true), pg_notify('entregent', ${deskId}),
                       ${lock}(${BATCH_LOCK}::integer, hashtext(${deskId}))`.execute(tx)
    },
    leaveBatch: () => {},
  }
}
