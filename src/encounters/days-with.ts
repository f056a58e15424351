import type { Day } from '../lib/day.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { Channel } from './encounter.ts'

const AT_ONCE = 500

/** The days of encounters with each of these people, the first ones first; of any channel unless some are said. Those without any are left out. */
export async function daysWith(
  { db, id }: Desk,
  personIds: readonly string[],
  channels: readonly Channel[] | null = null,
): Promise<Map<string, Day[]>> {
  const found = new Map<string, Day[]>()
  await inChunks([...new Set(personIds)], AT_ONCE, async people => {
    const rows = await db
      .selectFrom('encounterPerson as ep')
      .innerJoin('encounter as e', join =>
        join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
      )
      .select(['ep.personId', 'e.day'])
      .distinct()
      .where('ep.deskId', '=', id)
      .where('ep.personId', 'in', people)
      .where('e.planned', '=', 0)
      .$if(channels !== null, query => query.where('e.channel', 'in', channels as Channel[]))
      .orderBy('e.day')
      .execute()
    for (const { personId, day } of rows) {
      const days = found.get(personId)
      if (days) days.push(day as Day)
      else found.set(personId, [day as Day])
    }
  })
  return found
}
