import type { Day, Span } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { type AbsenceDraft, type AbsenceView, absenceDays } from './absence.ts'
import { absenceFields, absenceViewOf, revisionOfAbsence } from './presence-row.ts'

/** Every one, the latest first. */
export async function absencesOf(desk: Desk): Promise<AbsenceView[]> {
  const rows = await select(desk).orderBy('fromDay', 'desc').orderBy('id').execute()
  return rows.map(absenceViewOf)
}

/** The days of a span on which the owner was away. */
export async function daysAway(desk: Desk, span: Span): Promise<Set<Day>> {
  const rows = await select(desk).where('fromDay', '<=', span.to).where('untilDay', '>=', span.from).execute()
  return absenceDays(rows.map(absenceViewOf), span)
}

/**
 * Notes an absence, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveAbsence(
  desk: Desk,
  { revision, ...absence }: AbsenceDraft,
): Promise<Saved<AbsenceView>> {
  const { id } = absence
  return saveOnce<AbsenceView>(desk, {
    table: 'absence',
    id,
    revision,
    becomes: revisionOfAbsence(absence),
    find: on => findAbsence(on, id),
    what: before => ({ what: before ? 'presence:change.absenceEdited' : 'presence:change.absenceNoted' }),
    put: async inside => {
      const fields = absenceFields(absence)
      await inside.db
        .insertInto('absence')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function deleteAbsence(desk: Desk, id: string): Promise<void> {
  await foundIn(desk, 'absence', id, await findAbsence(desk, id))
  await desk.write({ what: 'presence:change.absenceDeleted' }, async inside => {
    await inside.db.deleteFrom('absence').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

async function findAbsence(desk: Desk, id: string): Promise<AbsenceView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && absenceViewOf(row)
}

function select({ db, id }: Desk) {
  return db.selectFrom('absence').selectAll().where('deskId', '=', id)
}
