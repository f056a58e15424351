import { EventEmitter } from 'node:events'
import { CamelCasePlugin, Kysely, sql } from 'kysely'
import { type Desk, type DeskSettings, deskOn, type Projectors, type Writer } from '../desk.ts'
import type { Dialect } from './dialect.ts'
import { migrate } from './migrate.ts'
import { deskDialect, listenForCommits, openPool, reached, systemDialect } from './postgres.ts'
import type { Schema } from './schema.ts'
import { openSqlite } from './sqlite.ts'

export interface Database {
  dialect: Dialect
  /** Sign-in, desks, jobs: what belongs to no desk. Never facts. */
  system: Kysely<Schema>
  /** Told after each commit: `(deskId)`. */
  committed: EventEmitter<{ commit: [deskId: string] }>
  /** The desk as one request sees it. */
  desk: (id: string, settings: DeskSettings) => Desk
  close: () => Promise<void>
}

export interface DatabaseOptions {
  projectors: Projectors
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
  const committed = new EventEmitter<{ commit: [deskId: string] }>().setMaxListeners(0)
  const writer: Writer = {
    db,
    enterBatch: async (_, id) => writing.setBatch(id),
    leaveBatch: () => writing.setBatch(null),
  }
  return {
    dialect: 'sqlite',
    system: db,
    committed,
    desk: (id, settings) =>
      deskOn({ id, settings, reader, writer, committed, projectors: options.projectors }),
    close: async () => {
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

  const committed = new EventEmitter<{ commit: [deskId: string] }>().setMaxListeners(0)
  const stopListening = await listenForCommits(pool, deskId => committed.emit('commit', deskId))

  const desks = new Map<string, Kysely<Schema>>()
  const kyselyOf = (id: string) => {
    const known =
      desks.get(id) ?? new Kysely<Schema>({ dialect: deskDialect(deskPool, id), plugins: PLUGINS })
    desks.set(id, known)
    return known
  }
  return {
    dialect: 'postgres',
    system,
    committed,
    desk: (id, settings) => {
      const db = kyselyOf(id)
      return deskOn({
        id,
        settings,
        reader: db,
        writer: postgresWriter(db, id),
        committed: null,
        projectors: options.projectors,
      })
    },
    close: async () => {
      for (const db of desks.values()) await db.destroy()
      await system.destroy()
      stopListening()
      await Promise.all([pool.end(), deskPool.end()])
    },
  }
}

function postgresWriter(db: Kysely<Schema>, deskId: string): Writer {
  return {
    db,
    enterBatch: async (tx, id) => {
      await sql`select set_config('entregent.batch', ${id}, true), pg_notify('entregent', ${deskId})`.execute(
        tx,
      )
    },
    leaveBatch: () => {},
  }
}
