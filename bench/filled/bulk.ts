import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

/** Rows of one table, each with the same columns in the same order. */
export interface BulkTable {
  table: string
  columns: readonly string[]
  rows: Iterable<readonly SQLInputValue[]>
}

/**
 * Facts by the million into the file of a desk that nobody has open: what its triggers and indexes would do row by row is
 * done at the end. The journal tells of them as of one batch, and of no projection that is behind: whoever fills counts.
 */
export function insertInBulk(file: string, deskId: string, tables: readonly BulkTable[]): void {
  const raw = new DatabaseSync(file)
  try {
    raw.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY')
    raw.function('batch_id', () => BATCH)
    raw.exec('begin')
    const names = tables.map(({ table }) => `'${table}'`).join(', ')
    const laid = raw
      .prepare(
        `select type, name, sql from sqlite_master
          where sql is not null and type in ('index', 'trigger') and tbl_name in (${names}, 'change')`,
      )
      .all() as { type: string; name: string; sql: string }[]
    for (const { type, name } of laid) raw.exec(`drop ${type} ${name}`)
    raw
      .prepare(
        `insert into batch (desk_id, id, what, details, at, "by") values (?, ?, 'bench', '{}', ?, 'bench')`,
      )
      .run(deskId, BATCH, new Date(0).toISOString())
    for (const { table, columns, rows } of tables) {
      const places = columns.map(() => '?').join(', ')
      const statement = raw.prepare(
        `insert into ${table} (desk_id, ${columns.join(', ')}) values ('${deskId}', ${places})`,
      )
      for (const row of rows) statement.run(...row)
      journal(raw, deskId, table)
    }
    for (const { sql } of laid) raw.exec(sql)
    raw.exec('commit')
  } finally {
    raw.close()
  }
}

const BATCH = 'bulk'

/** What the triggers would have written of the rows that have no line there. */
function journal(raw: DatabaseSync, deskId: string, table: string): void {
  raw.exec(`
    insert into desk_seq (desk_id, seq) values ('${deskId}', 0) on conflict do nothing;
    insert into change (desk_id, seq, batch_id, table_name, row_id, before)
      select desk_id, (select seq from desk_seq where desk_id = '${deskId}') + row_number() over (order by rowid),
        '${BATCH}', '${table}', id, null
      from ${table} where desk_id = '${deskId}';
    update desk_seq set seq = (select max(seq) from change where desk_id = '${deskId}')
      where desk_id = '${deskId}';
    update desk_seq set projected = seq where desk_id = '${deskId}'`)
}
