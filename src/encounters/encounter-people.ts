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

/** Who was there, by name; an encounter with nobody is left out. */
export async function namesAt(
  { db, id }: Pick<Desk, 'db' | 'id'>,
  encounterIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (encounterIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
    )
    .select(['ep.encounterId', 'card.name'])
    .where('ep.deskId', '=', id)
    .where('ep.encounterId', 'in', encounterIds)
    .orderBy('card.sortName')
    .orderBy('ep.personId')
    .execute()
  const byEncounter = Map.groupBy(rows, row => row.encounterId)
  return new Map([...byEncounter].map(([each, found]) => [each, found.map(({ name }) => name)]))
}

/** That somebody is there, as a new row. */
export function linkRow({ id, now }: Pick<Desk, 'id' | 'now'>, encounterId: string, personId: string) {
  return { deskId: id, id: uuidv7(now()), encounterId, personId }
}
