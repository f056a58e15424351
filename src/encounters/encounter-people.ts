import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'

/** These people are there too, in the batch under way. */
export async function addToEncounter(
  desk: Desk,
  encounterId: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  const rows = personIds.map(personId => linkRow(desk, encounterId, personId))
  await desk.db.insertInto('encounterPerson').values(rows).execute()
}

/** These people are not there, in the batch under way. */
export async function takeFromEncounter(
  { db, id }: Desk,
  encounterId: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  await db
    .deleteFrom('encounterPerson')
    .where('deskId', '=', id)
    .where('encounterId', '=', encounterId)
    .where('personId', 'in', personIds)
    .execute()
}

/** That somebody is there, as a new row. */
export function linkRow({ id, now }: Pick<Desk, 'id' | 'now'>, encounterId: string, personId: string) {
  return { deskId: id, id: uuidv7(now()), encounterId, personId }
}
