import { Refusal } from '../lib/refusal.ts'
import type { OutlayTable } from '../platform/db/schema-mandates.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { revisionOfState } from '../platform/revision.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { type Outlay, type OutlayDraft, type OutlayView, settledOutlay } from './outlay.ts'

/** Everything that was noted as paid somewhere, the latest begun first. */
export async function outlaysOf(desk: Desk): Promise<OutlayView[]> {
  const rows = await select(desk).orderBy('fromOn', 'desc').orderBy('id', 'desc').execute()
  return rows.map(viewOf)
}

/**
 * Notes an outlay, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveOutlay(
  desk: Desk,
  { revision, ...draft }: OutlayDraft,
): Promise<Saved<OutlayView>> {
  const outlay = settledOutlay(draft)
  const { id, label } = outlay
  const fields = fieldsOf(outlay)
  return saveOnce<OutlayView>(desk, {
    table: 'outlay',
    id,
    revision,
    becomes: revisionOf(outlay),
    find: on => findOutlay(on, id),
    what: before => ({
      what: before ? 'mandates:change.outlayEdited' : 'mandates:change.outlayNoted',
      details: { label },
    }),
    put: async inside => {
      await inside.db
        .insertInto('outlay')
        .values({ deskId: inside.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function deleteOutlay(desk: Desk, id: string): Promise<void> {
  const outlay = await findOutlay(desk, id)
  if (!outlay) {
    await refuseIfGone(desk, 'outlay', id)
    throw new Refusal('not-found', { what: 'outlay' })
  }
  const details = { label: outlay.label }
  await desk.write({ what: 'mandates:change.outlayDeleted', details }, async inside => {
    await inside.db.deleteFrom('outlay').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

async function findOutlay(desk: Desk, id: string): Promise<OutlayView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

function select({ db, id }: Desk) {
  return db.selectFrom('outlay').selectAll().where('deskId', '=', id)
}

function viewOf({ deskId: _, ...row }: OutlayTable): OutlayView {
  // The columns hold only what `fieldsOf` wrote.
  const outlay = row as Outlay
  return { ...outlay, revision: revisionOf(outlay) }
}

function revisionOf(outlay: Outlay): string {
  return revisionOfState([outlay.id, fieldsOf(outlay)])
}

function fieldsOf(outlay: Outlay): Omit<OutlayTable, 'deskId' | 'id'> {
  const { label, per, cents, currency, fromOn, toOn, note } = outlay
  return { label, per, cents, currency, fromOn, toOn, note }
}
