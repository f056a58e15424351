import type { Span } from '../lib/day.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { revisionOfStrain, strainFields, strainViewOf } from './balance-row.ts'
import type { Strain, StrainDraft, StrainView } from './strain.ts'

/** Of the days of a span, the latest first. */
export async function strainsOver(desk: Desk, { from, to }: Span): Promise<StrainView[]> {
  const rows = await select(desk)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(strainViewOf)
}

/**
 * Says a strain of a day, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveStrain(
  desk: Desk,
  { revision, ...strain }: StrainDraft,
): Promise<Saved<StrainView>> {
  const { id } = strain
  return saveOnce<StrainView>(desk, {
    table: 'strain',
    id,
    revision,
    becomes: revisionOfStrain(strain),
    find: on => findStrain(on, id),
    what: before => ({ what: before ? 'balance:change.strainEdited' : 'balance:change.strainSaid' }),
    put: async inside => {
      const fields = strainFields(strain)
      await inside.db
        .insertInto('strain')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function deleteStrain(desk: Desk, id: string): Promise<void> {
  await foundIn(desk, 'strain', id, await findStrain(desk, id))
  await desk.write({ what: 'balance:change.strainDeleted' }, async inside => {
    await inside.db.deleteFrom('strain').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Many at once, in one batch: for generators. The ids must be new. */
export async function addStrains(desk: Desk, strains: readonly Strain[]): Promise<void> {
  await desk.write({ what: 'balance:change.strainSaid' }, async inside => {
    const rows = strains.map(strain => ({ deskId: desk.id, id: strain.id, ...strainFields(strain) }))
    await insertRows(inside.db, 'strain', rows)
  })
}

async function findStrain(desk: Desk, id: string): Promise<StrainView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && strainViewOf(row)
}

function select({ db, id }: Desk) {
  return db.selectFrom('strain').selectAll().where('deskId', '=', id)
}
