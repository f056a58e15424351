import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { readOn } from './hushes.ts'
import {
  BEFORE_WEEKS,
  isSilent,
  RECENT_WEEKS,
  type Substitution,
  substitutionOver,
  type Week,
} from './substitution.ts'
import { fullWeeksBefore, mondayOf } from './week.ts'

/** The last twelve full weeks, the oldest first. */
export async function weeksOf({ db, id, today }: Desk): Promise<Week[]> {
  const weeks = fullWeeksBefore(today(), BEFORE_WEEKS + RECENT_WEEKS)
  const [from, to] = [weeks[0]?.from as Day, weeks.at(-1)?.to as Day]
  const times = await db
    .selectFrom('networkTime')
    .select(['day', ({ fn }) => fn.sum<number>('minutes').as('minutes')])
    .where('deskId', '=', id)
    .where('minutes', 'is not', null)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('day')
    .execute()
  const tallies = await db
    .selectFrom('dayTally')
    .select(['day', 'channel', 'people', 'encounters'])
    .where('deskId', '=', id)
    .where('channel', 'in', ['in-person', 'network'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  const week = new Map(weeks.map(({ from }) => [from, { from, minutes: 0, writings: 0, companyDays: 0 }]))
  for (const { day, minutes } of times) {
    const of = week.get(mondayOf(day as Day))
    if (of) of.minutes += Number(minutes)
  }
  for (const { day, channel, people, encounters } of tallies) {
    const of = week.get(mondayOf(day as Day))
    if (!of) continue
    if (channel === 'network') of.writings += encounters
    else if (people > 0) of.companyDays += 1
  }
  return [...week.values()]
}

/** What is to be said once: null when there is nothing, or when it was read lately. */
export async function substitutionOf(desk: Desk): Promise<Substitution | null> {
  const read = await readOn(desk, 'substitution')
  const days = read.map(({ day }) => day)
  return isSilent(days, desk.today()) ? null : substitutionOver(await weeksOf(desk))
}
