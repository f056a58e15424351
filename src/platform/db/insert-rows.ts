import type { CompiledQuery, Insertable, Kysely } from 'kysely'
import type { Schema } from './schema.ts'

// Under the parameters that SQLite takes in one statement (32,766).
const MOST_PARAMETERS = 8000

/**
 * Many rows of one shape, in statements of many rows each: compiled once, then only the values change. Rows whose key is
 * there already are left as they are when `existing` is `keep`.
 */
export async function insertRows<Table extends keyof Schema & string>(
  db: Kysely<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  existing: 'refuse' | 'keep' = 'refuse',
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Insertable<Schema[Table]> & string)[]
  const size = Math.max(1, Math.floor(MOST_PARAMETERS / Math.max(1, columns.length)))
  for (let start = 0; start < rows.length; start += size) {
    const chunk = rows.slice(start, start + size)
    const query = compiled(db, table, columns, chunk, existing)
    const parameters = chunk.flatMap(row => columns.map(column => row[column]))
    await db.executeQuery({ ...query, parameters })
    if (rows.length > size) await new Promise(resolve => setImmediate(resolve))
  }
}

// By database and shape: devices send one row at a time, thousands of times.
const COMPILED = new WeakMap<object, Map<string, CompiledQuery>>()
const MOST_SHAPES = 200

function compiled<Table extends keyof Schema & string>(
  db: Kysely<Schema>,
  table: Table,
  columns: readonly string[],
  rows: readonly Insertable<Schema[Table]>[],
  existing: 'refuse' | 'keep',
): CompiledQuery {
  const { adapter } = db.getExecutor()
  const shapes = COMPILED.get(adapter) ?? new Map<string, CompiledQuery>()
  COMPILED.set(adapter, shapes)
  const shape = `${table} ${existing} ${rows.length} ${columns.join()}`
  const known = shapes.get(shape)
  if (known) return known
  const insert = db.insertInto(table).values(rows)
  const query = (existing === 'keep' ? insert.onConflict(c => c.doNothing()) : insert).compile()
  if (shapes.size >= MOST_SHAPES) shapes.clear()
  shapes.set(shape, { ...query, parameters: [] })
  return query
}
