import type { Desk } from '../../../src/platform/desk.ts'

/** Every line of the desk's history, oldest first. */
export async function batchesOf({ db, id }: Desk): Promise<string[]> {
  const rows = await db.selectFrom('batch').select('id').where('deskId', '=', id).orderBy('id').execute()
  return rows.map(row => row.id)
}
