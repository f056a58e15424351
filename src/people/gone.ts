import type { Desk } from '../platform/desk.ts'

/** Whether the journal knows the id though nobody has it: somebody deleted, or whose creation was undone. */
export async function isGone({ db, id }: Desk, table: 'person' | 'tie', rowId: string): Promise<boolean> {
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
