import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TFunction } from 'i18next'
import { uuidv7 } from '../lib/uuid.ts'
import { isLoopback } from '../platform/config.ts'
import type { Database } from '../platform/db/database.ts'
import type { DeskSettings, Language } from '../platform/desk.ts'
import type { Log } from '../platform/log.ts'
import { answerDav, refusalAnswer } from './answer.ts'
import { readBody } from './body.ts'
import { readPath } from './paths.ts'
import { tooLarge } from './put.ts'
import { type DavAnswer, DavRefusal } from './request.ts'
import { sendAnswer } from './send.ts'
import { deviceSignIn } from './sign-in.ts'
import type { Site } from './site.ts'

export interface DavParts {
  database: Database
  site: Site
  log: Log
  words: Readonly<Record<Language, TFunction>>
  /** The desk's language and time zone. */
  settingsOf: (deskId: string) => Promise<Pick<DeskSettings, 'language' | 'timeZone'>>
  /** Where the desk is reached from outside, without a final slash. */
  publicUrl: string | null
}

/** Takes the requests that are for devices; false: not one of them. */
export type DavListener = (req: IncomingMessage, res: ServerResponse) => boolean

const OURS = /^\/(?:principals|addressbooks|calendars|files)(?:[/?]|$)/
const WELL_KNOWN = /^\/\.well-known\/(?:carddav|caldav)\/?(?:\?|$)/
const CHANGES = /^(?:PUT|DELETE|COPY|MOVE)$/
const AT_ROOT = /^(?:PROPFIND|OPTIONS|REPORT|PROPPATCH)$/

/** The protocol over `node:http`, before anything else looks at a request: no framework is in between. */
export function davListener(parts: DavParts): DavListener {
  const { log } = parts
  const answering = answerer(parts)
  return (req, res) => {
    const url = withoutHost(req.url ?? '/')
    if (WELL_KNOWN.test(url)) {
      // RFC 6764 §5: of any method, for whoever asks.
      sendAnswer(req, res, { status: 301, headers: { location: '/' } })
      return true
    }
    if (!OURS.test(url) && !(url === '/' && AT_ROOT.test(req.method ?? ''))) return false
    const start = performance.now()
    const requestId = uuidv7(new Date())
    res.setHeader('X-Request-Id', requestId)
    const told = { requestId, method: req.method, path: url.split('?', 1)[0] }
    answering(req, url, requestId)
      .then(async answer => {
        // Cut in the middle: nobody is there to be answered.
        if (answer) await sendAnswer(req, res, answer)
        const ms = Math.round(performance.now() - start)
        log.info({ ...told, status: answer?.status ?? null, ms }, answer ? 'answered' : 'cut')
      })
      .catch(error => {
        log.error({ ...told, err: error }, 'our mistake')
        if (res.headersSent) res.destroy()
        else res.writeHead(500, { 'Content-Length': 0 }).end()
      })
    return true
  }
}

/** Null: the client went before it had said everything. */
function answerer({ database, site, log, words, settingsOf, publicUrl }: DavParts) {
  const { signIn } = deviceSignIn({ database, settingsOf })
  /** Desks whose cards a device changed since they were last brought to where screens read them. */
  const behind = new Set<string>()

  return async (req: IncomingMessage, url: string, requestId: string): Promise<DavAnswer | null> => {
    const { method = 'GET', headers } = req
    const came = cameBy(req, publicUrl)
    const t = words[/^\s*fr\b/i.test(headers['accept-language'] ?? '') ? 'fr' : 'en']
    if (!came.isSafe) return refusalAnswer(new DavRefusal(403, t('dav:refusal.plain-http')))
    const { authorization, 'user-agent': agent } = headers
    const signedIn = await signIn({ authorization, agent, address: came.address })
    if (signedIn.device === null) return notSignedIn(signedIn.seconds, t)

    const { device, desk } = signedIn
    database.onAsked(desk.id)
    try {
      const { path, isFolderPath } = readPath(url)
      refusePressed(headers['content-encoding'])
      const body = await readBody(req)
      if (body === null) return null
      if (body === 'too-large') throw tooLarge(path[0])
      const request = {
        method,
        path,
        isFolderPath,
        headers: headers as Readonly<Record<string, string | undefined>>,
        body,
        origin: came.origin,
        desk,
        device,
        t: words[desk.language],
      }
      // Who an event is with is looked for where screens read.
      if (path[0] === 'calendars' && behind.delete(desk.id)) await database.settle(desk.id)
      const answer = await answerDav(site, request, error =>
        log.error({ err: error, requestId, path: url }, 'our mistake'),
      )
      if (path[0] === 'addressbooks' && CHANGES.test(method)) behind.add(desk.id)
      return answer
    } catch (error) {
      if (error instanceof DavRefusal) return refusalAnswer(error)
      throw error
    }
  }
}

/** RFC 9110 §8.4, §15.5.16: what is kept is what came, so that it comes as it is. */
function refusePressed(encoding: string | undefined): void {
  if (encoding === undefined || /^\s*(identity)?\s*$/i.test(encoding)) return
  throw new DavRefusal(415, 'A body comes as it is, without a content coding.', {
    headers: { 'accept-encoding': 'identity' },
  })
}

/** RFC 7617 §2, §2.1; RFC 6585 §4 for too many. */
function notSignedIn(seconds: number | null, t: TFunction): DavAnswer {
  const refusal =
    seconds === null
      ? new DavRefusal(401, t('dav:refusal.sign-in'), {
          headers: { 'www-authenticate': 'Basic realm="Entregent", charset="UTF-8"' },
        })
      : new DavRefusal(429, t('dav:refusal.too-many', { seconds }), {
          headers: { 'retry-after': String(seconds) },
        })
  return refusalAnswer(refusal)
}

interface Came {
  /** Scheme and host that the client reached. */
  origin: string
  address: string
  /** Over TLS, or without leaving this machine: a password may be said. */
  isSafe: boolean
}

/**
 * What a proxy says is believed when it is of this machine; elsewhere, only when the desk is known to be behind HTTPS.
 */
function cameBy({ socket, headers }: IncomingMessage, publicUrl: string | null): Came {
  const address = (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
  const isHere = isLoopback(address)
  const isBehindProxy = isHere || (publicUrl?.startsWith('https:') ?? false)
  const forwarded = isBehindProxy ? lastOf(headers['x-forwarded-for']) : null
  const isTls = 'encrypted' in socket || (isBehindProxy && lastOf(headers['x-forwarded-proto']) === 'https')
  const from = isHere && forwarded ? forwarded : address
  return {
    origin: publicUrl ?? `${isTls ? 'https' : 'http'}://${headers.host ?? 'localhost'}`,
    address: from,
    isSafe: isTls || isLoopback(from),
  }
}

function lastOf(header: string | string[] | undefined): string | null {
  const text = Array.isArray(header) ? header.join(',') : header
  return text?.split(',').at(-1)?.trim().toLowerCase() || null
}

/** RFC 9112 §3.2.2: the absolute form is the same address. */
function withoutHost(url: string): string {
  return url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '') || '/'
}
