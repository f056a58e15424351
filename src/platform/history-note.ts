import { uuidv7 } from '../lib/uuid.ts'
import type { Database } from './db/database.ts'
import type { Desk, What } from './desk.ts'

/** A line of the history about what is no fact of the desk: a device let in, a device put out. It cannot be undone. */
export async function noteInHistory(
  { system }: Database,
  { id: deskId, now, by }: Desk,
  { what, details = {} }: What,
): Promise<void> {
  const at = now()
  const line = { deskId, id: uuidv7(at), what, details: JSON.stringify(details), at: at.toISOString(), by }
  await system
    .insertInto('batch')
    .values({ ...line, undoOf: null, undoneBy: null, forGood: null })
    .execute()
}
