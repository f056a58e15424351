import { sql } from 'kysely'
import { type Desk, inChunks } from '../platform/desk.ts'

/** Which of these rows of a table of facts are there. */
export async function thereIn(
  { db, id }: Pick<Desk, 'db' | 'id'>,
  table: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const there = new Set<string>()
  await inChunks(ids, 500, async chunk => {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
      where desk_id = ${id} and id in (${sql.join(chunk)})`.execute(db)
    for (const row of rows) there.add(row.id)
  })
  return there
}
