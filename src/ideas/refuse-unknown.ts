import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'

/**
 * What a row names must be there when it is first named; what it named before may be gone since.
 *
 * @throws Refusal `not-found` with the ids.
 */
export async function refuseUnknown(
  { db, id }: Desk,
  table: 'person' | 'mandate' | 'encounter' | 'favour',
  named: readonly (string | null)[],
  before: readonly (string | null | undefined)[] = [],
): Promise<void> {
  const wanted = [...new Set(named)].filter(each => each !== null && !before.includes(each)) as string[]
  if (wanted.length === 0) return
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('deskId', '=', id)
    .where('id', 'in', wanted)
    .execute()
  const known = new Set(rows.map(row => row.id))
  const unknown = wanted.filter(each => !known.has(each))
  if (unknown.length > 0) throw new Refusal('not-found', { what: table, ids: unknown })
}
