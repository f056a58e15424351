import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { letPass } from './body.ts'
import type { DavAnswer } from './request.ts'

const gzipped = promisify(gzip)

const WORTH_PRESSING = 1024
/** Beyond, speed counts more than the last octets. */
const LARGE = 64 * 1024

/** On every answer: what devices keep there is never run by a browser that comes by. */
const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cache-Control': 'private, no-cache',
}

/** One write: the head with its length, and the body. */
export async function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers, body = '' }: DavAnswer,
): Promise<void> {
  // Made octets here: of a text, the socket would make a copy three times as large.
  const whole = typeof body === 'string' ? Buffer.from(body) : body
  const isPressed = whole.length > WORTH_PRESSING && mayPress(req, status, headers)
  const octets = isPressed ? await gzipped(whole, { level: whole.length > LARGE ? 1 : 6 }) : whole
  if (res.destroyed) return
  const head: Record<string, string | number> = { ...ALWAYS, ...headers }
  // RFC 9110 §8.6: neither has a body, nor says how long it would be.
  const isBare = status === 204 || status === 304
  if (!isBare) head['Content-Length'] = octets.length
  if (isPressed) {
    head['Content-Encoding'] = 'gzip'
    head.Vary = headers?.vary ? `${headers.vary}, Accept-Encoding` : 'Accept-Encoding'
    delete head.vary
  }
  const isStillSending = !req.complete && saysBody(req)
  if (isStillSending) head.Connection = 'close'
  res.writeHead(status, head)
  if (isBare || req.method === 'HEAD' || octets.length === 0) res.end()
  else res.end(octets)
  if (isStillSending) letPass(req)
}

/** What has a strong ETag is given octet for octet: pressed, it would be another representation (RFC 9110 §8.8.3.3). */
function mayPress(req: IncomingMessage, status: number, headers: DavAnswer['headers']): boolean {
  if (status < 200 || status === 204 || status === 206 || status === 304 || headers?.etag) return false
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*(?:,|$)))/i.test(String(req.headers['accept-encoding'] ?? '')))
    return false
  return /^(?:text\/|application\/(?:\S+\+)?(?:xml|json))/.test(headers?.['content-type'] ?? '')
}

function saysBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
