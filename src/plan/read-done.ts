import { addDays, type Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { tourMembers } from './near-tour.ts'
import type { PlanItem } from './plan.ts'

/** The items that took place: said so, or told by the journal, the outings, the clubs and the days of that week. */
export async function doneAmong(desk: Desk, monday: Day, items: readonly PlanItem[]): Promise<Set<string>> {
  if (items.length === 0) return new Set()
  const met = await metIn(desk, monday)
  const outings = await idsWhere(desk, 'outing', items, ({ outingId }) => outingId)
  const kept = await idsWhere(desk, 'followUp', items, ({ followUpId }) => followUpId)
  const worked = await coworkedOn(desk, monday)
  const clubs = await clubDays(desk, monday)
  return new Set(
    items
      .filter(({ kind, state, personId, outingId, followUpId, subject, day }) => {
        if (state === 'done') return true
        if (state !== 'accepted') return false
        if (outings.has(outingId ?? '') || kept.has(followUpId ?? '')) return true
        const theirs = met.filter(each => each.personId === personId)
        if (kind === 'visit')
          return theirs.some(({ channel }) => channel === 'in-person' || channel === 'call')
        if (kind === 'tour') {
          const members = tourMembers(subject)
          return met.some(each => each.channel === 'in-person' && members.includes(each.personId ?? ''))
        }
        if (kind === 'call' || kind === 'thanks') return theirs.length > 0
        if (kind === 'micro') return met.some(({ size }) => size === 'micro')
        if (kind === 'coworking') return worked.has(day)
        return kind === 'club' && clubs.has(`${subject.split(':')[1]} ${day}`)
      })
      .map(({ id }) => id),
  )
}

async function metIn({ db, id }: Desk, monday: Day) {
  return db
    .selectFrom('encounter as e')
    .leftJoin('encounterPerson as ep', join =>
      join.onRef('ep.deskId', '=', 'e.deskId').onRef('ep.encounterId', '=', 'e.id'),
    )
    .select(['ep.personId', 'e.channel', 'e.size'])
    .where('e.deskId', '=', id)
    .where('e.planned', '=', 0)
    .where('e.day', '>=', monday)
    .where('e.day', '<=', addDays(monday, 6))
    .execute()
}

/** Of the outings been to, or of the follow-ups done, those that items stand for. */
async function idsWhere(
  { db, id }: Desk,
  table: 'outing' | 'followUp',
  items: readonly PlanItem[],
  idOf: (item: PlanItem) => string | null,
): Promise<Set<string>> {
  const ids = items.flatMap(item => idOf(item) ?? [])
  if (ids.length === 0) return new Set()
  const rows =
    table === 'outing'
      ? await db
          .selectFrom('outing')
          .select('id')
          .where('deskId', '=', id)
          .where('state', '=', 'been')
          .where('id', 'in', ids)
          .execute()
      : await db
          .selectFrom('followUp')
          .select('id')
          .where('deskId', '=', id)
          .where('doneOn', 'is not', null)
          .where('id', 'in', ids)
          .execute()
  return new Set(rows.map(row => row.id))
}

async function coworkedOn({ db, id }: Desk, monday: Day): Promise<Set<string>> {
  const rows = await db
    .selectFrom('halfDay')
    .select('day')
    .where('deskId', '=', id)
    .where('kind', '=', 'coworking')
    .where('day', '>=', monday)
    .where('day', '<=', addDays(monday, 6))
    .execute()
  return new Set(rows.map(({ day }) => day))
}

async function clubDays({ db, id }: Desk, monday: Day): Promise<Set<string>> {
  const rows = await db
    .selectFrom('clubSession')
    .select(['clubId', 'day'])
    .where('deskId', '=', id)
    .where('state', '=', 'went')
    .where('day', '>=', monday)
    .where('day', '<=', addDays(monday, 6))
    .execute()
  return new Set(rows.map(({ clubId, day }) => `${clubId} ${day}`))
}
