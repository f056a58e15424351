import { addDays, type Day, daysBetween, daysOf, type Span, weekday } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { silentUntil } from './balance-words.ts'
import type { WithdrawalWord } from './log-shown.ts'
import { firstDayOf, notedDays, peopleWeekly, weeksMasked } from './log-store.ts'
import { lastFullWeeks } from './weekly.ts'
import { WITHDRAWAL_RULES, withdrawal } from './withdrawal.ts'

/** The sign looks at a year and some weeks; what came before tells whether a word was said already. */
const MOST_WEEKS = 156

/**
 * The word to say of company that withdrew: once, from the week it is seen until company is back or the word was read.
 *
 * @see docs/measures.md#withdrawal
 */
export async function withdrawalNow(desk: Desk): Promise<WithdrawalWord | null> {
  const word = await wordDue(desk)
  if (word === null) return null
  const silent = await silentUntil(desk, 'withdrawal')
  const isSilent = silent !== null && desk.today() < silent
  return isSilent || (await wasAnswered(desk, word)) ? null : word
}

/** Once is enough: what was answered of these weeks is not said of them again. */
async function wasAnswered({ db, id }: Desk, { from }: WithdrawalWord): Promise<boolean> {
  const row = await db
    .selectFrom('balanceWord')
    .select('id')
    .where('deskId', '=', id)
    .where('what', '=', 'withdrawal')
    .where('week', '>=', from)
    .executeTakeFirst()
  return row !== undefined
}

async function wordDue(desk: Desk): Promise<WithdrawalWord | null> {
  const firstDay = await firstDayOf(desk)
  if (firstDay === null) return null
  const last = lastFullWeeks(desk.today(), MOST_WEEKS)
  const firstFull = addDays(firstDay, (8 - weekday(firstDay)) % 7)
  const span = { from: firstFull > last.from ? firstFull : last.from, to: last.to }
  if (span.to < span.from) return null
  const weekly = await peopleWeekly(desk, span)
  const masked = await weeksMasked(desk, span)
  const lived = withdrawal(weekly.map(({ from, people }) => ({ people, isMasked: masked.has(from) })))
  const said = lived.findLastIndex(({ isSaid }) => isSaid)
  if (said === -1) return null
  const isBack = ({ usual, lately }: (typeof lived)[number]) =>
    usual !== null && lately !== null && lately >= WITHDRAWAL_RULES.backShare * usual
  if (lived.slice(said).some(isBack)) return null
  const { usual, lately } = lived.at(-1) as { usual: number; lately: number }
  const from = (weekly[said] as { from: Day }).from
  const recent = weekly
    .filter(week => !masked.has(week.from))
    .slice(-WITHDRAWAL_RULES.lowWeeks)
    .map(week => week.from)
  const unnoted = await daysWithoutNote(desk, recent)
  return { from, to: addDays(from, 6), usual, lately, weeks: weeksFrom(from, span), unnoted }
}

function weeksFrom(from: Day, { to }: Span): number {
  return Math.round((daysBetween(from, to) + 1) / 7)
}

async function daysWithoutNote(desk: Desk, mondays: readonly Day[]): Promise<number> {
  const days = mondays.flatMap(monday => daysOf({ from: monday, to: addDays(monday, 6) }))
  const noted = await notedDays(desk, { from: days[0] as Day, to: days.at(-1) as Day })
  return days.filter(day => !noted.has(day)).length
}
