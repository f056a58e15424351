import { Refusal } from '../lib/refusal.ts'
import { addNamedPeople } from '../people/store.ts'
import { namesOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { Favour, FavourDraft, FavourView } from './favour.ts'
import { revisionOfFavour, rowOfFavour } from './favour-row.ts'
import { favourOf, findFavour } from './ledger.ts'

/**
 * Logs a favour, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or where what it
 * newly names is unknown; `invalid-input` when somebody is introduced to themselves.
 */
export async function saveFavour(desk: Desk, draft: FavourDraft): Promise<Saved<FavourView>> {
  const { id, revision, direction, personId, aboutId, newPeople } = draft
  if (aboutId === personId) throw new Refusal('invalid-input', { fields: ['aboutId'] })
  const fresh = newPeople.find(person => person.id === personId)
  return saveOnce<FavourView>(desk, {
    table: 'favour',
    id,
    revision,
    becomes: revisionOfFavour(draft),
    find: on => findFavour(on, id),
    what: async before => ({
      what: before ? 'reciprocity:change.edited' : `reciprocity:change.${direction}`,
      details: { name: fresh?.name ?? (await namesOf(desk, [personId]))(personId).name },
    }),
    put: async (inside, before) => {
      await bringIn(inside, draft, before)
      const { deskId, id: _, ...fields } = rowOfFavour(desk.id, draft)
      await inside.db
        .insertInto('favour')
        .values({ deskId, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
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

/** Those named for the first time enter; what is newly named must be there. What was named before may be gone. */
async function bringIn(desk: Desk, draft: FavourDraft, before: Favour | undefined): Promise<void> {
  const { personId, aboutId, mandateId, encounterId, newPeople } = draft
  const fresh = newPeople.filter(({ id }) => id === personId || id === aboutId)
  if (fresh.length > 0) await addNamedPeople(desk, fresh)
  await refuseUnknown(desk, 'person', [personId, aboutId], [before?.personId, before?.aboutId])
  await refuseUnknown(desk, 'mandate', [mandateId], [before?.mandateId])
  await refuseUnknown(desk, 'encounter', [encounterId], [before?.encounterId])
}
