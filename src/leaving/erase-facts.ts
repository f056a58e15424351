import { sql } from 'kysely'
import type { Desk } from '../platform/desk.ts'
import type { FactColumns } from './desk-columns.ts'

const ROWS_AT_ONCE = 1000

type Row = Record<string, string | number | null>

/** Takes somebody out of every text of every fact, in the write under way. */
export async function redactFacts(
  inside: Desk,
  { redact, columns }: { redact: (text: string) => string; columns: readonly FactColumns[] },
): Promise<void> {
  const { id } = inside
  const bare = inside.db.withoutPlugins()
  for (const { table, texts } of columns) {
    if (texts.length === 0) continue
    for await (const row of rowsOf(inside, table, texts)) {
      const changed = texts.flatMap(column => {
        const text = row[column]
        const after = typeof text === 'string' ? redact(text) : text
        return after === text ? [] : [sql`${sql.ref(column)} = ${after}`]
      })
      if (changed.length === 0) continue
      await sql`update ${sql.table(table)} set ${sql.join(changed)}
        where desk_id = ${id} and id = ${row.id}`.execute(bare)
    }
  }
}

async function* rowsOf(inside: Desk, table: string, texts: readonly string[]): AsyncGenerator<Row> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select id, ${sql.join(texts.map(column => sql.ref(column)))} from ${sql.table(table)}
      where desk_id = ${inside.id} and id > ${after} order by id limit ${ROWS_AT_ONCE}`.execute(
      inside.db.withoutPlugins(),
    )
    after = rows.length < ROWS_AT_ONCE ? undefined : String(rows.at(-1)?.id)
    yield* rows
    await new Promise(resolve => setImmediate(resolve))
  }
}
