import { Refusal } from '../lib/refusal.ts'
import type { Desk } from './desk.ts'

/** Whether the journal knows a row of a table: where nobody has it any more, it was deleted or its creation undone. */
export async function isGone({ db, id }: Desk, table: string, rowId: string): Promise<boolean> {
  const change = await db
    .selectFrom('change')
    .select('seq')
    .where('deskId', '=', id)
    .where('tableName', '=', table)
    .where('rowId', '=', rowId)
    .limit(1)
    .executeTakeFirst()
  return change !== undefined
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
