import { sql } from 'kysely'
import { Refusal } from '../lib/refusal.ts'
import type { Desk } from './desk.ts'

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
