import { addDays, type Day } from '../lib/day.ts'
import type { Problem } from '../lib/problem.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { EventKept, EventRead } from './event.ts'
import { fieldsOf, keptFrom } from './event-row.ts'

export interface Taken {
  added: number
  changed: number
  removed: number
}

export interface TakenFile extends Omit<Taken, 'removed'> {
  problems: Problem[]
}

/** What ended longer ago is not taken: a calendar may go back twenty years. */
const PAST_DAYS = 90

/** Events out of a file, in one batch. Those that a feed brings already are left to it. */
export async function takeFile(desk: Desk, events: readonly EventRead[]): Promise<Omit<Taken, 'removed'>> {
  const details = { count: events.length }
  return desk.write({ what: 'outings:change.event.taken', details, alone: true }, async inside => {
    const { removed: _, ...taken } = await takeEvents(inside, events, { feedId: null, isWhole: false })
    return taken
  })
}

/**
 * Inside of a write: brings what a calendar tells now. What changed is changed, nothing comes twice, and what is still
 * to come but no longer told goes, unless somebody means to go there.
 */
export async function takeEvents(
  inside: Desk,
  events: readonly EventRead[],
  { feedId, isWhole }: { feedId: string | null; isWhole: boolean },
): Promise<Taken> {
  const known = await knownEvents(inside, feedId, events)
  const since = addDays(inside.today(), -PAST_DAYS)
  const fresh: EventKept[] = []
  let changed = 0
  for (const event of events) {
    const before = known.get(event.uid)
    if (before && before.feedId !== feedId) continue
    if (before) {
      const after = keptNow(before, event)
      if (isSame(before, after)) continue
      await update(inside, after)
      changed++
    } else if (!isPast(event, since)) {
      const source = feedId === null ? 'file' : 'feed'
      fresh.push({
        ...event,
        id: uuidv7(inside.now()),
        feedId,
        source,
        placeId: null,
        dismissedOn: null,
      })
    }
  }
  await insertRows(
    inside.db,
    'event',
    fresh.map(event => ({ deskId: inside.id, id: event.id, ...fieldsOf(event) })),
  )
  const told = new Set(events.map(({ uid }) => uid))
  const removed = feedId !== null && isWhole ? await removeUntold(inside, feedId, told) : 0
  return { added: fresh.length, changed, removed }
}

/** Takes the events of a feed away; those that an outing leads to stay, of no feed. */
export async function leaveFeed(inside: Desk, feedId: string): Promise<void> {
  const { db, id: deskId } = inside
  const wanted = await wantedAmong(inside, feedId)
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('deskId', '=', deskId)
    .where('eventFeedId', '=', feedId)
    .execute()
  const [stay, go] = [rows.filter(({ id }) => wanted.has(id)), rows.filter(({ id }) => !wanted.has(id))]
  await inChunks(stay, 500, async chunk => {
    const ids = chunk.map(({ id }) => id)
    await db
      .updateTable('event')
      .set({ eventFeedId: null, source: 'file' })
      .where('deskId', '=', deskId)
      .where('id', 'in', ids)
      .execute()
  })
  await removeEvents(inside, go)
}

/** By UID: of the feed; for a file, whatever has it, that of a feed before others. */
async function knownEvents(
  { db, id: deskId }: Desk,
  feedId: string | null,
  events: readonly EventRead[],
): Promise<Map<string, EventKept>> {
  const known = new Map<string, EventKept>()
  await inChunks(
    events.map(({ uid }) => uid),
    500,
    async uids => {
      const rows = await db
        .selectFrom('event')
        .selectAll()
        .where('deskId', '=', deskId)
        .where('uid', 'in', uids)
        .$if(feedId !== null, of => of.where('eventFeedId', '=', feedId))
        .orderBy('id')
        .execute()
      for (const row of rows.map(keptFrom)) {
        if (!known.has(row.uid) || row.feedId !== null) known.set(row.uid, row)
      }
    },
  )
  return known
}

/** What the calendar says now, and what the owner said that it does not. */
function keptNow(before: EventKept, event: EventRead): EventKept {
  const { id, feedId, source, kind, placeId, dismissedOn } = before
  return {
    ...event,
    ...{ id, feedId, source, kind, placeId, dismissedOn },
    price: event.price ?? before.price,
    position: event.position ?? before.position,
  }
}

/** Programs stamp an event anew each time they are asked: that alone is no change. */
function isSame(before: EventKept, after: EventKept): boolean {
  const said = (event: EventKept) => JSON.stringify(fieldsOf({ ...event, ical: withoutStamps(event.ical) }))
  return said(before) === said(after)
}

function withoutStamps(text: string): string {
  return text.replace(/^DTSTAMP[^\r\n]*\r\n/gm, '')
}

function isPast(event: EventRead, since: Day): boolean {
  return event.rule === null && (event.end ?? event.start).day < since
}

async function update({ db, id: deskId }: Desk, event: EventKept): Promise<void> {
  const fields = fieldsOf(event)
  await db.updateTable('event').set(fields).where('deskId', '=', deskId).where('id', '=', event.id).execute()
}

async function removeUntold(inside: Desk, feedId: string, told: ReadonlySet<string>): Promise<number> {
  const now = inside.now().toISOString()
  const rows = await inside.db
    .selectFrom('event')
    .select(['id', 'uid', 'endsAt'])
    .where('deskId', '=', inside.id)
    .where('eventFeedId', '=', feedId)
    .where(of => of.or([of('endsAt', 'is', null), of('endsAt', '>', now)]))
    .execute()
  const wanted = await wantedAmong(inside, feedId)
  const untold = rows.filter(({ id, uid }) => !told.has(uid) && !wanted.has(id))
  await removeEvents(inside, untold)
  return untold.length
}

/** Events of a feed that an outing leads to. */
async function wantedAmong({ db, id: deskId }: Desk, feedId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('outing')
    .innerJoin('event', join =>
      join.onRef('event.deskId', '=', 'outing.deskId').onRef('event.id', '=', 'outing.eventId'),
    )
    .select('event.id')
    .where('outing.deskId', '=', deskId)
    .where('event.eventFeedId', '=', feedId)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function removeEvents({ db, id: deskId }: Desk, rows: readonly { id: string }[]): Promise<void> {
  await inChunks(rows, 500, async chunk => {
    const ids = chunk.map(({ id }) => id)
    await db.deleteFrom('event').where('deskId', '=', deskId).where('id', 'in', ids).execute()
  })
}
