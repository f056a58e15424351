import { sql } from 'kysely'
import type { Desk } from '../desk.ts'
import { POINTERS } from './pointers.ts'

/**
 * Whether any fact names that row, be it by a hint: what nothing names nobody would miss.
 *
 * @param table as the journal names it. @param besides the id of a row that does not count.
 */
export async function isNamedElsewhere(
  { db, id }: Desk,
  { table, rowId }: { table: string; rowId: string },
  besides: string,
): Promise<boolean> {
  const named = POINTERS.filter(({ to }) => to === table).map(
    ({ from, column }) => sql`exists (select 1 from ${sql.table(from)}
      where desk_id = ${id} and ${sql.ref(column)} = ${rowId} and id <> ${besides})`,
  )
  if (named.length === 0) return false
  const { rows } = await sql`select 1 as named where ${sql.join(named, sql` or `)}`.execute(
    db.withoutPlugins(),
  )
  return rows.length > 0
}
