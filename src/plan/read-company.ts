import { addDays, type Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { daysAway } from '../presence/absences.ts'
import { companyTold, toldSpan } from './company-told.ts'
import type { CompanyTold } from './plan.ts'

/** The company in the flesh of a week, against the owner's own usual. */
export async function companyOf(desk: Desk, monday: Day): Promise<CompanyTold> {
  const span = toldSpan(monday)
  const rows = await desk.db
    .selectFrom('encounter as e')
    .innerJoin('encounterPerson as ep', join =>
      join.onRef('ep.deskId', '=', 'e.deskId').onRef('ep.encounterId', '=', 'e.id'),
    )
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
    )
    .select(['e.day', 'ep.personId'])
    .distinct()
    .where('e.deskId', '=', desk.id)
    .where('e.channel', '=', 'in-person')
    .where('e.planned', '=', 0)
    .where('e.day', '>=', span.from)
    .where('e.day', '<=', span.to)
    .where('card.household', '=', 0)
    .execute()
  const presences = rows.map(({ day, personId }) => ({ day: day as Day, personId }))
  return companyTold(presences, {
    monday,
    firstDay: await firstDayOf(desk),
    away: await daysAway(desk, span),
  })
}

/** Days with company in the flesh within the two weeks before a day, and in a usual two. */
export async function companyLately(
  desk: Desk,
  monday: Day,
): Promise<{ days: number; usual: number | null }> {
  const today = desk.today()
  const { usualInPerson } = await companyOf(desk, monday)
  const row = await desk.db
    .selectFrom('dayTally')
    .select(({ fn }) => fn.count<number>('day').distinct().as('days'))
    .where('deskId', '=', desk.id)
    .where('channel', '=', 'in-person')
    .where('day', '>', addDays(today, -14))
    .where('day', '<=', today)
    .executeTakeFirst()
  return { days: Number(row?.days ?? 0), usual: usualInPerson === null ? null : 2 * usualInPerson }
}

async function firstDayOf({ db, id }: Desk): Promise<Day | null> {
  const row = await db
    .selectFrom('dayTally')
    .select(({ fn }) => fn.min('day').as('day'))
    .where('deskId', '=', id)
    .executeTakeFirst()
  return (row?.day ?? null) as Day | null
}
