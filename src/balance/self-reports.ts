import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { reportFields, reportViewOf, revisionOfReport } from './balance-row.ts'
import { areAnswersOf, type Scale } from './scales.ts'
import type { SelfReport, SelfReportDraft, SelfReportView } from './self-report.ts'

/** Every answered scale, the oldest first. */
export async function selfReportsOf(desk: Desk): Promise<SelfReportView[]> {
  const rows = await select(desk).orderBy('day').orderBy('id').execute()
  return rows.map(reportViewOf)
}

/** The last day that a scale was answered, in part or in whole. */
export async function lastAnswered({ db, id }: Desk, scales: readonly Scale[]): Promise<Day | null> {
  const row = await db
    .selectFrom('selfReport')
    .select(({ fn }) => fn.max('day').as('day'))
    .where('deskId', '=', id)
    .where('scale', 'in', [...scales])
    .executeTakeFirst()
  return (row?.day ?? null) as Day | null
}

/**
 * Keeps the answers to a scale, or edits them when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `invalid-input` for answers that are not of that scale, `gone` for an id that was taken away, `not-found`
 * for an edit of what never was.
 */
export async function saveSelfReport(
  desk: Desk,
  { revision, ...report }: SelfReportDraft,
): Promise<Saved<SelfReportView>> {
  const { id, scale, answers } = report
  if (!areAnswersOf(scale, answers)) throw new Refusal('invalid-input', { fields: ['answers'] })
  return saveOnce<SelfReportView>(desk, {
    table: 'self_report',
    id,
    revision,
    becomes: revisionOfReport(report),
    find: on => findReport(on, id),
    what: before => ({ what: before ? 'balance:change.reportEdited' : 'balance:change.reportSaid' }),
    put: async inside => {
      const fields = reportFields(report)
      await inside.db
        .insertInto('selfReport')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function deleteSelfReport(desk: Desk, id: string): Promise<void> {
  await foundIn(desk, 'self_report', id, await findReport(desk, id))
  await desk.write({ what: 'balance:change.reportDeleted' }, async inside => {
    await inside.db.deleteFrom('selfReport').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Many at once, in one batch: for generators. The ids must be new. */
export async function addSelfReports(desk: Desk, reports: readonly SelfReport[]): Promise<void> {
  await desk.write({ what: 'balance:change.reportSaid' }, async inside => {
    const rows = reports.map(report => ({ deskId: desk.id, id: report.id, ...reportFields(report) }))
    await insertRows(inside.db, 'selfReport', rows)
  })
}

async function findReport(desk: Desk, id: string): Promise<SelfReportView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && reportViewOf(row)
}

function select({ db, id }: Desk) {
  return db.selectFrom('selfReport').selectAll().where('deskId', '=', id)
}
