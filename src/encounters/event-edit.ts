import { withEvent } from '../lib/icalendar/edit.ts'
import { voiceOf } from '../owner/voice.ts'
import type { Desk } from '../platform/desk.ts'
import type { Encounter } from './encounter.ts'
import { eventChanges } from './event-said.ts'
import { eventTitle } from './event-title.ts'
import { TAKEN_OUT } from './fact-members.ts'
import { calendarKept, keepCalendar } from './kept-calendar.ts'

interface Edited {
  before: Encounter
  after: Encounter
  /** Of those who are there after the edit. */
  names: readonly string[]
}

/**
 * Takes an edit of the desk over into the event that a device put, in the batch under way: what changed is patched, and
 * all else that the device wrote stays. What has taken place stays in the calendar where it was.
 */
export async function editEvent(desk: Desk, { before, after, names }: Edited): Promise<void> {
  const { db, id: deskId } = desk
  const row = await db
    .selectFrom('encounter')
    .select(['uri', 'icalHash'])
    .where('deskId', '=', deskId)
    .where('id', '=', after.id)
    .executeTakeFirstOrThrow()
  const uri = nameAfter(row.uri, before, after)
  const icalHash = row.icalHash && (await patched(desk, row.icalHash, { before, after, names }))
  if (uri === row.uri && icalHash === row.icalHash) return
  await db
    .updateTable('encounter')
    .set({ uri, icalHash })
    .where('deskId', '=', deskId)
    .where('id', '=', after.id)
    .execute()
}

/** What has happened keeps the name that it had; what is planned again is shown again. */
function nameAfter(uri: string | null, before: Encounter, after: Encounter): string | null {
  if (before.planned === after.planned) return uri
  if (after.planned) return uri === TAKEN_OUT ? null : uri
  return uri ?? `${after.id}.ics`
}

async function patched(desk: Desk, icalHash: string, { before, after, names }: Edited): Promise<string> {
  const { language, timeZone } = await voiceOf(desk)
  const isRetitled =
    before.channel !== after.channel ||
    [...before.personIds].sort().join() !== [...after.personIds].sort().join()
  const changes = {
    ...eventChanges(before, after, timeZone),
    ...(isRetitled ? { summary: eventTitle(after, names, language) } : {}),
  }
  if (Object.keys(changes).length === 0) return icalHash
  const { text } = await calendarKept(desk, icalHash)
  const edited = withEvent(text, changes, desk.now().toISOString())
  return edited === text ? icalHash : keepCalendar(desk, new TextEncoder().encode(edited))
}
