import type { Day } from '../lib/day.ts'
import type { LeapStepTable } from '../platform/db/schema-work.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import type { LeapStepView, LeapView } from './leap.ts'
import { leapFrom, revisionOfLeap, revisionOfStep } from './leap-row.ts'

/** Open ones first, then the latest begun. */
export async function leapsOf(desk: Desk, limit = 50): Promise<LeapView[]> {
  const rows = await desk.db
    .selectFrom('leap')
    .selectAll()
    .where('deskId', '=', desk.id)
    .orderBy(eb => eb.case().when('closedOn', 'is', null).then(0).else(1).end())
    .orderBy('begunOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const steps = await stepsOf(
    desk,
    rows.map(({ id }) => id),
  )
  return rows.map(row => {
    const leap = leapFrom(row)
    return { ...leap, revision: revisionOfLeap(leap), steps: steps.get(leap.id) ?? [] }
  })
}

export async function findLeap(desk: Desk, id: string): Promise<LeapView | undefined> {
  const row = await desk.db
    .selectFrom('leap')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const leap = leapFrom(row)
  return { ...leap, revision: revisionOfLeap(leap), steps: (await stepsOf(desk, [id])).get(id) ?? [] }
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function leapOf(desk: Desk, id: string): Promise<LeapView> {
  return foundIn(desk, 'leap', id, await findLeap(desk, id))
}

export async function findStep(desk: Desk, id: string): Promise<LeapStepView | undefined> {
  const row = await selectSteps(desk).where('s.id', '=', id).executeTakeFirst()
  return row && stepView(row)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function stepOf(desk: Desk, id: string): Promise<LeapStepView> {
  return foundIn(desk, 'leap_step', id, await findStep(desk, id))
}

async function stepsOf(desk: Desk, leapIds: readonly string[]): Promise<Map<string, LeapStepView[]>> {
  const steps = new Map<string, LeapStepView[]>()
  if (leapIds.length === 0) return steps
  const rows = await selectSteps(desk)
    .where('s.leapId', 'in', leapIds)
    .orderBy('s.dueOn')
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
  for (const row of rows) steps.set(row.leapId, [...(steps.get(row.leapId) ?? []), stepView(row)])
  return steps
}

function selectSteps({ db, id }: Desk) {
  return db
    .selectFrom('leapStep as s')
    .leftJoin('followUp as f', join =>
      join.onRef('f.deskId', '=', 's.deskId').onRef('f.id', '=', 's.followUpId'),
    )
    .selectAll('s')
    .select(['f.id as promiseId', 'f.doneOn as promiseDoneOn'])
    .where('s.deskId', '=', id)
}

/** A step is done where its promise is: it is said once. */
function stepView({
  deskId: _,
  followUpId: __,
  promiseId,
  promiseDoneOn,
  ...row
}: LeapStepTable & { promiseId: string | null; promiseDoneOn: string | null }): LeapStepView {
  // The columns hold only what `stepFields` wrote.
  const step = { ...row, doneOn: row.doneOn ?? promiseDoneOn } as LeapStepView
  const promise = promiseId === null ? null : { id: promiseId, doneOn: promiseDoneOn as Day | null }
  return { ...step, revision: revisionOfStep(step), promise }
}
