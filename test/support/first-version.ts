import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery, Kysely, sql } from 'kysely'
import { uuidv7 } from '../../src/lib/uuid.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { type Dialect, TYPES } from '../../src/platform/db/dialect.ts'
import { MIGRATIONS } from '../../src/platform/db/migrate.ts'
import { openPool, systemDialect } from '../../src/platform/db/postgres.ts'
import { openSqlite } from '../../src/platform/db/sqlite.ts'
import { onServer } from './postgres-server.ts'

/** A folder, and for PostgreSQL a database, with what the first program would have left there. */
export interface FirstVersion {
  folder: string
  /** null: SQLite in the folder. */
  databaseUrl: string | null
  remove: () => Promise<void>
}

type Row = Record<string, unknown>

/**
 * Copies a database to one that only the first migration has shaped: its tables and columns, without those that came
 * later, in the rows and in the images of the journal.
 */
export async function asFirstVersion(database: Database): Promise<FirstVersion> {
  return asVersion(database, 1)
}

/** The same for the program that knew the migrations up to a number. */
export async function asVersion({ system, dialect }: Database, last: number): Promise<FirstVersion> {
  const { db, place, close } = await openEmpty(dialect)
  await sql`begin`.execute(db)
  await sql`create table schema_version (version integer primary key, name text not null)`.execute(db)
  for (const { version, name, statements } of MIGRATIONS.filter(each => each.version <= last)) {
    for (const statement of statements(TYPES[dialect])) await db.executeQuery(CompiledQuery.raw(statement))
    await sql`insert into schema_version (version, name) values (${version}, ${name})`.execute(db)
  }

  const shape = await columnsIn(db, dialect)
  // Parents before those that name them.
  const tables = [...shape.keys()].filter(table => table !== 'schema_version').sort(byDependence)
  for (const table of tables) {
    const columns = shape.get(table) as string[]
    const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(system.withoutPlugins())
    for (const row of rows) {
      if (table === 'change' && !shape.has(row.table_name as string)) continue
      const kept = Object.fromEntries(columns.map(column => [column, row[column]]))
      if (table === 'change') kept.before = imageIn(shape, row)
      await insert(db, table, kept)
    }
  }
  await sql`commit`.execute(db)
  await close()
  return place
}

/** The image of a row before, with the columns it had then. */
function imageIn(shape: ReadonlyMap<string, string[]>, { before, table_name }: Row): string | null {
  if (typeof before !== 'string') return null
  const columns = shape.get(table_name as string) ?? []
  const image = JSON.parse(before) as Row
  return JSON.stringify(Object.fromEntries(columns.map(column => [column, image[column]])))
}

async function insert(db: Kysely<unknown>, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row)
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map(column => sql.id(column)))})
    values (${sql.join(Object.values(row))})`.execute(db)
}

async function columnsIn(db: Kysely<unknown>, dialect: Dialect): Promise<Map<string, string[]>> {
  const { rows } = await (dialect === 'sqlite'
    ? sql<{ table: string; column: string }>`
        select m.name as "table", c.name as "column" from sqlite_master m join pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite_%'`
    : sql<{ table: string; column: string }>`
        select table_name as "table", column_name as "column" from information_schema.columns
        where table_schema = current_schema()`
  ).execute(db)
  const shape = new Map<string, string[]>()
  for (const { table, column } of rows) shape.set(table, [...(shape.get(table) ?? []), column])
  return shape
}

const PARENTS = ['desk', 'auth_user', 'person', 'encounter']

function byDependence(one: string, other: string): number {
  const place = (table: string) => (PARENTS.indexOf(table) + PARENTS.length + 1) % (PARENTS.length + 1)
  return place(one) - place(other)
}

async function openEmpty(
  dialect: Dialect,
): Promise<{ db: Kysely<unknown>; place: FirstVersion; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
  const tidy = () => rmSync(folder, { recursive: true })
  if (dialect === 'sqlite') {
    const { dialect: file, close } = openSqlite(join(folder, 'desk.db'), { readOnly: false, durable: false })
    const db = new Kysely<unknown>({ dialect: file })
    const place = { folder, databaseUrl: null, remove: async () => tidy() }
    const closeBoth = async () => {
      await db.destroy()
      close()
    }
    return { db, place, close: closeBoth }
  }
  const server = process.env.ENTREGENT_TEST_POSTGRES as string
  const name = `test_${uuidv7(new Date()).replaceAll('-', '')}`
  await onServer(`create database ${name} template template0 encoding 'UTF8'`)
  const databaseUrl = `${server}/${name}`
  const pool = openPool(databaseUrl, 1)
  const db = new Kysely<unknown>({ dialect: systemDialect(pool) })
  const remove = async () => {
    await onServer(`drop database ${name} with (force)`)
    tidy()
  }
  const close = async () => {
    await db.destroy()
    await pool.end()
  }
  return { db, place: { folder, databaseUrl, remove }, close }
}
