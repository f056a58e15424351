import { sql } from 'kysely'
import { undo } from '../platform/db/undo.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { deletePeople } from './bulk.ts'

/** A burst of removals is past both of these within the window: a slip or a fault rather than a wish. */
export const BURST = { people: 20, share: 0.2, windowMinutes: 10 } as const

/** What the history says of a removal by a device; the guard counts them. */
export const REMOVED = 'people:change.removedByDevice'

const AT_ONCE = 400
const MOST_REMOVALS = 5000

export interface Removed {
  /** The name of the device. */
  device: string
  people: { id: string; name: string }[]
}

/**
 * People that a device takes away, in the batch under way: those past a burst stay on the desk, hidden from devices,
 * until the owner decides.
 */
export async function removeByDevice(
  desk: Desk,
  personIds: readonly string[],
  { device, collectionId }: { device: string; collectionId: string },
): Promise<void> {
  if (personIds.length === 0) return
  const before = await removedLately(desk, device)
  const bookSize = await sizeOf(desk, collectionId)
  const most = Math.max(BURST.people, Math.floor((bookSize + before) * BURST.share))
  const free = Math.max(0, most - before)
  const [now, kept] = [personIds.slice(0, free), personIds.slice(free)]
  if (now.length > 0) await deletePeople(desk, now)
  await mark(desk, kept, device)
  if (kept.length > 0) await noteKept(desk, kept.length)
}

/** Who was taken away in a burst and not decided upon, by device. */
export async function removedPeople({ db, id }: Desk): Promise<Removed[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('personCard', join =>
      join.onRef('personCard.deskId', '=', 'person.deskId').onRef('personCard.personId', '=', 'person.id'),
    )
    .select(['person.removedBy', 'person.id', 'personCard.name'])
    .where('person.deskId', '=', id)
    .where('person.removedBy', 'is not', null)
    .orderBy('personCard.sortName')
    .execute()
  const byDevice = Map.groupBy(rows, row => `${row.removedBy}`)
  return [...byDevice].map(([device, people]) => ({
    device,
    people: people.map(({ id: personId, name }) => ({ id: personId, name })),
  }))
}

/** They leave the desk as well. @returns how many. */
export async function confirmRemoved(desk: Desk, device: string): Promise<number> {
  const ids = await markedBy(desk, device)
  return ids.length === 0 ? 0 : deletePeople(desk, ids)
}

/**
 * The whole burst is put back, those too who had left before it was one: to every device, into the desk's own book if
 * theirs is gone. @returns how many.
 */
export async function putBack(desk: Desk, device: string): Promise<number> {
  const kept = await markedBy(desk, device)
  if (kept.length === 0) return 0
  const burst = await removalsOf(desk, device)
  const left = burst.reduce((sum, removal) => sum + removal.left, 0)
  const details = { count: kept.length + left, device }
  await desk.write({ what: 'people:change.putBack', details }, async inside => {
    for (const { id, left } of burst) if (left > 0) await undo(inside, id)
    // The undone removals took their own marks away.
    const marked = await markedBy(inside, device)
    const books = await inside.db
      .selectFrom('davCollection')
      .select('id')
      .where('deskId', '=', inside.id)
      .execute()
    await inChunks(marked, AT_ONCE, async chunk => {
      const row = inside.db.updateTable('person').where('deskId', '=', inside.id).where('id', 'in', chunk)
      await row.set({ removedBy: null }).execute()
      await row
        .set({ collectionId: null })
        .where('collectionId', 'not in', ['', ...books.map(book => book.id)])
        .execute()
    })
  })
  return details.count
}

/** The removals of a burst that was not decided upon, the last one first, with how many people each really took. */
async function removalsOf({ db, id }: Desk, device: string): Promise<{ id: string; left: number }[]> {
  const rows = await db
    .selectFrom('batch')
    .select(['id', 'at', 'details'])
    .where('deskId', '=', id)
    .where('what', '=', REMOVED)
    .where('by', '=', device)
    .where('undoneBy', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_REMOVALS)
    .execute()
  const removals: { id: string; left: number }[] = []
  let at = rows[0]?.at
  for (const row of rows) {
    if (at === undefined || Date.parse(at) - Date.parse(row.at) > BURST.windowMinutes * 60_000) break
    at = row.at
    const { count = 1, kept = 0 } = JSON.parse(row.details) as { count?: number; kept?: number }
    removals.push({ id: row.id, left: count - kept })
  }
  return removals
}

async function mark(desk: Desk, personIds: readonly string[], device: string): Promise<void> {
  await inChunks(personIds, AT_ONCE, chunk =>
    desk.db
      .updateTable('person')
      .set({ removedBy: device })
      .where('deskId', '=', desk.id)
      .where('id', 'in', chunk)
      .execute(),
  )
}

async function markedBy({ db, id }: Desk, device: string): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('deskId', '=', id)
    .where('removedBy', '=', device)
    .execute()
  return rows.map(row => row.id)
}

/** The history knows how many of a removal stayed. */
async function noteKept({ db, id, batch }: Desk, kept: number): Promise<void> {
  const row = await db
    .selectFrom('batch')
    .select('details')
    .where('deskId', '=', id)
    .where('id', '=', batch)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('batch')
    .set({ details: JSON.stringify({ ...(JSON.parse(row.details) as object), kept }) })
    .where('deskId', '=', id)
    .where('id', '=', batch)
    .execute()
}

/** How many people the book shows. */
async function sizeOf({ db, id }: Desk, collectionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('davMember')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('deskId', '=', id)
    .where('collectionId', '=', collectionId)
    .where(sql<boolean>`gone = 0`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many people the device took away within the window; the batch under way is not counted. */
async function removedLately(desk: Desk, device: string): Promise<number> {
  const since = new Date(desk.now().getTime() - BURST.windowMinutes * 60_000).toISOString()
  const rows = await desk.db
    .selectFrom('batch')
    .select('details')
    .where('deskId', '=', desk.id)
    .where('at', '>=', since)
    .where('what', '=', REMOVED)
    .where('by', '=', device)
    .where('id', '<>', desk.batch)
    .execute()
  return rows.reduce(
    (sum, row) => sum + Number((JSON.parse(row.details) as { count?: number }).count ?? 1),
    0,
  )
}
