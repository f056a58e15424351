import { Refusal } from '../lib/refusal.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { type Mail, sendMail } from '../platform/mail.ts'
import { secretOf } from '../platform/secrets.ts'
import type { Written } from './letter.ts'
import { readSettings } from './store.ts'

export const SMTP_PASSWORD = 'smtp-password'

/**
 * Through the owner's own server, to somebody else: as the owner would write, in plain text.
 *
 * @returns what the server answered. @throws Refusal as `mailLetter`.
 */
export async function mailSomebody(
  database: Database,
  desk: Desk,
  mail: Pick<Mail, 'to' | 'subject' | 'text' | 'calendar' | 'headers'>,
): Promise<string> {
  const { letter } = await readSettings(desk)
  if (!letter.smtp) throw new Refusal('mail-not-set')
  const { from, ...server } = letter.smtp
  const sender = from || letter.to
  if (sender === '') throw new Refusal('mail-not-set')
  const password = (await secretOf(database, { deskId: desk.id, id: SMTP_PASSWORD })) ?? ''
  return sendMail({ ...server, password }, { ...mail, from: sender })
}

/**
 * Through the owner's own server, to the owner.
 *
 * @returns what the server answered. @throws Refusal `mail-not-set`, or `mail-failed` with the server's words.
 */
export async function mailLetter(database: Database, desk: Desk, written: Written): Promise<string> {
  const { letter } = await readSettings(desk)
  if (!letter.smtp || letter.to === '') throw new Refusal('mail-not-set')
  const { from, ...server } = letter.smtp
  const password = (await secretOf(database, { deskId: desk.id, id: SMTP_PASSWORD })) ?? ''
  return sendMail({ ...server, password }, { ...written, from: from || letter.to, to: letter.to })
}
