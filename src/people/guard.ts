import { sql } from 'kysely'
import { undo } from '../platform/db/undo.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { deletePeople } from './bulk.ts'

/** A burst of removals is past both of these within the window: a slip or a fault rather than a wish. */
export const BURST = { people: 20, share: 0.2, windowMinutes: 10 } as const

/** What the history says of a removal by a device; the guard counts them. */
export const REMOVED = 'people:change.removedByDevice'
/** A book that a device made, taken away with its people. */
const BOOK_REMOVED = 'dav:change.collectionRemoved'

const AT_ONCE = 400
const MOST_REMOVALS = 5000

export interface Removed {
  /** The name of the device. */
  device: string
  /** The instant of the last removal of the burst; null: the history no longer knows. */
  at: string | null
  /** How many it took away in that burst, those included who left before it was one. */
  count: number
  /** Those who stayed on the desk. */
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
  if (personIds.length > 1 || kept.length > 0) {
    await noteKept(desk, { count: personIds.length, kept: kept.length })
  }
}

/** Who was taken away in a burst and not decided upon, by device. */
export async function removedPeople(desk: Desk): Promise<Removed[]> {
  const { db, id } = desk
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
  const removed: Removed[] = []
  for (const [device, people] of byDevice) {
    const { at, left } = await burstOf(desk, device)
    removed.push({
      device,
      at,
      count: people.length + left,
      people: people.map(({ id: personId, name }) => ({ id: personId, name })),
    })
  }
  return removed
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
  const { batches, left } = await burstOf(desk, device)
  const details = { count: kept.length + left, device }
  await desk.write({ what: 'people:change.putBack', details }, async inside => {
    for (const batch of batches) await undo(inside, batch, { asFarAsItGoes: true })
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

interface Burst {
  /** What must be undone for them to be back, the last one first. */
  batches: string[]
  /** How many people really left. */
  left: number
  at: string | null
}

/** The last burst of a device that was not decided upon. */
async function burstOf(desk: Desk, device: string): Promise<Burst> {
  const rows = await desk.db
    .selectFrom('batch')
    .select(['id', 'at', 'details', 'undoneBy'])
    .where('deskId', '=', desk.id)
    .where('what', 'in', [REMOVED, BOOK_REMOVED])
    .where('by', '=', device)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_REMOVALS)
    .execute()
  const undoneBy = await undoers(desk, rows)
  const batches = new Set<string>()
  let left = 0
  let before: string | null = null
  let at: string | null = null
  for (const row of rows) {
    const [last, isUndone] = standingOf(row.id, undoneBy)
    if (isUndone) continue
    if (before !== null && Date.parse(before) - Date.parse(row.at) > BURST.windowMinutes * 60_000) break
    before = row.at
    at ??= row.at
    const gone = takenIn(row) - keptIn(row)
    if (gone <= 0) continue
    left += gone
    batches.add(last)
  }
  return { batches: [...batches].sort((a, b) => (a < b ? 1 : -1)), left, at }
}

/** Which batch undid which: an undo may have been taken back itself, and so on. */
async function undoers(
  { db, id }: Desk,
  batches: readonly { id: string; undoneBy: string | null }[],
): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  let asked: readonly { id: string; undoneBy: string | null }[] = batches
  while (asked.length > 0) {
    for (const { id: batch, undoneBy } of asked) if (undoneBy !== null) known.set(batch, undoneBy)
    const next = [...new Set(asked.flatMap(({ undoneBy }) => undoneBy ?? []))]
    const found: { id: string; undoneBy: string | null }[] = []
    await inChunks(next, AT_ONCE, async chunk => {
      const rows = db.selectFrom('batch').select(['id', 'undoneBy']).where('deskId', '=', id)
      found.push(...(await rows.where('id', 'in', chunk).execute()))
    })
    asked = found
  }
  return known
}

/** The last of the batches that undid each other from this one on, and whether that leaves this one undone. */
function standingOf(batch: string, undoneBy: ReadonlyMap<string, string>): [last: string, isUndone: boolean] {
  let [last, isUndone] = [batch, false]
  for (let next = undoneBy.get(last); next !== undefined; next = undoneBy.get(last)) {
    last = next
    isUndone = !isUndone
  }
  return [last, isUndone]
}

/** How many people a removal took away; a calendar or a folder that goes takes nobody. */
function takenIn({ details }: { details: string }): number {
  const { count, name } = JSON.parse(details) as { count?: number; name?: string }
  return Number(count ?? (name === undefined ? 1 : 0))
}

function keptIn({ details }: { details: string }): number {
  return Number((JSON.parse(details) as { kept?: number }).kept ?? 0)
}

/** They are on the desk, and no device sees them until the owner decides. */
export async function mark(desk: Desk, personIds: readonly string[], device: string): Promise<void> {
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

/** The history knows how many a removal took, and how many of them stayed. */
async function noteKept({ db, id, batch }: Desk, counts: { count: number; kept: number }): Promise<void> {
  const row = await db
    .selectFrom('batch')
    .select('details')
    .where('deskId', '=', id)
    .where('id', '=', batch)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('batch')
    .set({ details: JSON.stringify({ ...(JSON.parse(row.details) as object), ...counts }) })
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
    // Groups are shown to some only.
    .where('view', '=', '')
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
    .where('what', 'in', [REMOVED, BOOK_REMOVED])
    .where('by', '=', device)
    .where('id', '<>', desk.batch)
    .execute()
  return rows.reduce((sum, row) => sum + takenIn(row), 0)
}
