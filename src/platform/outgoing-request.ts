import { lookup as systemLookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Refusal } from '../lib/refusal.ts'
import { reachOfAddress } from './outgoing-address.ts'

/** Addresses of a name, in numbers. */
export type Resolve = (host: string) => Promise<string[]>

export const systemResolve: Resolve = async host =>
  (await systemLookup(host, { all: true })).map(({ address }) => address)

export interface Hop {
  url: URL
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string | null
  /** The address may be one of the owner's own network. */
  mayBeHome: boolean
  resolve: Resolve
  /** Where the connection to a checked address is made: to itself, but in tests. */
  dial: (address: string) => string
  /** Aborted with the reason to throw. */
  signal: AbortSignal
}

/**
 * One request, to an address that was looked at: what connects is given that very address, so that a name which means
 * something else a moment later changes nothing. No proxy, no connection kept, no cookie.
 *
 * @returns the answer once its head is there; its body is not read.
 * @throws Refusal `outgoing-private`. Whatever resolving or connecting throws.
 */
export async function ask(hop: Hop): Promise<IncomingMessage> {
  const addresses = await checkedAddresses(hop)
  const { url, method, headers, body, signal } = hop
  const options: RequestOptions = {
    host: bareHost(url),
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    method,
    headers,
    agent: false,
    lookup: alwaysThese(addresses.map(hop.dial)),
    signal,
  }
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? httpsRequest : httpRequest)(options)
    sent.on('response', resolve)
    sent.on('error', error => reject(signal.aborted ? signal.reason : error))
    // Closed without a word, as after a change of protocol that nobody asked for: whatever came before this stands.
    sent.on('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
    sent.end(body ?? undefined)
  })
}

async function checkedAddresses({ url, mayBeHome, resolve, signal }: Hop): Promise<string[]> {
  const host = bareHost(url)
  const addresses = isIP(host) ? [host] : await unlessAborted(resolve(host), signal)
  if (addresses.length === 0) throw Object.assign(new Error(`no address of ${host}`), { code: 'ENOTFOUND' })
  const mayBeAsked = (address: string) => {
    const reach = reachOfAddress(address)
    return reach === 'public' || (reach === 'home' && mayBeHome)
  }
  if (!addresses.every(mayBeAsked)) throw new Refusal('outgoing-private', { host: url.host })
  return addresses
}

/** IPv6 without its brackets. WHATWG URLs have already read `0x7f.1` and `2130706433` as `127.0.0.1`. */
function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}

function alwaysThese(addresses: readonly string[]): LookupFunction {
  const all = addresses.map(address => ({ address, family: isIP(address) }))
  return (_, options, callback) => {
    if (options.all) callback(null, all)
    else callback(null, all[0]?.address ?? '', all[0]?.family)
  }
}
