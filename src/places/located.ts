import type { Position } from '../lib/geo/position.ts'
import { Refusal } from '../lib/refusal.ts'
import { nameOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { roundedPosition, type Spot } from './place.ts'

/** Where somebody is, as well as it is known; null: nobody knows. */
export async function spotOf({ db, id }: Desk, personId: string): Promise<Spot | null> {
  const row = await db
    .selectFrom('personSpot')
    .select(['lat', 'lon', 'precision', 'source'])
    .where('deskId', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return (row as Spot | undefined) ?? null
}

/**
 * Says where somebody is exactly: it counts before what their card says.
 *
 * @param at with the id of what is said, made by who says it.
 * @throws Refusal `not-found` for somebody who is not there.
 */
export async function locatePerson(
  desk: Desk,
  personId: string,
  at: Position & { id: string },
): Promise<Spot | null> {
  const name = await nameOf(desk, personId)
  const spot = { ...roundedPosition(at), precision: 'exact', source: 'owner', address: '' }
  await desk.write({ what: 'places:change.located', details: { name } }, async inside => {
    const before = await locatedOf(inside, personId)
    if (before) {
      await inside.db
        .updateTable('located')
        .set(spot)
        .where('deskId', '=', desk.id)
        .where('id', '=', before.id)
        .execute()
      return
    }
    await inside.db
      .insertInto('located')
      .values({ deskId: desk.id, id: at.id, personId, ...spot })
      .execute()
  })
  return spotOf(desk, personId)
}

/** What was said of where somebody is no longer counts: their card does. @throws Refusal `not-found`. */
export async function forgetLocated(desk: Desk, personId: string): Promise<void> {
  const name = await nameOf(desk, personId)
  if (!(await locatedOf(desk, personId))) throw new Refusal('not-found', { what: 'located' })
  await desk.write({ what: 'places:change.unlocated', details: { name } }, async inside => {
    await inside.db
      .deleteFrom('located')
      .where('deskId', '=', desk.id)
      .where('personId', '=', personId)
      .execute()
  })
}

function locatedOf({ db, id }: Desk, personId: string) {
  return db
    .selectFrom('located')
    .select('id')
    .where('deskId', '=', id)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}
