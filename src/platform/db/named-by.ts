import { sql } from 'kysely'
import { type ChangedRow, type Desk, inChunks } from '../desk.ts'

const AT_ONCE = 400

/**
 * What rows that changed name in a column, before or now: of whom a projection must be brought up to date when a row joined,
 * left, or went from one to another.
 *
 * @param table as the journal names it, `column` in snake_case.
 */
export async function namedBy(
  { db, id }: Desk,
  { table, column }: { table: string; column: string },
  rows: readonly ChangedRow[],
): Promise<Set<string>> {
  const named = new Set<string>()
  const add = (value: unknown) => {
    if (typeof value === 'string') named.add(value)
  }
  for (const { before } of rows) add(before?.[column])
  await inChunks(rows, AT_ONCE, async chunk => {
    const { rows: now } = await sql<{ named: string | null }>`
      select distinct ${sql.ref(column)} as named from ${sql.table(table)}
      where desk_id = ${id} and id in (${sql.join(chunk.map(row => row.id))})`.execute(db.withoutPlugins())
    for (const row of now) add(row.named)
  })
  return named
}
