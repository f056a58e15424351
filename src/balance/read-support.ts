import { readSettings } from '../owner/store.ts'
import { summaryOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { silentUntil } from './balance-words.ts'
import { helpLinesOf } from './help-line-store.ts'
import { trendsOf } from './self-report.ts'
import { selfReportsOf } from './self-reports.ts'
import { MOST_TO_CALL, reasonInAnswers, type Support, type SupportReason } from './support.ts'
import { withdrawalNow } from './withdrawal-now.ts'

/** Whom to call, and whether it is put forward now. */
export async function supportFor(desk: Desk): Promise<Support> {
  const { country } = await readSettings(desk)
  const today = desk.today()
  const silent = await silentUntil(desk, 'support')
  const isSilent = silent !== null && today < silent
  const lines = await helpLinesOf(desk)
  return {
    because: isSilent ? null : await reasonNow(desk),
    people: await closeToCall(desk),
    lines: lines.filter(line => !line.archived && (line.country === country || !line.isBuiltIn)),
    country,
  }
}

async function reasonNow(desk: Desk): Promise<SupportReason | null> {
  const said = reasonInAnswers(trendsOf(await selfReportsOf(desk)), desk.today())
  return said ?? ((await withdrawalNow(desk)) === null ? null : 'withdrawal')
}

/** The inner circles first, then who was seen last; nobody one lives with, nobody who has no telephone. */
async function closeToCall({ db, id }: Desk): Promise<Support['people']> {
  const cards = await db
    .selectFrom('personCard')
    .selectAll()
    .where('deskId', '=', id)
    .where('archived', '=', 0)
    .where('household', '=', 0)
    .where('circle', '<=', 2)
    .where('phones', '<>', '[]')
    .orderBy('circle')
    .orderBy(({ fn, val }) => fn.coalesce('lastContactOn', val('')), 'desc')
    .orderBy('personId')
    .limit(MOST_TO_CALL)
    .execute()
  return cards
    .map(summaryOf)
    .filter(({ phone }) => phone !== null)
    .map(({ id, name, phone, lastContactOn }) => ({ id, name, phone, lastContactOn }))
}
