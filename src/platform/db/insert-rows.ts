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
  let compiled: { length: number; query: CompiledQuery } | undefined
  for (let start = 0; start < rows.length; start += size) {
    const chunk = rows.slice(start, start + size)
    if (!compiled || compiled.length !== chunk.length) {
      const insert = db.insertInto(table).values(chunk)
      const query = (existing === 'keep' ? insert.onConflict(c => c.doNothing()) : insert).compile()
      compiled = { length: chunk.length, query }
    }
    const parameters = chunk.flatMap(row => columns.map(column => row[column]))
    await db.executeQuery({ ...compiled.query, parameters })
    if (rows.length > size) await new Promise(resolve => setImmediate(resolve))
  }
}
