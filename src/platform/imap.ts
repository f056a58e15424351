import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { Refusal } from '../lib/refusal.ts'
import type { HostFound } from './outgoing-host.ts'

export interface ImapServer {
  host: string
  port: number
  user: string
  password: string
}

export interface ImapFolder {
  path: string
  isSent: boolean
  /** RFC 3501 §2.3.1.1: another one, and the numbers of messages begin anew. */
  validity: string
  /** The number that the next message will have. */
  nextUid: number
  messages: number
}

export interface ImapHead {
  uid: number
  /** The fields that were asked for, as they stand in the message. */
  head: string
}

/** A mailbox, opened to be looked at only. */
export interface ImapMailbox {
  /** Those that hold letters: not the bin, nor drafts, nor junk. */
  folders: () => Promise<string[]>
  /** Opens a folder read-only (EXAMINE). */
  look: (path: string) => Promise<ImapFolder>
  /** Heads of the messages of the open folder, from a number on. */
  heads: (fromUid: number, fields: readonly string[]) => AsyncGenerator<ImapHead>
  close: () => Promise<void>
}

const CONNECT_MS = 20_000
const SILENCE_MS = 120_000
const IMPLICIT_TLS = 993

/**
 * Signs in. Without TLS only at home, where no server may have a certificate.
 *
 * @throws Refusal `mailbox-refused`, `outgoing-failed`.
 */
export async function openImap(
  { host, port, user, password }: ImapServer,
  { address, isHome }: HostFound,
  signal?: AbortSignal,
): Promise<ImapMailbox> {
  const client = new ImapFlow({
    host: address,
    port,
    secure: port === IMPLICIT_TLS,
    // Asked for where it is not implied; at home only where it is offered.
    ...(port === IMPLICIT_TLS || isHome ? {} : { doSTARTTLS: true }),
    ...(isIP(host) ? {} : { servername: host }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  })
  // Without a listener an error of the socket would end the process; who waits is told by what they wait for.
  client.on('error', () => undefined)
  const stop = () => client.close()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await client.connect()
  } catch (error) {
    client.close()
    throw refusalOf(error, host)
  }
  return {
    folders: async () => {
      const found = await client.list()
      const all = found.find(({ specialUse }) => specialUse === '\\All')
      const kept = found.filter(
        ({ specialUse, flags }) =>
          !LEFT.has(specialUse ?? '') && !flags.has('\\Noselect') && !flags.has('\\NonExistent'),
      )
      // Where one folder holds all, the others only say it again; what was sent is told apart by its own.
      const paths = all
        ? kept.filter(({ specialUse }) => specialUse === '\\All' || specialUse === '\\Sent')
        : kept
      return paths.map(({ path }) => path)
    },
    look: async path => {
      const folder = await client.mailboxOpen(path, { readOnly: true })
      return {
        path,
        isSent: folder.specialUse === '\\Sent',
        validity: String(folder.uidValidity),
        nextUid: folder.uidNext,
        messages: folder.exists,
      }
    },
    heads: async function* (fromUid, fields) {
      const wanted = { uid: true, headers: [...fields] }
      for await (const { uid, headers } of client.fetch(`${fromUid}:*`, wanted, { uid: true })) {
        // RFC 3501 §6.4.8: `n:*` names the last message even where it is before n.
        if (uid >= fromUid) yield { uid, head: headers?.toString('utf8') ?? '' }
      }
    },
    close: async () => {
      signal?.removeEventListener('abort', stop)
      await client.logout().catch(() => client.close())
    },
  }
}

/** RFC 6154. */
const LEFT = new Set(['\\Trash', '\\Junk', '\\Drafts', '\\Flagged', '\\Important'])

function refusalOf(error: unknown, host: string): Refusal {
  const { authenticationFailed, responseText, code, message } = error as Error & {
    authenticationFailed?: boolean
    responseText?: string
    code?: string
  }
  if (authenticationFailed)
    return new Refusal('mailbox-refused', { host, reason: (responseText ?? message).slice(0, 200) })
  return new Refusal('outgoing-failed', { host, reason: code ?? message.slice(0, 200) })
}
