import { sql } from 'kysely'
import { Refusal } from '../lib/refusal.ts'
import { type Desk, inChunks } from './desk.ts'

/**
 * Whether the journal knows a row that its table no longer has: it was deleted, or its creation undone. Both are asked at
 * once: a row that came in since one looked for it is not gone.
 */
export async function isGone({ db, id }: Desk, table: string, rowId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 as known from change where desk_id = ${id} and table_name = ${table} and row_id = ${rowId}
    and not exists (select 1 from ${sql.table(table)} as there where there.desk_id = ${id} and there.id = ${rowId})
    limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Those of these rows that somebody took away by themselves: not by undoing what made them, nor together with the person
 * they were about.
 */
export async function takenAway(
  { db, id }: Desk,
  table: string,
  rowIds: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>()
  await inChunks(rowIds, IDS_AT_ONCE, async ids => {
    const { rows } = await sql<{ rowId: string }>`
      select c.row_id as "rowId" from change c
      join batch b on b.desk_id = c.desk_id and b.id = c.batch_id
      where c.desk_id = ${id} and c.table_name = ${table} and c.row_id in (${sql.join(ids)}) and b.undo_of is null
      and not exists (select 1 from ${sql.table(table)} as there where there.desk_id = ${id} and there.id = c.row_id)
      and not exists (select 1 from change l where l.desk_id = c.desk_id and l.table_name = c.table_name
        and l.row_id = c.row_id and l.seq > c.seq)
      and not exists (select 1 from change p where p.desk_id = c.desk_id and p.batch_id = c.batch_id
        and p.table_name = 'person')`.execute(db.withoutPlugins())
    for (const { rowId } of rows) found.add(rowId)
  })
  return found
}

const IDS_AT_ONCE = 500

/** @throws Refusal `gone` when the journal knows the row, which is there no longer. */
export async function refuseIfGone(desk: Desk, table: string, rowId: string): Promise<void> {
  if (await isGone(desk, table, rowId)) throw new Refusal('gone', { id: rowId })
}

/** What was looked for. @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function foundIn<Found>(
  desk: Desk,
  table: string,
  rowId: string,
  found: Found | null | undefined,
): Promise<Found> {
  if (found !== null && found !== undefined) return found
  await refuseIfGone(desk, table, rowId)
  throw new Refusal('not-found', { what: table })
}
