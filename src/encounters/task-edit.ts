import { withTodo } from '../lib/icalendar/edit.ts'
import { voiceOf } from '../owner/voice.ts'
import type { Desk } from '../platform/desk.ts'
import type { FollowUp } from './encounter.ts'
import { TAKEN_OUT } from './fact-members.ts'
import { calendarKept, keepCalendar } from './kept-calendar.ts'
import { readTask, taskChanges } from './task-said.ts'
import { taskTitle } from './task-title.ts'

/**
 * Takes an edit of the desk over into the task that a device put, in the batch under way: what changed is patched, and
 * all else that the device wrote stays. What is to do again is shown again.
 *
 * @param newName what the person is called where nobody of the cardex was yet.
 */
export async function editTask(
  desk: Desk,
  { before, after }: { before: FollowUp; after: FollowUp },
  newName?: string,
): Promise<void> {
  const { db, id: deskId } = desk
  const row = await db
    .selectFrom('followUp as f')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'f.deskId').onRef('card.personId', '=', 'f.personId'),
    )
    .select(['f.uri', 'f.icalHash', 'card.name'])
    .where('f.deskId', '=', deskId)
    .where('f.id', '=', after.id)
    .executeTakeFirst()
  const isBack = row?.uri === TAKEN_OUT && before.doneOn !== null && after.doneOn === null
  if (isBack) {
    await db
      .updateTable('followUp')
      .set({ uri: null })
      .where('deskId', '=', deskId)
      .where('id', '=', after.id)
      .execute()
  }
  if (!row?.icalHash) return
  const { language, timeZone } = await voiceOf(desk)
  const isRetitled =
    before.text !== after.text || before.by !== after.by || before.personId !== after.personId
  const object = await calendarKept(desk, row.icalHash)
  const changes = {
    ...taskChanges({ before, after }, readTask(object, timeZone), timeZone),
    ...(isRetitled ? { summary: taskTitle(after, newName ?? row.name, language) } : {}),
  }
  if (Object.keys(changes).length === 0) return
  const edited = withTodo(object.text, changes, desk.now().toISOString())
  if (edited === object.text) return
  const icalHash = await keepCalendar(desk, new TextEncoder().encode(edited))
  await db
    .updateTable('followUp')
    .set({ icalHash })
    .where('deskId', '=', deskId)
    .where('id', '=', after.id)
    .execute()
}
