import { type RawBuilder, sql } from 'kysely'
import type { Desk } from '../platform/desk.ts'

const PAGE_ROWS = 1000

/** The rows of a table of facts in the order of their ids, a page in memory at a time. @param columns with `id` among them. */
export async function* pagesOf<Row extends { id: string }>(
  { db, id }: Desk,
  table: string,
  columns: RawBuilder<unknown>,
): AsyncGenerator<Row> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select ${columns} from ${sql.table(table)}
      where desk_id = ${id} and id > ${after} order by id limit ${PAGE_ROWS}`.execute(db.withoutPlugins())
    after = rows.length < PAGE_ROWS ? undefined : rows.at(-1)?.id
    yield* rows
    await new Promise(resolve => setImmediate(resolve))
  }
}
