import type { Day, Span } from '../lib/day.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { HalfDay, HalfDayDraft, HalfDayView } from './half-day.ts'
import { halfDayFields, halfDayViewOf, revisionOfHalfDay } from './presence-row.ts'

/** Those said, by day. */
export async function halfDaysOver(desk: Desk, { from, to }: Span): Promise<HalfDayView[]> {
  const rows = await select(desk)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.map(halfDayViewOf)
}

/**
 * Days with company in the flesh by what was said of their half-days: of themselves, else of what comes back then (a
 * nephew on Wednesdays). Guesses and what is still to come do not count.
 */
export async function daysInCompanySaid({ db, id, today }: Desk, { from, to }: Span): Promise<Day[]> {
  const now = today()
  const rows = await db
    .selectFrom('halfDay')
    .leftJoin('standing', join =>
      join.onRef('standing.deskId', '=', 'halfDay.deskId').onRef('standing.id', '=', 'halfDay.standingId'),
    )
    .select('halfDay.day')
    .distinct()
    .where('halfDay.deskId', '=', id)
    .where('halfDay.day', '>=', from)
    .where('halfDay.day', '<=', to < now ? to : now)
    .where(({ eb, and, or }) =>
      or([
        eb('halfDay.company', '=', 1),
        and([eb('halfDay.company', 'is', null), eb('standing.isCompany', '=', 1)]),
      ]),
    )
    .execute()
  return rows.map(({ day }) => day as Day)
}

/**
 * Says how a half-day went, or edits it when the draft carries a revision. A day has one morning: another that was said
 * of it, on another telephone, gives way.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveHalfDay(
  desk: Desk,
  { revision, ...half }: HalfDayDraft,
): Promise<Saved<HalfDayView>> {
  const { id } = half
  return saveOnce<HalfDayView>(desk, {
    table: 'half_day',
    id,
    revision,
    becomes: revisionOfHalfDay(half),
    find: on => findHalfDay(on, id),
    what: before => ({ what: before ? 'presence:change.halfEdited' : 'presence:change.halfSaid' }),
    put: async inside => {
      await inside.db
        .deleteFrom('halfDay')
        .where('deskId', '=', desk.id)
        .where('day', '=', half.day)
        .where('half', '=', half.half)
        .where('id', '<>', id)
        .execute()
      const fields = halfDayFields(half)
      await inside.db
        .insertInto('halfDay')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** It is a guess again. @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function deleteHalfDay(desk: Desk, id: string): Promise<void> {
  await foundIn(desk, 'half_day', id, await findHalfDay(desk, id))
  await desk.write({ what: 'presence:change.halfUnsaid' }, async inside => {
    await inside.db.deleteFrom('halfDay').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Many at once, in one batch: for imports and generators. The ids must be new. */
export async function addHalfDays(desk: Desk, halves: readonly HalfDay[]): Promise<void> {
  await desk.write(
    { what: 'presence:change.halvesAdded', details: { count: halves.length } },
    async inside => {
      const rows = halves.map(half => ({ deskId: desk.id, id: half.id, ...halfDayFields(half) }))
      await insertRows(inside.db, 'halfDay', rows)
    },
  )
}

async function findHalfDay(desk: Desk, id: string): Promise<HalfDayView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && halfDayViewOf(row)
}

function select({ db, id }: Desk) {
  return db.selectFrom('halfDay').selectAll().where('deskId', '=', id)
}
