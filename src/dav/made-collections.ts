import type { Desk } from '../platform/desk.ts'
import { inChunks } from '../platform/desk.ts'
import type { Home } from './collection.ts'
import { MOST_COLLECTIONS } from './limits.ts'
import { CALDAV, CARDDAV, DAV, DavRefusal, type QName } from './request.ts'
import type { CollectionRow } from './site.ts'

/** Where a collection that a device makes stands. */
export interface MadePlace {
  home: Home
  /** The folder it is in, among files; null: its home. */
  parentId: string | null
  name: string
}

/** A row for each collection that a device makes; in the batch under way. @throws DavRefusal 507 past the limit. */
export async function addCollections(desk: Desk, rows: readonly CollectionRow[]): Promise<void> {
  const { count } = await desk.db
    .selectFrom('davCollection')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('deskId', '=', desk.id)
    .executeTakeFirstOrThrow()
  if (Number(count) + rows.length > MOST_COLLECTIONS) {
    // RFC 4331 §6.
    throw new DavRefusal(507, `Devices make at most ${MOST_COLLECTIONS} collections.`, {
      condition: { ns: DAV, name: 'quota-not-exceeded' },
    })
  }
  for (const row of rows) {
    await desk.db
      .insertInto('davCollection')
      .values({ deskId: desk.id, ...row })
      .execute()
  }
}

/** RFC 4791 §5.3.1.1, RFC 6352 §6.3.1.1: the collections of a home stand right in it, and nowhere else. */
export function locationOf(home: Exclude<Home, 'files'>): QName {
  return home === 'calendars'
    ? { ns: CALDAV, name: 'calendar-collection-location-ok' }
    : { ns: CARDDAV, name: 'addressbook-collection-location-ok' }
}

/** Their rows go; their members are taken away before. */
export async function removeCollections({ db, id }: Desk, ids: readonly string[]): Promise<void> {
  await inChunks(ids, 200, chunk =>
    db.deleteFrom('davCollection').where('deskId', '=', id).where('id', 'in', chunk).execute(),
  )
}

/** Its members and the folders in it go along. */
export async function placeCollection(
  { db, id }: Desk,
  collectionId: string,
  { parentId, name }: Omit<MadePlace, 'home'>,
): Promise<void> {
  await db
    .updateTable('davCollection')
    .set({ parentId, name })
    .where('deskId', '=', id)
    .where('id', '=', collectionId)
    .execute()
}
