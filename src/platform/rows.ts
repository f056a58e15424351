import { Refusal } from '../lib/refusal.ts'
import { type Desk, inChunks } from './desk.ts'

/** Tables that others are asked about: is it there? */
type Asked =
  | 'person'
  | 'encounter'
  | 'mandate'
  | 'favour'
  | 'thanks'
  | 'handoverNote'
  | 'event'
  | 'outing'
  | 'place'
  | 'tie'
  | 'followUp'

/** Those of the ids that a table holds. */
export async function idsAmong({ db, id }: Desk, table: Asked, ids: Iterable<string>): Promise<Set<string>> {
  const found = new Set<string>()
  await inChunks([...new Set(ids)], 1000, async chunk => {
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where('deskId', '=', id)
      .where('id', 'in', chunk)
      .execute()
    for (const row of rows) found.add(row.id)
  })
  return found
}

export async function isThere(desk: Desk, table: Asked, rowId: string): Promise<boolean> {
  return (await idsAmong(desk, table, [rowId])).size > 0
}

/**
 * What a row names must be there when it is first named; what it named before may be gone since.
 *
 * @throws Refusal `not-found` with the ids.
 */
export async function refuseUnknown(
  desk: Desk,
  table: Asked,
  named: readonly (string | null)[],
  before: readonly (string | null | undefined)[] = [],
): Promise<void> {
  const old = new Set(before)
  const wanted = [...new Set(named)].filter(each => each !== null && !old.has(each)) as string[]
  const known = await idsAmong(desk, table, wanted)
  const unknown = wanted.filter(each => !known.has(each))
  if (unknown.length > 0) throw new Refusal('not-found', { what: table, ids: unknown })
}
