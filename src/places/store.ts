import { Refusal } from '../lib/refusal.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { Place, PlaceDraft, PlaceView } from './place.ts'
import { fieldsOf, revisionOf, viewOf } from './place-row.ts'

/** Every place, by name. */
export async function placesOf(desk: Desk): Promise<PlaceView[]> {
  const rows = await select(desk).orderBy('name').orderBy('id').execute()
  return rows.map(viewOf)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function placeOf(desk: Desk, id: string): Promise<PlaceView> {
  const place = await findPlace(desk, id)
  if (place) return place
  await refuseIfGone(desk, 'place', id)
  throw new Refusal('not-found', { what: 'place' })
}

/**
 * Notes a place, or edits it when the draft carries a revision. The same id sent twice is stored once. The owner has one
 * home: saying that it is here makes the other one a place like others.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function savePlace(desk: Desk, { revision, ...place }: PlaceDraft): Promise<Saved<PlaceView>> {
  const { id, name } = place
  const fields = fieldsOf(place)
  return saveOnce<PlaceView>(desk, {
    table: 'place',
    id,
    revision,
    becomes: revisionOf(place),
    find: on => findPlace(on, id),
    what: before => ({
      what: before ? 'places:change.edited' : 'places:change.noted',
      details: { name },
    }),
    put: async inside => {
      if (place.kind === 'home') await leaveOtherHomes(inside, id)
      await inside.db
        .insertInto('place')
        .values({ deskId: inside.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal as `placeOf`. */
export async function deletePlace(desk: Desk, id: string): Promise<void> {
  const { name } = await placeOf(desk, id)
  await desk.write({ what: 'places:change.deleted', details: { name } }, async inside => {
    await inside.db.deleteFrom('place').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Places out of a file, in one batch. One that came from OpenStreetMap before stays as the owner left it.
 *
 * @returns how many are new.
 */
export async function addPlaces(desk: Desk, places: readonly Place[]): Promise<number> {
  if (places.length === 0) return 0
  const details = { count: places.length }
  return desk.write({ what: 'places:change.imported', details }, async inside => {
    const known = await osmAmong(
      inside,
      places.flatMap(({ osm }) => osm ?? []),
    )
    const fresh = places.filter(({ osm }) => osm === null || !known.has(osm))
    await insertRows(
      inside.db,
      'place',
      fresh.map(place => ({ deskId: desk.id, id: place.id, ...fieldsOf(place) })),
    )
    return fresh.length
  })
}

/** Where the owner lives and begins their day; null as long as they have not said it. */
export async function homeOf(desk: Desk): Promise<PlaceView | null> {
  const row = await select(desk).where('kind', '=', 'home').orderBy('id', 'desc').executeTakeFirst()
  return row ? viewOf(row) : null
}

/** Those of the ids of OpenStreetMap that are places here. */
export async function osmAmong(desk: Desk, ids: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>()
  await inChunks(ids, 1000, async chunk => {
    const rows = await desk.db
      .selectFrom('place')
      .select('osm')
      .where('deskId', '=', desk.id)
      .where('osm', 'in', chunk)
      .execute()
    for (const { osm } of rows) if (osm !== null) known.add(osm)
  })
  return known
}

async function leaveOtherHomes({ db, id: deskId }: Desk, home: string): Promise<void> {
  await db
    .updateTable('place')
    .set({ kind: 'other' })
    .where('deskId', '=', deskId)
    .where('kind', '=', 'home')
    .where('id', '<>', home)
    .execute()
}

async function findPlace(desk: Desk, id: string): Promise<PlaceView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

function select({ db, id }: Desk) {
  return db.selectFrom('place').selectAll().where('deskId', '=', id)
}
