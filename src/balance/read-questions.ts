import type { Desk } from '../platform/desk.ts'
import { silentUntil } from './balance-words.ts'
import { ASKED, questionDue, type Rhythm } from './questions.ts'
import { lastAnswered } from './self-reports.ts'

/** What it is time to ask, and whether the desk has been used at all. */
export async function questionsDue(desk: Desk): Promise<{ due: Rhythm | null; isBegun: boolean }> {
  const due = questionDue({
    today: desk.today(),
    answered: {
      quarter: await lastAnswered(desk, ASKED.quarter),
      month: await lastAnswered(desk, ASKED.month),
    },
    silentUntil: {
      quarter: await silentUntil(desk, 'question-quarter'),
      month: await silentUntil(desk, 'question-month'),
    },
  })
  return { due, isBegun: await isBegun(desk) }
}

async function isBegun({ db, id }: Desk): Promise<boolean> {
  const row = await db
    .selectFrom('encounter')
    .select('id')
    .where('deskId', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
