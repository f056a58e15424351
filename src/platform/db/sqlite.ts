import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { SqliteDialect } from 'kysely'

const CACHED_STATEMENTS = 400
/** What only migrations say is not said again. */
const ONCE = /^\s*(?:create|drop|alter)\b/i

export interface SqliteConnection {
  dialect: SqliteDialect
  raw: DatabaseSync
  /** The batch under way, read by the journal's triggers; null outside of one. */
  setBatch: (id: string | null) => void
  close: () => void
}

/**
 * One connection to the file. WAL: readers never wait for the writer.
 *
 * @param durable false in tests only: a commit no longer waits for the disk.
 */
export function openSqlite(
  file: string,
  { readOnly, durable }: { readOnly: boolean; durable: boolean },
): SqliteConnection {
  const raw = new DatabaseSync(file)
  raw.exec('PRAGMA journal_mode = WAL')
  raw.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'OFF'}`)
  raw.exec('PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA busy_timeout = 5000')
  // The same pages are written again and again under a device that sends one card after the other.
  raw.exec('PRAGMA wal_autocheckpoint = 4000')
  // Pages mapped besides would be counted as the desk's memory, and are read no faster.
  raw.exec('PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY')
  if (readOnly) raw.exec('PRAGMA query_only = ON')

  let batch: string | null = null
  raw.function('batch_id', () => batch)

  return {
    raw,
    dialect: new SqliteDialect({ database: forKysely(raw) }),
    setBatch: id => {
      batch = id
    },
    close: () => raw.close(),
  }
}

/** The part of better-sqlite3's interface that Kysely calls, over `node:sqlite`. */
function forKysely(raw: DatabaseSync) {
  const statements = new Map<string, Prepared>()

  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    const statement = raw.prepare(sql)
    statement.setReturnArrays(true)
    const fresh = { statement, columns: statement.columns().map(({ name }) => name) }
    if (ONCE.test(sql)) return fresh
    if (statements.size >= CACHED_STATEMENTS) statements.delete(statements.keys().next().value as string)
    statements.set(sql, fresh)
    return fresh
  }

  return {
    close: () => {},
    prepare: (sql: string) => {
      const { statement, columns } = prepared(sql)
      return {
        reader: columns.length > 0,
        all: (parameters: readonly unknown[]) =>
          toRows(columns, statement.all(...(parameters as SQLInputValue[])) as unknown[]),
        run: (parameters: readonly unknown[]) => statement.run(...(parameters as SQLInputValue[])),
        *iterate(parameters: readonly unknown[]): IterableIterator<Row> {
          for (const values of statement.iterate(...(parameters as SQLInputValue[])))
            yield rowOf(columns, values as unknown as SQLOutputValue[])
        },
      }
    },
  }
}

interface Prepared {
  statement: StatementSync
  /** None: it answers no rows. */
  columns: string[]
}

type Row = Record<string, SQLOutputValue>

/** In place, so that none is held twice. */
function toRows(columns: readonly string[], all: unknown[]): unknown[] {
  for (let i = 0; i < all.length; i++) all[i] = rowOf(columns, all[i] as SQLOutputValue[])
  return all
}

/** The objects that `node:sqlite` makes itself are dictionaries: slower to make, and ten times slower to read. */
function rowOf(columns: readonly string[], values: readonly SQLOutputValue[]): Row {
  const row: Row = {}
  for (let i = 0; i < columns.length; i++) row[columns[i] as string] = values[i] as SQLOutputValue
  return row
}
