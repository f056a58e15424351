import { isIP } from 'node:net'
import type { FetchMessageObject, ImapFlow, MessageStructureObject } from 'imapflow'
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
  /** The part that was asked for, where it has one that is not too large. */
  part: { octets: Buffer; encoding: string } | null
}

export interface HeadsAsked {
  folder: ImapFolder
  fromUid: number
  fields: readonly string[]
  /** Types of a part that is wanted along, as `text/calendar`; the first that a message has. */
  partTypes: readonly string[]
}

/** A mailbox, opened to be looked at only. */
export interface ImapMailbox {
  /** Those that hold letters: not the bin, nor drafts, nor junk. */
  folders: () => Promise<string[]>
  /** Opens a folder read-only (EXAMINE). */
  look: (path: string) => Promise<ImapFolder>
  /** Heads of the messages that the open folder held when it was looked at, from a number on. Nothing is marked as read. */
  heads: (asked: HeadsAsked) => AsyncGenerator<ImapHead>
  close: () => Promise<void>
}

export interface ImapManners {
  signal?: AbortSignal | undefined
  /** An authority in PEM instead of those of the system, as NODE_EXTRA_CA_CERTS adds one for the whole program. */
  ca?: string
  /** Where TLS comes before the first word: RFC 8314 §3.2. */
  implicitTls?: number
}

const CONNECT_MS = 20_000
const SILENCE_MS = 120_000
const IMPLICIT_TLS = 993
/** An invitation with a poster in it is over this, and told by its calendar. */
export const MOST_PART_BYTES = 512 * 1024

/**
 * Signs in. Without TLS only at home, where no server may have a certificate. One that shows a certificate is believed by
 * it alone, at home too.
 *
 * @throws Refusal `mailbox-refused`, `mailbox-certificate`, `mailbox-without-tls`, `outgoing-failed`.
 */
export async function openImap(
  { host, port, user, password }: ImapServer,
  { address, isHome }: HostFound,
  { signal, ca, implicitTls = IMPLICIT_TLS }: ImapManners = {},
): Promise<ImapMailbox> {
  // Only who has a mailbox pays for the library.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host: address,
    port,
    secure: port === implicitTls,
    // Asked for where it is not implied; at home only where it is offered.
    ...(port === implicitTls || isHome ? {} : { doSTARTTLS: true }),
    ...(isIP(host) ? {} : { servername: host }),
    ...(ca ? { tls: { ca } } : {}),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  })
  // Without a listener an error of the socket would end the process; who waits is told by what they wait for.
  let broke: unknown = null
  client.on('error', error => {
    broke ??= error
  })
  const stop = () => client.close()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await client.connect()
  } catch (error) {
    // What went wrong within STARTTLS is told by the event alone.
    const refusal = refusalOf(broke ?? error, { host, port, client })
    client.close()
    throw refusal
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
    heads: asked => headsOf(client, asked),
    close: async () => {
      signal?.removeEventListener('abort', stop)
      await client.logout().catch(() => client.close())
    },
  }
}

/** RFC 6154. */
const LEFT = new Set(['\\Trash', '\\Junk', '\\Drafts', '\\Flagged', '\\Important'])

/** Messages asked for at once: what they carry is asked for once their heads are there. */
const HEADS_AT_ONCE = 500
const MOST_UIDS_AT_ONCE = 10_000

async function* headsOf(
  client: ImapFlow,
  { folder: { nextUid, messages }, fromUid, fields, partTypes }: HeadsAsked,
): AsyncGenerator<ImapHead> {
  const wanted = { uid: true, headers: [...fields], bodyStructure: true }
  // Numbers have gaps: an old folder of some messages has large ones.
  const wide = Math.ceil((HEADS_AT_ONCE * nextUid) / Math.max(1, messages))
  const step = Math.min(Math.max(wide, HEADS_AT_ONCE), MOST_UIDS_AT_ONCE)
  for (let first = fromUid; first < nextUid; first += step) {
    const last = Math.min(first + step, nextUid) - 1
    const heads: (ImapHead & { place: PartPlace | null })[] = []
    for await (const message of client.fetch(`${first}:${last}`, wanted, { uid: true })) {
      const { uid, headers, bodyStructure } = message
      const place = bodyStructure ? partIn(bodyStructure, partTypes) : null
      heads.push({ uid, head: headers?.toString('utf8') ?? '', part: null, place })
    }
    await fetchParts(client, heads)
    for (const { uid, head, part } of heads) yield { uid, head, part }
  }
}

interface PartPlace {
  part: string
  encoding: string
}

/** Where in a message the part is that is wanted (RFC 3501 §6.4.5), those of a message within it too. */
function partIn(root: MessageStructureObject, types: readonly string[]): PartPlace | null {
  const parts: MessageStructureObject[] = []
  const waiting = [root]
  for (let node = waiting.shift(); node && parts.length < MOST_PARTS; node = waiting.shift()) {
    parts.push(node)
    waiting.unshift(...(node.childNodes ?? []))
  }
  const found = types
    .map(type => parts.find(node => node.type === type && (node.size ?? 0) <= MOST_PART_BYTES))
    .find(node => node !== undefined)
  // A message of one part alone does not number it.
  return found ? { part: found.part || '1', encoding: found.encoding ?? '' } : null
}

const MOST_PARTS = 1000

/** One command for all that have it in the same place, as most do. */
async function fetchParts(
  client: ImapFlow,
  heads: readonly (ImapHead & { place: PartPlace | null })[],
): Promise<void> {
  const byPart = Map.groupBy(
    heads.filter(({ place }) => place !== null),
    ({ place }) => place?.part ?? '',
  )
  for (const [part, having] of byPart) {
    const byUid = new Map(having.map(head => [head.uid, head]))
    const uids = [...byUid.keys()].join(',')
    const wanted = { uid: true, bodyParts: [{ key: part, start: 0, maxLength: MOST_PART_BYTES }] }
    for await (const { uid, bodyParts } of client.fetch(uids, wanted, { uid: true })) {
      const head = byUid.get(uid)
      const octets = partOf(bodyParts)
      if (head?.place && octets) head.part = { octets, encoding: head.place.encoding }
    }
  }
}

/** A server names a part it sent in portions by where it begins, too. */
function partOf(bodyParts: FetchMessageObject['bodyParts']): Buffer | null {
  const [octets = null] = bodyParts?.values() ?? []
  return octets
}

/** Of OpenSSL and of Node: what was shown is believed by nobody here, or is somebody else's. */
const CERTIFICATE = /CERT|SIGNATURE|ISSUER|ALTNAME|HOSTNAME_MISMATCH/

function refusalOf(
  error: unknown,
  { host, port, client }: { host: string; port: number; client: ImapFlow },
): Refusal {
  const { authenticationFailed, responseText, code, message, tlsFailed } = error as Error & {
    authenticationFailed?: boolean
    responseText?: string
    code?: string
    tlsFailed?: boolean
  }
  if (code && CERTIFICATE.test(code)) return new Refusal('mailbox-certificate', { host, reason: code })
  const wantsTls = !client.secureConnection && client.capabilities.has('LOGINDISABLED')
  const refusesTls = tlsFailed && !client.capabilities.has('STARTTLS')
  if (wantsTls || refusesTls || code === 'ERR_SSL_WRONG_VERSION_NUMBER')
    return new Refusal('mailbox-without-tls', { host, port })
  if (authenticationFailed)
    return new Refusal('mailbox-refused', {
      host,
      reason: (responseText ?? message).slice(0, 200).replace(/\.$/, ''),
    })
  return new Refusal('outgoing-failed', { host, reason: code ?? message.slice(0, 200) })
}
