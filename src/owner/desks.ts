import { Refusal } from '../lib/refusal.ts'
import { addDesk, deskOfUser } from '../platform/accounts.ts'
import type { Database } from '../platform/db/database.ts'
import type { Language } from '../platform/desk.ts'
import type { SignIn } from '../platform/sign-in.ts'
import { saveSettings } from './store.ts'

export interface NewDesk {
  name: string
  owner: { name: string; email?: string }
  language: Language
  /** IANA name. */
  timeZone: string
}

/**
 * Another desk, and who signs in to it.
 *
 * @throws Refusal `email-taken` when that address already opens one: a person has one desk.
 */
export async function openNewDesk(
  database: Database,
  signIn: SignIn,
  { name, owner, language, timeZone }: NewDesk,
): Promise<{ userId: string; desk: { id: string; name: string } }> {
  const known = owner.email === undefined ? null : await signIn.userWith(owner.email)
  if (known && (await deskOfUser(database, known))) throw new Refusal('email-taken')
  const userId = known ?? (await signIn.addUser(owner.name, owner.email))
  const id = await addDesk(database, userId, name)
  await saveSettings(database.desk(id, { language, timeZone, by: 'first-run' }), { language, timeZone })
  return { userId, desk: { id, name } }
}
