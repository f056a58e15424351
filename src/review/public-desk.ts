import { guestDesk } from '../owner/guest-desk.ts'
import type { PublishingSettings } from '../owner/settings.ts'
import { readSettings } from '../owner/store.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { missingNotices } from './notices.ts'

export interface PublicDesk {
  desk: Desk
  ownerName: string
  publishing: PublishingSettings
  /** Letters can be sent: their server is set. */
  canMail: boolean
}

/** The desk that is read at that name; null where there is none, or it publishes nothing: nobody learns which. */
export async function publicDeskAt(
  database: Database,
  principal: string,
  now: () => Date,
): Promise<PublicDesk | null> {
  const row = await database.system
    .selectFrom('desk')
    .select('id')
    .where('principal', '=', principal)
    .executeTakeFirst()
  if (!row) return null
  const desk = await guestDesk(database, row.id, { now })
  const { publishing, ownerName, letter, country } = await readSettings(desk)
  if (!publishing.isPublic || missingNotices(publishing, country).length > 0) return null
  const canMail = letter.smtp !== null && (letter.smtp.from || letter.to) !== ''
  return { desk, ownerName, publishing, canMail }
}
