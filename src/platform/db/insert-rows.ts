import type { CompiledQuery, Insertable, Kysely } from 'kysely'
import type { Schema } from './schema.ts'

// Under the parameters that SQLite takes in one statement (32,766).
const MOST_PARAMETERS = 8000
// Few shapes: each is compiled once and stays prepared, which a statement of thousands of parameters pays in memory.
const SIZES = [400, 100, 20, 5, 1] as const
const YIELD_EVERY = 2000

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
  const sizes = SIZES.filter(size => size === 1 || size * columns.length <= MOST_PARAMETERS)
  for (let start = 0; start < rows.length; ) {
    const left = rows.length - start
    const chunk = rows.slice(start, start + (sizes.find(size => size <= left) ?? 1))
    const query = compiled(db, table, columns, chunk, existing)
    const parameters = chunk.flatMap(row => columns.map(column => row[column]))
    await db.executeQuery({ ...query, parameters })
    start += chunk.length
    if (start < rows.length && start % YIELD_EVERY < chunk.length) {
      await new Promise(resolve => setImmediate(resolve))
    }
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
