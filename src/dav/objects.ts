import { hash } from 'node:crypto'
import { insertRows } from '../platform/db/insert-rows.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { Member } from './members.ts'

/** A row of `dav_object`: what a device put that is no fact of a slice. */
export interface ObjectDraft {
  collectionId: string
  name: string
  octets: Uint8Array
  mediaType: string
  /** What devices said of it; undefined: what they said before stays. */
  said?: Readonly<Record<string, string>> | undefined
}

const AT_ONCE = 200
const PREFIX = 'object:'

/** Keeps octets under a name, over the object that has it; in the batch under way. */
export async function keepObject(
  desk: Desk,
  { collectionId, name, octets, mediaType, said }: ObjectDraft,
  { newId, member }: { newId: string; member: Member | null },
): Promise<void> {
  const { db, id: deskId } = desk
  const contentHash = hash('sha256', octets, 'hex')
  await insertRows(db, 'blob', [{ deskId, hash: contentHash, bytes: octets, mediaType }], 'keep')
  const known = member && objectIdOf(member)
  const properties = { properties: JSON.stringify(said ?? {}) }
  if (known === null) {
    await db
      .insertInto('davObject')
      .values({ deskId, id: newId, collectionId, name, contentHash, mediaType, ...properties })
      .execute()
    return
  }
  await db
    .updateTable('davObject')
    .set({ contentHash, mediaType, ...(said ? properties : {}) })
    .where('deskId', '=', deskId)
    .where('id', '=', known)
    .execute()
}

export async function removeObjects({ db, id }: Desk, members: readonly Member[]): Promise<void> {
  await inChunks(idsOf(members), AT_ONCE, chunk =>
    db.deleteFrom('davObject').where('deskId', '=', id).where('id', 'in', chunk).execute(),
  )
}

/** Another name or collection; its octets and what was said of it go along. */
export async function moveObject(
  { db, id }: Desk,
  member: Member,
  to: { collectionId: string; name: string },
): Promise<void> {
  await db
    .updateTable('davObject')
    .set(to)
    .where('deskId', '=', id)
    .where('id', 'in', idsOf([member]))
    .execute()
}

/** Octets of members that are objects, by name. */
export async function contentsOfObjects(
  { db, id }: Desk,
  members: readonly Member[],
): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>()
  const names = new Map(members.map(member => [objectIdOf(member), member.name]))
  await inChunks(idsOf(members), AT_ONCE, async chunk => {
    const rows = await db
      .selectFrom('davObject')
      .innerJoin('blob', withBlob('davObject.contentHash'))
      .select(['davObject.id', 'blob.bytes'])
      .where('davObject.deskId', '=', id)
      .where('davObject.id', 'in', chunk)
      .execute()
    for (const row of rows) contents.set(names.get(row.id) as string, new Uint8Array(row.bytes))
  })
  return contents
}

/** What was said of members, by name; those of which nothing was said are left out. */
export async function saidOfObjects(
  { db, id }: Desk,
  members: readonly Member[],
): Promise<Map<string, Record<string, string>>> {
  const said = new Map<string, Record<string, string>>()
  const names = new Map(members.map(member => [objectIdOf(member), member.name]))
  await inChunks(idsOf(members), AT_ONCE, async chunk => {
    const rows = await db
      .selectFrom('davObject')
      .select(['id', 'properties'])
      .where('deskId', '=', id)
      .where('id', 'in', chunk)
      .where('properties', '<>', '{}')
      .execute()
    for (const row of rows) said.set(names.get(row.id) as string, JSON.parse(row.properties))
  })
  return said
}

export async function sayOfObject(
  { db, id }: Desk,
  member: Member,
  properties: Readonly<Record<string, string>>,
): Promise<void> {
  await db
    .updateTable('davObject')
    .set({ properties: JSON.stringify(properties) })
    .where('deskId', '=', id)
    .where('id', 'in', idsOf([member]))
    .execute()
}

/** The `rowId` in `dav_member` of an object. */
export function objectRowId(id: string): string {
  return PREFIX + id
}

/** Null for a member that is another slice's fact. */
export function objectIdOf({ rowId }: Pick<Member, 'rowId'>): string | null {
  return rowId.startsWith(PREFIX) ? rowId.slice(PREFIX.length) : null
}

function idsOf(members: readonly Member[]): string[] {
  return members.flatMap(member => objectIdOf(member) ?? [])
}
