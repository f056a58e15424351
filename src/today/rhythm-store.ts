import { sql } from 'kysely'
import { type Day, daysBetween } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import type { Desk } from '../platform/desk.ts'
import { historyIn, type TallyFacts } from './candidate.ts'
import { daysStoodFor, learnRhythm } from './learn-rhythm.ts'
import { modelIn, PRIOR_MODEL, type RhythmModel } from './rhythm.ts'

/** Older than that it is of another time, and the prior is used. */
export const OLDEST_DAYS = 60
/** Enough to learn from, and few enough that learning stops the process for no more than a fifth of a second. */
const MOST_TIES = 1000

/** What the morning goes by: what was learnt lately from the desk's own past, or else the prior. */
export async function rhythmModelOn({ db, id }: Desk, today: Day): Promise<RhythmModel> {
  const row = await db
    .selectFrom('rhythmModel')
    .select(['learntOn', 'model'])
    .where('deskId', '=', id)
    .executeTakeFirst()
  if (!row || daysBetween(row.learntOn as Day, today) > OLDEST_DAYS) return PRIOR_MODEL
  return modelIn(row.model) ?? PRIOR_MODEL
}

/** The day on which the desk's rhythm was last learnt; null: never. */
export async function rhythmLearntOn({ db, id }: Desk): Promise<Day | null> {
  const row = await db
    .selectFrom('rhythmModel')
    .select('learntOn')
    .where('deskId', '=', id)
    .executeTakeFirst()
  return (row?.learntOn ?? null) as Day | null
}

/** Learns from the tallies of every person, or of a thousand evenly taken. @returns from how many ties. */
export async function learnDeskRhythm(desk: Desk): Promise<number> {
  const today = desk.today()
  const ties = await someTies(desk)
  const model = learnRhythm(
    ties.map(tally => daysStoodFor(historyIn(tally))),
    dayNumber(today),
  )
  const learnt = { learntOn: today, ties: ties.length, model: JSON.stringify(model) }
  await desk.write({ what: 'today:change.rhythm' }, async ({ db, id }) => {
    await db
      .insertInto('rhythmModel')
      .values({ deskId: id, ...learnt })
      .onConflict(conflict => conflict.column('deskId').doUpdateSet(learnt))
      .execute()
  })
  return ties.length
}

async function someTies({ db, id }: Desk): Promise<Omit<TallyFacts, 'id' | 'unanswered'>[]> {
  const { rows } = await sql<Omit<TallyFacts, 'id' | 'unanswered'>>`
    select active_days, first_on, recent_days from contact_tally
    where desk_id = ${id} and channel = 'any' order by person_id`.execute(db.withoutPlugins())
  const stride = Math.max(1, rows.length / MOST_TIES)
  return Array.from(
    { length: Math.min(rows.length, MOST_TIES) },
    (_, i) => rows[Math.floor(i * stride)],
  ).flatMap(row => row ?? [])
}
