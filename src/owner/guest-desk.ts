import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { NOT_DEVICES } from './device-name.ts'
import { readSettings } from './store.ts'

/**
 * A desk as a page without account sees it: up to date, in its owner's language and time zone.
 *
 * @param by who acts, for the history: the name the owner gave them.
 */
export async function guestDesk(
  database: Database,
  deskId: string,
  { now, by = '' }: { now: () => Date; by?: string },
): Promise<Desk> {
  await database.settle(deskId)
  const settings = await readSettings(
    database.desk(deskId, { language: 'en', timeZone: 'UTC', by: 'screen' }),
  )
  const { language, timeZone } = settings
  return database.desk(deskId, { language, timeZone, by: nameInHistory(by), now })
}

/** Nobody passes for a device of the owner's. */
function nameInHistory(name: string): string {
  return name === '' || NOT_DEVICES.includes(name) ? 'peer' : name
}
