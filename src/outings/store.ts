import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { namesOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { OutingTable } from '../platform/db/schema-outings.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { idsAmong, refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { editOutingEvent } from './device-outings.ts'
import type { Outing, OutingDraft, OutingPerson, OutingView } from './outing.ts'
import { peopleOfOutings } from './outing-people.ts'
import { aimFields, outingFields, outingFrom, outingPersonFields, revisionOf } from './outing-row.ts'

export interface OutingFilters {
  /** Those that end that day or later. */
  from?: Day | undefined
  /** Those that begin that day or earlier. */
  to?: Day | undefined
  ids?: readonly string[] | undefined
  eventIds?: readonly string[] | undefined
}

/** By day and hour, whatever their state. */
export async function outingsOf(
  desk: Desk,
  { from, to, ids, eventIds }: OutingFilters,
): Promise<OutingView[]> {
  if (ids?.length === 0 || eventIds?.length === 0) return []
  const rows = await desk.db
    .selectFrom('outing')
    .selectAll()
    .where('deskId', '=', desk.id)
    .$if(from !== undefined, q => q.where('endDay', '>=', from as string))
    .$if(to !== undefined, q => q.where('day', '<=', to as string))
    .$if(ids !== undefined, q => q.where('id', 'in', ids as string[]))
    .$if(eventIds !== undefined, q => q.where('eventId', 'in', eventIds as string[]))
    .orderBy('day')
    .orderBy('time')
    .orderBy('id')
    .execute()
  return viewsOf(desk, rows)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function outingOf(desk: Desk, id: string): Promise<OutingView> {
  return foundIn(desk, 'outing', id, await findOuting(desk, id))
}

export async function findOuting(desk: Desk, id: string): Promise<OutingView | undefined> {
  return (await outingsOf(desk, { ids: [id] }))[0]
}

/**
 * Notes an outing with its aims, or edits it when the draft carries a revision. The same id sent twice is stored once;
 * another one to the same occurrence of an event is not stored: what stands is answered.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or for an event, a
 * place or somebody who is not there.
 */
export async function saveOuting(
  desk: Desk,
  { revision, ...outing }: OutingDraft,
): Promise<Saved<OutingView>> {
  const { id, title } = outing
  if (revision === undefined) {
    const standing = await otherAt(desk, outing)
    if (standing) return { outcome: 'stale', view: standing }
  }
  return saveOnce<OutingView>(desk, {
    table: 'outing',
    id,
    revision,
    becomes: revisionOf(outing),
    find: on => findOuting(on, id),
    what: before => ({
      what: `outings:change.outing.${before?.state === outing.state ? 'edited' : outing.state}`,
      details: { title },
    }),
    put: async (inside, before) => {
      await refuseUnknown(inside, 'event', [outing.eventId], [before?.eventId])
      await refuseUnknown(inside, 'place', [outing.placeId], [before?.placeId])
      const people = outing.aims.map(({ personId }) => personId)
      await refuseUnknown(inside, 'person', people, before?.aims.map(({ personId }) => personId) ?? [])
      await putOuting(inside, outing, before ?? null)
    },
  })
}

/** With its aims and who was noted of it; encounters stay. @throws Refusal as `outingOf`. */
export async function deleteOuting(desk: Desk, id: string): Promise<void> {
  const { title } = await outingOf(desk, id)
  await desk.write({ what: 'outings:change.outing.deleted', details: { title } }, async inside => {
    await inside.db.deleteFrom('outing').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Keeps what fills a month, in one batch: undone as one.
 *
 * @throws Refusal `stale` when one of them stands otherwise by now: then none is kept.
 */
export async function keepMonth(desk: Desk, drafts: readonly OutingDraft[]): Promise<OutingView[]> {
  const details = { count: drafts.length }
  return desk.write({ what: 'outings:change.outing.month', details }, async inside => {
    const kept: OutingView[] = []
    for (const draft of drafts) {
      const { outcome, view } = await saveOuting(inside, draft)
      if (outcome === 'stale') throw new Refusal('stale')
      kept.push(view)
    }
    return kept
  })
}

/**
 * Many at once with who was there, in one batch: for generators and imports. What they name must be there; ids already
 * there are left as they are.
 *
 * @returns how many are new.
 */
export async function addOutings(
  desk: Desk,
  outings: readonly Outing[],
  people: readonly OutingPerson[] = [],
): Promise<number> {
  const details = { count: outings.length }
  return desk.write({ what: 'outings:change.outing.imported', details }, async inside => {
    const known = await idsAmong(
      inside,
      'outing',
      outings.map(({ id }) => id),
    )
    const fresh = outings.filter(({ id }) => !known.has(id))
    const deskId = desk.id
    await insertRows(
      inside.db,
      'outing',
      fresh.map(outing => ({ deskId, id: outing.id, ...NO_DEVICE, ...outingFields(outing) })),
    )
    await insertRows(
      inside.db,
      'outingAim',
      fresh.flatMap(({ id, aims }) =>
        aims.map((aim, i) => ({ deskId, id: aim.id, outingId: id, ...aimFields(aim, i) })),
      ),
    )
    const there = new Set(fresh.map(({ id }) => id))
    await insertRows(
      inside.db,
      'outingPerson',
      people
        .filter(({ outingId }) => there.has(outingId))
        .map(person => ({ deskId, id: person.id, ...outingPersonFields(person) })),
    )
    return fresh.length
  })
}

/** Inside of a write: only what differs is written. */
export async function putOuting(desk: Desk, outing: Outing, before: Outing | null): Promise<void> {
  const { db, id: deskId } = desk
  const fields = outingFields(outing)
  if (!before) {
    await db
      .insertInto('outing')
      .values({ deskId, id: outing.id, ...NO_DEVICE, ...fields })
      .execute()
  } else if (JSON.stringify(fields) !== JSON.stringify(outingFields(before))) {
    await db
      .updateTable('outing')
      .set(fields)
      .where('deskId', '=', deskId)
      .where('id', '=', outing.id)
      .execute()
  }
  if (before) await editOutingEvent(desk, before, outing)
  await putAims(desk, outing, before)
}

const NO_DEVICE = { uri: null, icalHash: null }

async function putAims({ db, id: deskId }: Desk, { id, aims }: Outing, before: Outing | null): Promise<void> {
  const was = new Map(before?.aims.map((aim, i) => [aim.id, JSON.stringify(aimFields(aim, i))]))
  const rows = aims.map((aim, i) => ({ id: aim.id, fields: aimFields(aim, i) }))
  const kept = new Set(rows.map(row => row.id))
  const gone = [...was.keys()].filter(aim => !kept.has(aim))
  if (gone.length > 0) {
    await db.deleteFrom('outingAim').where('deskId', '=', deskId).where('id', 'in', gone).execute()
  }
  for (const row of rows) {
    if (!was.has(row.id)) {
      await db
        .insertInto('outingAim')
        .values({ deskId, id: row.id, outingId: id, ...row.fields })
        .execute()
    } else if (was.get(row.id) !== JSON.stringify(row.fields)) {
      await db
        .updateTable('outingAim')
        .set(row.fields)
        .where('deskId', '=', deskId)
        .where('id', '=', row.id)
        .execute()
    }
  }
}

/** Another outing that goes to the same occurrence of the same event. */
async function otherAt(desk: Desk, { id, eventId, occurrence }: Outing): Promise<OutingView | undefined> {
  if (eventId === null) return undefined
  const there = await outingsOf(desk, { eventIds: [eventId] })
  return there.find(other => other.id !== id && other.occurrence === occurrence)
}

async function viewsOf(desk: Desk, rows: readonly OutingTable[]): Promise<OutingView[]> {
  if (rows.length === 0) return []
  const { db, id: deskId } = desk
  const ids = rows.map(row => row.id)
  const aimRows: Awaited<ReturnType<typeof aimsOf>> = []
  const aimsOf = (chunk: string[]) =>
    db
      .selectFrom('outingAim')
      .selectAll()
      .where('deskId', '=', deskId)
      .where('outingId', 'in', chunk)
      .execute()
  await inChunks(ids, 500, async chunk => {
    aimRows.push(...(await aimsOf(chunk)))
  })
  const aims = Map.groupBy(aimRows, row => row.outingId)
  const named = await namesOf(
    desk,
    aimRows.flatMap(({ personId }) => personId ?? []),
  )
  const people = await peopleOfOutings(desk, ids)
  return rows.map(row => {
    const outing = outingFrom(row, aims.get(row.id) ?? [])
    return {
      ...outing,
      revision: revisionOf(outing),
      aims: outing.aims.map(aim => ({ ...aim, person: aim.personId === null ? null : named(aim.personId) })),
      people: people.get(row.id) ?? [],
    }
  })
}
