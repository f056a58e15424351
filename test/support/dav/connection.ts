import { Agent, request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { urlToHttpOptions } from 'node:url'
import type { DavAccount } from './account.ts'

export interface DavReply {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** From the first octet sent to the last one received. */
  ms: number
}

export interface DavCall {
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** One connection, kept open, signed in. */
export interface DavConnection {
  /** @param path - encoded; an absolute address of the same server will do. */
  send: (method: string, path: string, call?: DavCall) => Promise<DavReply>
  propfind: (path: string, depth: 0 | 1, props: string) => Promise<DavReply>
  report: (path: string, depth: 0 | 1, body: string) => Promise<DavReply>
  close: () => void
}

const NAMESPACES = [
  'xmlns:d="DAV:"',
  'xmlns:c="urn:ietf:params:xml:ns:carddav"',
  'xmlns:l="urn:ietf:params:xml:ns:caldav"',
  'xmlns:cs="http://calendarserver.org/ns/"',
  'xmlns:ic="http://apple.com/ns/ical/"',
].join(' ')

/** An element with every namespace under the prefixes d, c (CardDAV), l (CalDAV), cs and ic (Apple's). */
export function xml(name: string, content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><${name} ${NAMESPACES}>${content}</${name}>`
}

/** A request over a connection of the agent, and all that is answered. */
export function exchange(to: RequestOptions, { headers = {}, body }: DavCall): Promise<DavReply> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const length: Record<string, string> =
      body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const outgoing = httpRequest({ ...to, headers: { ...length, ...headers } }, incoming => {
      const parts: Buffer[] = []
      incoming.on('data', part => parts.push(part))
      incoming.once('error', reject)
      incoming.once('end', () =>
        resolve({
          status: incoming.statusCode as number,
          headers: incoming.headers,
          body: Buffer.concat(parts),
          ms: performance.now() - began,
        }),
      )
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

export function connectTo({ url, user, password }: DavAccount): DavConnection {
  const base = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const signedIn = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }

  // A server may close a connection that was kept open just when the next request leaves.
  const send: DavConnection['send'] = async (method, path, call = {}) => {
    for (let attempt = 1; ; attempt++) {
      try {
        const headers = { ...signedIn, ...call.headers }
        return await exchange(
          { method, agent, ...urlToHttpOptions(new URL(path, base)) },
          { ...call, headers },
        )
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (attempt === 3 || (code !== 'ECONNRESET' && code !== 'EPIPE')) throw error
      }
    }
  }
  const withXml = (method: string, path: string, depth: number, body: string) =>
    send(method, path, {
      headers: { depth: String(depth), 'content-type': 'application/xml; charset=utf-8' },
      body,
    })
  return {
    send,
    propfind: (path, depth, props) =>
      withXml('PROPFIND', path, depth, xml('d:propfind', `<d:prop>${props}</d:prop>`)),
    report: (path, depth, body) => withXml('REPORT', path, depth, body),
    close: () => agent.destroy(),
  }
}
