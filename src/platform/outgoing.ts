import type { IncomingMessage } from 'node:http'
import { Refusal } from '../lib/refusal.ts'
import { decoded, readBody, TooLarge, UnknownCoding } from './outgoing-body.ts'
import { type KeptAnswers, keptAnswers } from './outgoing-kept.ts'
import { type Clock, type Pace, type PoliteQueue, politeQueue } from './outgoing-queue.ts'
import { ask, type Resolve, systemResolve } from './outgoing-request.ts'

/** What the whole process shares on its way out: turns, and what was answered lately. */
export interface Door {
  resolve: Resolve
  dial: (address: string) => string
  clock: Clock
  userAgent: string
  /** A service may be on the owner's own network: not where several people have their desks on one machine. */
  homeNetwork: boolean
  queues: Map<string, PoliteQueue>
  kept: KeptAnswers<BytesAnswer>
}

/** How a service is dealt with. */
export interface ServiceRules {
  pace: Pace
  /** How long an answer is used again; 0: never. */
  keptMs: number
  /** The owner said themselves where it is, and it may be at home. */
  mayBePrivate: boolean
}

export interface Asked {
  /** Media types that are understood, as `application/json`; an answer of any other is refused. */
  types: readonly string[]
  /** Statuses beyond 200 to 299 whose answer means something: a routing server says 400 where no way leads. */
  alsoStatus?: readonly number[]
  /** Sent by POST; what has one is never sent on elsewhere. */
  body?: { text: string; type: string }
  /** What the last answer said of itself: one that is still the same is not sent again. Not with `keptMs`. */
  unless?: Validators
  /** In the reader's language, where it matters: as `fr`. */
  language?: string
  mostBytes?: number
  /** From the turn in the queue to the last octet. */
  withinMs?: number
  /** To the end of the head of each answer. */
  firstByteMs?: number
  /** Whoever asked gave up. */
  signal?: AbortSignal
}

/** RFC 9110 §8.8; '' where the answer has none. */
export interface Validators {
  etag: string
  lastModified: string
}

export interface BytesAnswer extends Validators {
  bytes: Uint8Array
  /** It is as the validators asked for, and was not sent again. */
  isUnchanged: boolean
  /** Media type with its parameters, as it was said. */
  type: string
  /** Where it came from in the end. */
  url: string
}

export interface TextAnswer {
  text: string
  type: string
  url: string
}

/**
 * The way out for one desk. Both throw a Refusal: `outgoing-not-allowed` before anything is looked up,
 * `outgoing-private`, `outgoing-too-large`, `outgoing-too-slow`, `outgoing-failed`, `too-many` when too many wait already,
 * `invalid-input` for an address that is none of ours to ask.
 */
export interface Outgoing {
  fetchText: (service: string, url: string, asked: Asked) => Promise<TextAnswer>
  fetchBytes: (service: string, url: string, asked: Asked) => Promise<BytesAnswer>
}

export const MOST_BYTES = 5_000_000
export const WITHIN_MS = 20_000
export const FIRST_BYTE_MS = 10_000
export const MOST_REDIRECTS = 5
const MOST_WAITING = 500
const MOST_QUEUES = 1000
const KEPT = { most: 1000, mostBytes: 20_000_000 }

/** @param parts `userAgent` names the program, as the usage policy of Nominatim wants; `dial` is for tests. */
export function openDoor(parts: Pick<Door, 'userAgent'> & Partial<Omit<Door, 'queues' | 'kept'>>): Door {
  return {
    resolve: systemResolve,
    dial: address => address,
    clock: { now: () => performance.now(), sleep: ms => new Promise(done => setTimeout(done, ms)) },
    homeNetwork: false,
    ...parts,
    queues: new Map(),
    kept: keptAnswers(KEPT),
  }
}

export interface DeskWay {
  door: Door
  deskId: string
  /** Services that the owner of the desk allowed. */
  allowed: readonly string[]
  rules: (service: string) => ServiceRules
}

/** The one door of the program to other hosts on behalf of an owner. */
export function outgoing({ door, deskId, allowed, rules }: DeskWay): Outgoing {
  const fetchBytes = async (service: string, address: string, asked: Asked): Promise<BytesAnswer> => {
    if (!allowed.includes(service)) throw new Refusal('outgoing-not-allowed', { service })
    const url = readAddress(address)
    if (!url) throw new Refusal('invalid-input', { fields: ['url'] })
    const { pace, keptMs, mayBePrivate } = rules(service)
    const key = [deskId, service, url.href, asked.language, asked.body?.text, ...asked.types].join('\n')
    const known = door.kept.get(key, door.clock.now())
    if (known) return known
    const errand = { url, asked, mayBeHome: mayBePrivate && door.homeNetwork }
    const answer = await queueOf(door, `${service} ${url.host}`, pace).run(
      () => run(door, errand),
      asked.signal,
    )
    if (keptMs > 0) {
      door.kept.put(key, { value: answer, bytes: answer.bytes.length, until: door.clock.now() + keptMs })
    }
    return answer
  }
  return {
    fetchBytes,
    fetchText: async (service, address, asked) => {
      const { bytes, type, url } = await fetchBytes(service, address, asked)
      return { text: decoded(bytes, type), type, url }
    },
  }
}

/** Over http or https, without a password in it, at a port where such servers are; null when it is not. */
function readAddress(text: string, base?: URL): URL | null {
  if (!URL.canParse(text, base)) return null
  const url = new URL(text, base)
  const isOurs =
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    (url.port === '' || url.port === '80' || url.port === '443' || Number(url.port) >= 1024)
  url.hash = ''
  return isOurs ? url : null
}

/** The turns at one server. @throws Refusal `too-many`. */
function queueOf({ queues, clock }: Door, key: string, pace: Pace): PoliteQueue {
  const queue = queues.get(key) ?? politeQueue(pace, clock)
  if (queue.waiting() >= MOST_WAITING) {
    throw new Refusal('too-many', { seconds: Math.ceil(MOST_WAITING / pace.perSecond) })
  }
  if (!queues.has(key) && queues.size >= MOST_QUEUES) {
    for (const [other, { isIdle }] of queues) if (isIdle()) queues.delete(other)
  }
  queues.set(key, queue)
  return queue
}

interface Errand {
  url: URL
  asked: Asked
  mayBeHome: boolean
}

/** One request and where it is sent on to, within its time. */
async function run(door: Door, errand: Errand): Promise<BytesAnswer> {
  const { withinMs = WITHIN_MS, signal } = errand.asked
  const stop = new AbortController()
  const giveUp = () => stop.abort(signal?.reason)
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp, { once: true })
  const timer = setTimeout(() => stop.abort(tooSlow(errand.url, withinMs)), withinMs)
  try {
    return await follow(door, errand, stop)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
    // Nothing stays open behind: not the socket of an answer that was refused, nor one half read.
    stop.abort()
  }
}

async function follow(door: Door, { url: first, asked, mayBeHome }: Errand, stop: AbortController) {
  let url = first
  for (let redirects = 0; ; redirects++) {
    const isSameServer = url.origin === first.origin
    try {
      const answer = await askInTime(door, { url, asked, mayBeHome: mayBeHome && isSameServer }, stop)
      const next = redirectOf(answer)
      if (next === null) return await taken(answer, url, asked, stop.signal)
      answer.destroy()
      if (redirects === MOST_REDIRECTS) throw failed(url, `HTTP ${answer.statusCode} × ${redirects + 1}`)
      url = nextAddress(url, next, asked)
    } catch (error) {
      throw refusalOf(stop.signal.aborted ? stop.signal.reason : error, url, asked)
    }
  }
}

async function askInTime(
  { resolve, dial, userAgent }: Door,
  { url, asked, mayBeHome }: Errand,
  stop: AbortController,
): Promise<IncomingMessage> {
  const { firstByteMs = FIRST_BYTE_MS, body = null, types, language, unless } = asked
  const timer = setTimeout(() => stop.abort(tooSlow(url, firstByteMs)), firstByteMs)
  const headers = {
    'user-agent': userAgent,
    accept: types.join(', '),
    'accept-encoding': 'gzip, br',
    ...(language ? { 'accept-language': language } : {}),
    ...(unless?.etag ? { 'if-none-match': unless.etag } : {}),
    ...(unless?.lastModified ? { 'if-modified-since': unless.lastModified } : {}),
    ...(body ? { 'content-type': body.type, 'content-length': String(Buffer.byteLength(body.text)) } : {}),
  }
  const method = body ? 'POST' : 'GET'
  try {
    const { signal } = stop
    return await ask({ url, method, headers, body: body?.text ?? null, mayBeHome, resolve, dial, signal })
  } finally {
    clearTimeout(timer)
  }
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null
}

/** What was typed in one place is not carried to another, nor from https back to where anyone may read it. */
function nextAddress(url: URL, location: string, { body }: Asked): URL {
  const next = readAddress(location, url)
  if (!next) throw failed(url, 'Location')
  if (body || (url.protocol === 'https:' && next.protocol === 'http:'))
    throw failed(url, `Location: ${next.origin}`)
  return next
}

async function taken(
  answer: IncomingMessage,
  url: URL,
  asked: Asked,
  signal: AbortSignal,
): Promise<BytesAnswer> {
  const status = answer.statusCode ?? 0
  if (status === 304 && asked.unless) {
    const { etag, lastModified } = asked.unless
    return { bytes: new Uint8Array(), type: '', url: url.href, etag, lastModified, isUnchanged: true }
  }
  const isUnderstood = (status >= 200 && status <= 299) || asked.alsoStatus?.includes(status)
  if (!isUnderstood) throw failed(url, `HTTP ${status}`)
  const { etag = '', 'last-modified': lastModified = '' } = answer.headers
  const type = answer.headers['content-type'] ?? ''
  const media = type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!asked.types.includes(media)) throw failed(url, `Content-Type: ${media.slice(0, 80) || '–'}`)
  const bytes = await readBody(answer, { mostBytes: asked.mostBytes ?? MOST_BYTES, signal })
  return { bytes, type, url: url.href, etag, lastModified, isUnchanged: false }
}

function refusalOf(error: unknown, url: URL, asked: Asked): unknown {
  // Its own giving up is not the network's failure.
  if (error instanceof Refusal || asked.signal?.aborted) return error
  if (error instanceof TooLarge) {
    const limit = `${(asked.mostBytes ?? MOST_BYTES) / 1_000_000} MB`
    return new Refusal('outgoing-too-large', { host: url.host, limit })
  }
  if (error instanceof UnknownCoding) return failed(url, `Content-Encoding: ${error.message.slice(0, 80)}`)
  const { code, message } = error as NodeJS.ErrnoException
  return code === undefined && (error instanceof TypeError || error instanceof RangeError)
    ? error
    : failed(url, code ?? message)
}

function failed(url: URL, reason: string): Refusal {
  return new Refusal('outgoing-failed', { host: url.host, reason })
}

function tooSlow(url: URL, ms: number): Refusal {
  // Not `seconds`: that would be answered as the time to come back after.
  return new Refusal('outgoing-too-slow', { host: url.host, waited: ms / 1000 })
}
