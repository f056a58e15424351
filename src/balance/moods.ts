import type { Span } from '../lib/day.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { moodFields, moodViewOf, revisionOfMood } from './balance-row.ts'
import type { Mood, MoodDraft, MoodView } from './mood.ts'

/** Of the days of a span, the oldest first. */
export async function moodsOver(desk: Desk, { from, to }: Span): Promise<MoodView[]> {
  const rows = await select(desk)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.map(moodViewOf)
}

/**
 * Says how a day was, or edits it when the draft carries a revision. A day has one mood: another that was said of it, on
 * another telephone, gives way.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveMood(desk: Desk, { revision, ...mood }: MoodDraft): Promise<Saved<MoodView>> {
  const { id } = mood
  return saveOnce<MoodView>(desk, {
    table: 'mood',
    id,
    revision,
    becomes: revisionOfMood(mood),
    find: on => findMood(on, id),
    what: before => ({ what: before ? 'balance:change.moodEdited' : 'balance:change.moodSaid' }),
    put: async inside => {
      await inside.db
        .deleteFrom('mood')
        .where('deskId', '=', desk.id)
        .where('day', '=', mood.day)
        .where('id', '<>', id)
        .execute()
      const fields = moodFields(mood)
      await inside.db
        .insertInto('mood')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function deleteMood(desk: Desk, id: string): Promise<void> {
  await foundIn(desk, 'mood', id, await findMood(desk, id))
  await desk.write({ what: 'balance:change.moodDeleted' }, async inside => {
    await inside.db.deleteFrom('mood').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Many at once, in one batch: for generators. The ids must be new. */
export async function addMoods(desk: Desk, moods: readonly Mood[]): Promise<void> {
  await desk.write({ what: 'balance:change.moodSaid' }, async inside => {
    const rows = moods.map(mood => ({ deskId: desk.id, id: mood.id, ...moodFields(mood) }))
    await insertRows(inside.db, 'mood', rows)
  })
}

async function findMood(desk: Desk, id: string): Promise<MoodView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && moodViewOf(row)
}

function select({ db, id }: Desk) {
  return db.selectFrom('mood').selectAll().where('deskId', '=', id)
}
