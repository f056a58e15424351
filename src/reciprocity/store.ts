import { Refusal } from '../lib/refusal.ts'
import { addNamedPeople } from '../people/store.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import type { Favour, FavourDraft, FavourView } from './favour.ts'
import { revisionOfFavour, rowOfFavour } from './favour-row.ts'
import { favourOf, findFavour } from './ledger.ts'

export interface SavedFavour {
  /** `kept`: it was so already; `stale`: nothing written, it changed since that revision. */
  outcome: 'created' | 'edited' | 'kept' | 'stale'
  favour: FavourView
}

/**
 * Logs a favour, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or where what it
 * newly names is unknown; `invalid-input` when somebody is introduced to themselves.
 */
export async function saveFavour(desk: Desk, draft: FavourDraft): Promise<SavedFavour> {
  if (draft.aboutId === draft.personId) throw new Refusal('invalid-input', { fields: ['aboutId'] })
  const current = await findFavour(desk, draft.id)
  if (!current) {
    await refuseIfGone(desk, 'favour', draft.id)
    if (draft.revision !== undefined) throw new Refusal('not-found', { what: 'favour' })
    return create(desk, draft)
  }
  if (draft.revision === undefined || revisionOfFavour(draft) === current.revision) {
    return { outcome: 'kept', favour: current }
  }
  if (draft.revision !== current.revision) return { outcome: 'stale', favour: current }
  return edit(desk, draft, current)
}

/** @throws Refusal as `favourOf`. */
export async function deleteFavour(desk: Desk, id: string): Promise<void> {
  const { person } = await favourOf(desk, id)
  await desk.write({ what: 'reciprocity:change.deleted', details: { name: person.name } }, async inside => {
    await inside.db.deleteFrom('favour').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Many at once, in one batch, for imports and generators; ids already there are left as they are. */
export async function addFavours(desk: Desk, favours: readonly Favour[]): Promise<void> {
  const details = { count: favours.length }
  await desk.write({ what: 'reciprocity:change.added', details }, async inside => {
    await inChunks(favours, 1000, async chunk => {
      const rows = chunk.map(favour => rowOfFavour(desk.id, favour))
      await insertRows(inside.db, 'favour', rows, 'keep')
    })
  })
}

async function create(desk: Desk, draft: FavourDraft): Promise<SavedFavour> {
  const what =
    draft.direction === 'received' ? 'reciprocity:change.received' : ('reciprocity:change.given' as const)
  const details = { name: await nameIn(desk, draft) }
  const created = await desk.write({ what, details }, async inside => {
    await bringIn(inside, draft, null)
    const inserted = await inside.db
      .insertInto('favour')
      .values(rowOfFavour(desk.id, draft))
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return Boolean(inserted.numInsertedOrUpdatedRows)
  })
  return { outcome: created ? 'created' : 'kept', favour: await favourOf(desk, draft.id) }
}

async function edit(desk: Desk, draft: FavourDraft, current: FavourView): Promise<SavedFavour> {
  const details = { name: await nameIn(desk, draft) }
  const isStale = await desk.write({ what: 'reciprocity:change.edited', details }, async inside => {
    // Read again under the write's lock: another edit may have come in between.
    if ((await findFavour(inside, draft.id))?.revision !== draft.revision) return true
    await bringIn(inside, draft, current)
    const { deskId, id, ...fields } = rowOfFavour(desk.id, draft)
    await inside.db
      .updateTable('favour')
      .set(fields)
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .execute()
    return false
  })
  return { outcome: isStale ? 'stale' : 'edited', favour: await favourOf(desk, draft.id) }
}

/** Those named for the first time enter; what is newly named must be there. What was named before may be gone. */
async function bringIn(desk: Desk, draft: FavourDraft, before: Favour | null): Promise<void> {
  const named = [draft.personId, ...(draft.aboutId ? [draft.aboutId] : [])]
  const fresh = draft.newPeople.filter(({ id }) => named.includes(id))
  if (fresh.length > 0) await addNamedPeople(desk, fresh)
  const people = named.filter(id => id !== before?.personId && id !== before?.aboutId)
  await refuseUnknown(desk, 'person', people)
  if (draft.mandateId !== (before?.mandateId ?? null)) await refuseUnknown(desk, 'mandate', [draft.mandateId])
  if (draft.encounterId !== (before?.encounterId ?? null)) {
    await refuseUnknown(desk, 'encounter', [draft.encounterId])
  }
}

/** @throws Refusal `not-found` naming those that are not on the desk. */
export async function refuseUnknown(
  { db, id }: Desk,
  table: 'person' | 'mandate' | 'encounter' | 'favour',
  ids: readonly (string | null)[],
): Promise<void> {
  const wanted = [...new Set(ids)].filter(each => each !== null)
  if (wanted.length === 0) return
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('deskId', '=', id)
    .where('id', 'in', wanted)
    .execute()
  const known = new Set(rows.map(row => row.id))
  const unknown = wanted.filter(each => !known.has(each))
  if (unknown.length > 0) throw new Refusal('not-found', { what: table, ids: unknown })
}

async function nameIn({ db, id }: Desk, { personId, newPeople }: FavourDraft): Promise<string> {
  const fresh = newPeople.find(person => person.id === personId)
  if (fresh) return fresh.name
  const card = await db
    .selectFrom('personCard')
    .select('name')
    .where('deskId', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return card?.name ?? ''
}
