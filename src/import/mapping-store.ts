import type { Desk } from '../platform/desk.ts'
import { isPlainUse, type PlainUse } from './column-mapping.ts'

/** What the owner said of the columns of tables, by the digest of their headers. */
export async function mappingsOf({ db, id }: Desk): Promise<Map<string, PlainUse[]>> {
  const rows = await db
    .selectFrom('columnMapping')
    .select(['id', 'uses'])
    .where('deskId', '=', id)
    .orderBy('id')
    .execute()
  // A use that this program does not know, of a newer one, is kept in the note.
  return new Map(
    rows.map(({ id, uses }) => [
      id,
      (JSON.parse(uses) as string[]).map(use => (isPlainUse(use) ? use : 'kept')),
    ]),
  )
}

export interface SaidMapping {
  id: string
  headers: readonly string[]
  uses: readonly PlainUse[]
}

/** Remembers what a table's columns hold, instead of what was said of them before. */
export async function saveMapping(desk: Desk, { id, headers, uses }: SaidMapping): Promise<void> {
  const shown = headers.slice(0, 3).join(', ')
  await desk.write({ what: 'import:change.mapping', details: { columns: shown } }, async inside => {
    const row = { headers: JSON.stringify(headers), uses: JSON.stringify(uses) }
    const { numUpdatedRows } = await inside.db
      .updateTable('columnMapping')
      .set(row)
      .where('deskId', '=', inside.id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) return
    await inside.db
      .insertInto('columnMapping')
      .values({ deskId: inside.id, id, ...row })
      .execute()
  })
}
