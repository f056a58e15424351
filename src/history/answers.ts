import { type RawBuilder, sql } from 'kysely'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { toldOf } from './fold-meeting.ts'
import type { GatheredMeeting } from './gather.ts'
import { idOf } from './row-ids.ts'

const ROWS_AT_ONCE = 500

/**
 * Who comes to meetings that are there, of each what was told last. Who said no stays as such: an older invitation may be
 * read after.
 *
 * @param ids of the correspondents gathered with them.
 */
export async function takeAnswers(
  inside: Desk,
  meetings: readonly { meeting: GatheredMeeting; id: string }[],
  ids: readonly string[],
): Promise<void> {
  const { db, id: deskId } = inside
  const wanted = meetings.flatMap(({ id: meetingId, meeting }) => {
    const rowOf = (of: number, ending: string) => {
      const correspondentId = ids[of] as string
      const row = { deskId, id: idOf('at', meetingId, correspondentId), meetingId, correspondentId }
      return { row: { ...row, answer: toldOf(meeting, of) + ending }, holds: meeting.message === null }
    }
    return [...meeting.others.map(of => rowOf(of, '')), ...(meeting.refused ?? []).map(of => rowOf(of, NO))]
  })
  await inChunks(wanted, ROWS_AT_ONCE, async chunk => {
    const rows = await db
      .selectFrom('meetingPerson')
      .select(['id', 'answer'])
      .where('deskId', '=', deskId)
      .where(
        'id',
        'in',
        chunk.map(({ row }) => row.id),
      )
      .execute()
    const known = new Map(rows.map(({ id, answer }) => [id, answer]))
    for (const { row, holds } of chunk) {
      const before = known.get(row.id)
      if (before === undefined || before === row.answer) continue
      if (!holds && toldAt(row.answer) < toldAt(before)) continue
      await db
        .updateTable('meetingPerson')
        .set({ answer: row.answer })
        .where('deskId', '=', deskId)
        .where('id', '=', row.id)
        .execute()
    }
    const fresh = chunk.flatMap(({ row }) => (known.has(row.id) ? [] : [row]))
    await insertRows(db, 'meetingPerson', fresh, 'keep')
  })
}

const NO = ' no'

/** Whether a row of `meeting_person` is of somebody who did not say no. */
export function comes(alias: 'mp'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(alias)}.answer not like ${`%${NO}`}`
}

function toldAt(answer: string): string {
  return answer.endsWith(NO) ? answer.slice(0, -NO.length) : answer
}
