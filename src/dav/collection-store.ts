import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import type { Standing } from './resource.ts'

/** `{namespace}name` to the XML of the property, as a device said it. */
export type SaidProperties = Readonly<Record<string, string>>

/** What devices said of a home or of the principal; of collections, `Placed` has it. */
export async function saidOf(desk: Desk, resource: Standing): Promise<SaidProperties> {
  if (resource.kind === 'collection') return resource.at.properties
  const place = placeOfRow(resource)
  if (place === null) return {}
  return (await rowSaid(desk, place.id)) ?? {}
}

/** Changes what devices said of a collection, a home or the principal; its row is made at first need. */
export async function keepSaid(
  desk: Desk,
  resource: Standing,
  change: (said: SaidProperties) => SaidProperties,
): Promise<void> {
  const place = placeOfRow(resource)
  if (place === null) throw new RangeError(`nothing is kept of a ${resource.kind}`)
  // Alone: two devices that say something at once are both heard.
  const what = { what: 'dav:change.collectionSaid', details: { name: place.name }, alone: true }
  await desk.write(what, async inside => {
    const before = await rowSaid(inside, place.id)
    // One that a device made may be gone since it was looked up.
    if (!before && resource.kind === 'collection' && resource.at.row) throw new Refusal('not-found')
    const said = JSON.stringify(change(before ?? {}))
    await inside.db
      .insertInto('davCollection')
      .values({ deskId: desk.id, ...place, properties: said })
      .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet({ properties: said }))
      .execute()
  })
}

export function isSaidOf(resource: Standing): boolean {
  return placeOfRow(resource) !== null
}

async function rowSaid({ db, id }: Desk, collectionId: string): Promise<SaidProperties | null> {
  const row = await db
    .selectFrom('davCollection')
    .select('properties')
    .where('deskId', '=', id)
    .where('id', '=', collectionId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.properties) as SaidProperties) : null
}

/** What is no folder stands in itself, so that no home lists it. */
function placeOfRow(resource: Standing): {
  id: string
  home: string
  parentId: string | null
  name: string
  kind: string
  components: string | null
} | null {
  if (resource.kind === 'principal') return inItself('principal', 'principals')
  if (resource.kind === 'home') return inItself(`home:${resource.home}`, resource.home)
  if (resource.kind !== 'collection') return null
  const { collection, segments, row } = resource.at
  const { id, home, kind } = collection
  if (segments.length === 0) return { ...inItself(id, home), kind }
  const components = kind === 'calendar' ? JSON.stringify(collection.components) : null
  return { id, home, parentId: row?.parentId ?? null, name: segments.at(-1) ?? id, kind, components }
}

function inItself(id: string, home: string) {
  return { id, home, parentId: id, name: id, kind: 'folder', components: null }
}
