import { sql } from 'kysely'
import { addDays, type Span } from '../lib/day.ts'
import type { Relation } from '../people/person.ts'
import type { Desk } from '../platform/desk.ts'
import { FIGURES_DAYS } from './club-figures.ts'
import { type Company, outsideShare } from './outside-share.ts'
import type { OutsideOverTime } from './shown.ts'

/** Company outside of the trade over the last twelve months, beside the twelve before. */
export async function companyOutside(desk: Desk): Promise<OutsideOverTime> {
  const today = desk.today()
  const from = addDays(today, 1 - FIGURES_DAYS)
  const earlier = { from: addDays(from, -FIGURES_DAYS), to: addDays(from, -1) }
  const [now, before] = [await companyIn(desk, { from, to: today }), await companyIn(desk, earlier)]
  return { now: outsideShare(now), before: outsideShare(before) }
}

/** Everybody met in the flesh in the span, but those one lives with. */
async function companyIn(desk: Desk, { from, to }: Span): Promise<Company[]> {
  const { db, id: deskId } = desk
  const rows = await db
    .selectFrom('encounter as e')
    .innerJoin('encounterPerson as ep', join =>
      join.onRef('ep.deskId', '=', 'e.deskId').onRef('ep.encounterId', '=', 'e.id'),
    )
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
    )
    .select(['card.personId', 'card.trade', 'card.relations'])
    .select(sql<number>`sum(case when e.sphere = 'personal' then 1 else 0 end)`.as('personal'))
    .select(sql<number>`sum(case when e.sphere = 'professional' then 1 else 0 end)`.as('professional'))
    .where('e.deskId', '=', deskId)
    .where('e.channel', '=', 'in-person')
    .where('e.planned', '=', 0)
    .where('e.day', '>=', from)
    .where('e.day', '<=', to)
    .where('card.household', '=', 0)
    .groupBy(['card.personId', 'card.trade', 'card.relations'])
    .execute()
  const atClubs = await db
    .selectFrom('clubSession as s')
    .innerJoin('club as c', join => join.onRef('c.deskId', '=', 's.deskId').onRef('c.id', '=', 's.clubId'))
    .innerJoin('encounterPerson as ep', join =>
      join.onRef('ep.deskId', '=', 's.deskId').onRef('ep.encounterId', '=', 's.encounterId'),
    )
    .select('ep.personId')
    .distinct()
    .where('s.deskId', '=', deskId)
    .where('s.day', '>=', from)
    .where('s.day', '<=', to)
    .where('c.outsideTrade', '=', 1)
    .execute()
  const metAtClubs = new Set(atClubs.map(({ personId }) => personId))
  return rows.map(({ personId, trade, relations, personal, professional }) => ({
    trade: trade as Company['trade'],
    relations: JSON.parse(relations) as Relation[],
    atClubOutside: metAtClubs.has(personId),
    personal: Number(personal),
    professional: Number(professional),
  }))
}
