import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { POINTERS } from '../src/platform/db/pointers.ts'
import { BLOB_COLUMNS, TABLES, tablesOf } from '../src/platform/db/schema.ts'
import { onEveryDatabase } from './support/on-every-database.ts'

/** Of devices: the desk's own collections have no row. */
const NO_FACT = new Set(['desk_id', 'collection_id', 'parent_id'])

onEveryDatabase({}, (_, database) => {
  const rows = async <T>(onSqlite: string, onPostgres: string): Promise<T[]> => {
    const text = database().dialect === 'sqlite' ? onSqlite : onPostgres
    return (await sql<T>`${sql.raw(text)}`.execute(database().system.withoutPlugins())).rows
  }
  const tables = async () =>
    (
      await rows<{ name: string }>(
        `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
        `select table_name as name from information_schema.tables where table_schema = current_schema()`,
      )
    ).map(row => row.name)
  const keyOf = async (table: string) =>
    (
      await rows<{ name: string }>(
        `select name from pragma_table_info('${table}') where pk > 0 order by pk`,
        `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
         where i.indrelid = '${table}'::regclass and i.indisprimary order by array_position(i.indkey, a.attnum)`,
      )
    ).map(row => row.name)

  test('every table has a class, and every class its tables', async () => {
    expect((await tables()).sort()).toEqual(Object.keys(TABLES).sort())
  })

  test('every fact is keyed (desk_id, id)', async () => {
    for (const table of tablesOf('fact'))
      expect([table, ...(await keyOf(table))]).toEqual([table, 'desk_id', 'id'])
  })

  test('every other table of a desk starts its key with desk_id', async () => {
    const others = [...tablesOf('projection'), ...tablesOf('blob'), ...tablesOf('journal')]
    for (const table of others) expect([table, (await keyOf(table))[0]]).toEqual([table, 'desk_id'])
  })

  test('every fact is journalled at insert, update and delete, and nothing else is', async () => {
    const triggers = await rows<{ tableName: string; event: string }>(
      `select tbl_name as "tableName", sql as event from sqlite_master where type = 'trigger'`,
      `select event_object_table as "tableName", event_manipulation as event from information_schema.triggers
       where trigger_name not like '%truncate'`,
    )
    const events = new Map<string, string[]>()
    for (const { tableName, event } of triggers) {
      const kind = /\bafter (insert|update|delete)|^(INSERT|UPDATE|DELETE)$/.exec(event)
      events.set(tableName, [...(events.get(tableName) ?? []), (kind?.[1] ?? kind?.[2] ?? '').toLowerCase()])
    }
    expect([...events.keys()].sort()).toEqual(tablesOf('fact').sort())
    for (const [table, kinds] of events)
      expect([table, ...kinds.sort()]).toEqual([table, 'delete', 'insert', 'update'])
  })

  test('every journalled column can be written as JSON: no octets in a fact', async () => {
    for (const table of tablesOf('fact')) {
      const columns = await rows<{ name: string; type: string }>(
        `select name, type from pragma_table_info('${table}')`,
        `select column_name as name, data_type as type from information_schema.columns where table_name = '${table}'`,
      )
      expect(columns.filter(column => /blob|bytea/i.test(column.type))).toEqual([])
    }
  })

  test('every column that names a blob is known, so that its octets are kept as long as it does', async () => {
    const hashes: { table: string; column: string }[] = []
    for (const table of [...tablesOf('fact'), ...tablesOf('projection')]) {
      const columns = await rows<{ name: string }>(
        `select name from pragma_table_info('${table}')`,
        `select column_name as name from information_schema.columns where table_name = '${table}'
         and table_schema = current_schema()`,
      )
      const named = columns.filter(({ name }) => /hash/.test(name))
      hashes.push(...named.map(({ name }) => ({ table, column: name })))
    }
    expect(hashes.sort(byName)).toEqual([...BLOB_COLUMNS].sort(byName))
  })

  test('undo knows every column that points at another fact', async () => {
    const pointers = await rows<{ from: string; column: string; to: string }>(
      tablesOf('fact')
        .map(
          table =>
            `select '${table}' as "from", "from" as "column", "table" as "to" from pragma_foreign_key_list('${table}') where "from" <> 'desk_id'`,
        )
        .join(' union all '),
      `select c.conrelid::regclass::text as "from", a.attname as "column", c.confrelid::regclass::text as "to"
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
       where c.contype = 'f' and a.attname <> 'desk_id' and c.conrelid::regclass::text not like 'auth_%'`,
    )
    for (const pointer of pointers) expect(POINTERS).toContainEqual(pointer)
  })

  test('every column that names a person, a mandate or another fact is known', async () => {
    const named: string[] = []
    for (const table of tablesOf('fact')) {
      const columns = await rows<{ name: string }>(
        `select name from pragma_table_info('${table}')`,
        `select column_name as name from information_schema.columns where table_name = '${table}'
         and table_schema = current_schema()`,
      )
      const pointing = columns.filter(({ name }) => /_id$/.test(name) && !NO_FACT.has(name))
      named.push(...pointing.map(({ name }) => `${table}.${name}`))
    }
    const known = POINTERS.map(({ from, column }) => `${from}.${column}`)
    expect(named.sort()).toEqual(known.sort())
  })
})

function byName(a: { table: string; column: string }, b: { table: string; column: string }): number {
  return `${a.table} ${a.column}` < `${b.table} ${b.column}` ? -1 : 1
}
