import { Refusal } from '../lib/refusal.ts'

export interface MailServer {
  host: string
  port: number
  secure: boolean
  user: string
  password: string
}

export interface Mail {
  from: string
  to: string
  subject: string
  text: string
  /** Absent: plain text alone. */
  html?: string
  /** A calendar that the mail program of who reads it offers to answer: RFC 6047. */
  calendar?: { method: string; text: string }
  /** Others, by name: how a mail program takes somebody off the list, say. */
  headers?: Record<string, string>
}

const TIMEOUT_MS = 20_000

/** @returns what the server answered. @throws Refusal `mail-failed`, with its words. */
export async function sendMail(
  { host, port, secure, user, password }: MailServer,
  { calendar, ...mail }: Mail,
): Promise<string> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host,
    port,
    secure,
    ...(user ? { auth: { user, pass: password } } : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const icalEvent = calendar && {
      method: calendar.method,
      filename: 'invitation.ics',
      content: calendar.text,
    }
    return (await transport.sendMail({ ...mail, ...(icalEvent ? { icalEvent } : {}) })).response
  } catch (error) {
    throw new Refusal('mail-failed', { reason: (error as Error).message })
  } finally {
    transport.close()
  }
}
