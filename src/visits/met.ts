import type { Day } from '../lib/day.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { Met } from './due.ts'

/** What the log says of the meetings with each of them; who is not there is left out. */
export async function metWith({ db, id }: Desk, people: readonly string[]): Promise<Map<string, Met>> {
  const met = new Map<string, Met>()
  await inChunks(people, 500, async chunk => {
    const rows = await db
      .selectFrom('person')
      .leftJoin('contactTally as tally', join =>
        join
          .onRef('tally.deskId', '=', 'person.deskId')
          .onRef('tally.personId', '=', 'person.id')
          .on('tally.channel', '=', 'any'),
      )
      .select(['person.id', 'person.rhythmDays', 'tally.activeDays', 'tally.firstOn', 'tally.lastOn'])
      .where('person.deskId', '=', id)
      .where('person.id', 'in', chunk)
      .execute()
    for (const row of rows) {
      met.set(row.id, {
        lastOn: row.lastOn as Day | null,
        firstOn: row.firstOn as Day | null,
        activeDays: row.activeDays ?? 0,
        rhythmDays: row.rhythmDays,
      })
    }
  })
  return met
}
