import { type Selectable, sql } from 'kysely'
import type { DavCollectionTable } from '../platform/db/schema-dav.ts'
import type { Desk } from '../platform/desk.ts'
import type { Collection, Home } from './collection.ts'
import { APPLE_ICAL } from './request.ts'

/** A row of `dav_collection`: made by a device, or what devices said of one of the desk's own. */
export type CollectionRow = Omit<Selectable<DavCollectionTable>, 'deskId'>

/** Which collections there are: the desk's own, and how one that a device made is kept. Wired once, in `app.ts`. */
export interface Site {
  /** Shown in this order; macOS takes the first address book only. */
  builtIn: readonly Collection[]
  /** The collection of a row that a device made. */
  made: (row: CollectionRow) => Collection
  /** What is told of the principal; without it, its name in addresses alone. */
  ownerOf?: (desk: Desk) => Promise<{ name: string; mail: string | null }>
  /** What the desk's sync tokens begin with (`epochIn`); without it, a backup put back is not noticed. */
  epochOf?: (desk: Desk) => Promise<string>
}

/** A collection with where it stands and what devices said of it. */
export interface Placed {
  collection: Collection
  /** Its name in its home; of a folder of files, its path under the home. */
  segments: readonly string[]
  /** `{namespace}name` to the XML of the property. */
  properties: Readonly<Record<string, string>>
  row: CollectionRow | null
}

export const HOMES: readonly Home[] = ['addressbooks', 'calendars', 'files']

/** The collections of a home, the desk's own first. */
export async function collectionsOf(site: Site, desk: Desk, home: Home): Promise<Placed[]> {
  const rows = await rowsOf(desk, home)
  const byId = new Map(rows.map(row => [row.id, row]))
  const own = site.builtIn.filter(collection => collection.home === home)
  const made = rows.filter(row => row.parentId === null && !own.some(({ id }) => id === row.id))
  return [
    ...own.map(collection => placed(collection, [collection.id], byId.get(collection.id) ?? null)),
    ...made.map(row => placed(site.made(row), [row.name], row)),
  ]
}

/** The collection at a path under a home; null when there is none. Files have folders in folders. */
export async function collectionAt(
  site: Site,
  desk: Desk,
  home: Home,
  segments: readonly string[],
): Promise<Placed | null> {
  const [name = ''] = segments
  if (segments.length === 0 || (home !== 'files' && segments.length > 1)) return null
  const own = site.builtIn.find(collection => collection.home === home && collection.id === name)
  // The folder of files is its home itself, not a folder in it.
  if (own && home !== 'files') return placed(own, [name], await rowOf(desk, own.id))
  let row: CollectionRow | null = null
  for (const segment of segments) {
    row = await childRow(desk, home, row?.id ?? null, segment)
    if (!row) return null
  }
  return row && placed(site.made(row), segments, row)
}

/** The folder that the home of the files is. */
export async function filesRoot(site: Site, desk: Desk): Promise<Placed> {
  const own = site.builtIn.find(({ home }) => home === 'files')
  if (!own) throw new RangeError('no folder of files')
  return placed(own, [], await rowOf(desk, own.id))
}

/** The folders in a folder of files. */
export async function foldersIn(site: Site, desk: Desk, parent: Placed): Promise<Placed[]> {
  const rows = await rowsOf(desk, 'files')
  return rows
    .filter(
      row =>
        row.id !== parent.collection.id &&
        row.parentId === (parent.segments.length === 0 ? null : parent.collection.id),
    )
    .map(row => placed(site.made(row), [...parent.segments, row.name], row))
}

function placed(collection: Collection, segments: readonly string[], row: CollectionRow | null): Placed {
  const said = row ? (JSON.parse(row.properties) as Record<string, string>) : {}
  return { collection, segments, properties: { ...colorOf(collection), ...said }, row }
}

/** Devices paint a calendar without a colour as they like: three of one desk would look alike. */
function colorOf({ color }: Collection): Record<string, string> {
  if (color === undefined) return {}
  return {
    [`{${APPLE_ICAL}}calendar-color`]: `<calendar-color xmlns="${APPLE_ICAL}">${color}</calendar-color>`,
  }
}

const COLUMNS = ['id', 'home', 'parentId', 'name', 'kind', 'components', 'properties'] as const

async function rowsOf({ db, id }: Desk, home: Home): Promise<CollectionRow[]> {
  return db
    .selectFrom('davCollection')
    .select(COLUMNS)
    .where('deskId', '=', id)
    .where('home', '=', home)
    .orderBy('id')
    .execute()
}

async function rowOf({ db, id }: Desk, collectionId: string): Promise<CollectionRow | null> {
  const row = await db
    .selectFrom('davCollection')
    .select(COLUMNS)
    .where('deskId', '=', id)
    .where('id', '=', collectionId)
    .executeTakeFirst()
  return row ?? null
}

async function childRow(
  { db, id }: Desk,
  home: Home,
  parentId: string | null,
  name: string,
): Promise<CollectionRow | null> {
  // In plain SQL, as all that each request of a device asks: it is compiled in a third of the time.
  const { rows } = await sql<CollectionRow>`
    select id, home, parent_id, name, kind, components, properties from dav_collection
    where desk_id = ${id} and home = ${home} and name = ${name} and coalesce(parent_id, '') = ${parentId ?? ''}`.execute(
    db,
  )
  return rows[0] ?? null
}
