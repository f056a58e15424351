import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Client } from 'pg'

/** What a table holds: how many rows, and a sum over all of them. */
export interface TablePrint {
  rows: number
  sum: string
}

export type TablePrints = Record<string, TablePrint>

/** Not in a backup: it opens no door to who finds it. */
export const NOT_KEPT = ['auth_session', 'auth_verification']

/** Made anew where a backup is put back: tokens that devices got since are not taken for those (decision 9). */
export const NOT_KEPT_SECRET = 'dav_epoch'

/** Of every table of a SQLite database that a backup keeps; a row more, fewer or other gives another print. */
export function printsOfSqlite(db: DatabaseSync): TablePrints {
  const tables = db
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`)
    .all() as { name: string }[]
  const prints: TablePrints = {}
  for (const { name } of tables.filter(table => !NOT_KEPT.includes(table.name))) {
    const sum = createHash('sha256')
    let rows = 0
    const which = name === 'desk_secret' ? ` where id <> '${NOT_KEPT_SECRET}'` : ''
    const statement = db.prepare(`select * from "${name}"${which}`)
    statement.setReturnArrays(true)
    statement.setReadBigInts(true)
    for (const row of statement.iterate() as unknown as Iterable<unknown[]>) {
      rows++
      for (const value of row) {
        // With its kind and its length, so that no two rows read alike.
        const octets = value instanceof Uint8Array ? value : String(value)
        sum.update(`${typeof value}${value === null ? 'null' : ''}${octets.length};`)
        sum.update(octets)
      }
      sum.update('\n')
    }
    prints[name] = { rows, sum: sum.digest('hex') }
  }
  return prints
}

/** The same of a PostgreSQL database, within the transaction of the connection; in any order of the rows. */
export async function printsOfPostgres(client: Client): Promise<TablePrints> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`,
  )
  const prints: TablePrints = {}
  // A role that row-level security binds would count nothing, and think it all there: it is refused instead.
  await client.query('set row_security = off')
  for (const { name } of tables.filter(table => !NOT_KEPT.includes(table.name))) {
    const which = name === 'desk_secret' ? ` where id <> '${NOT_KEPT_SECRET}'` : ''
    const { rows } = await client.query<{ rows: number; sum: string }>(
      `select count(*)::integer as rows,
         coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint::numeric), 0)::text as sum
       from "${name}" t${which}`,
    )
    prints[name] = { rows: rows[0]?.rows ?? 0, sum: rows[0]?.sum ?? '' }
  }
  return prints
}

/** The tables that are not the same in both, by name. */
export function tablesThatDiffer(one: TablePrints, other: TablePrints): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter(
    name => one[name]?.rows !== other[name]?.rows || one[name]?.sum !== other[name]?.sum,
  )
}
