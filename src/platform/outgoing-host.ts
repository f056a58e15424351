import { isIP } from 'node:net'
import { Refusal } from '../lib/refusal.ts'
import type { Door } from './outgoing.ts'
import { reachOfAddress } from './outgoing-address.ts'

export interface HostAsked {
  service: string
  /** Services that the owner of the desk allowed. */
  allowed: readonly string[]
  host: string
}

export interface HostFound {
  /** In numbers: what connects is given this very address. */
  address: string
  /** On the owner's own network, which they named themselves. */
  isHome: boolean
}

/**
 * Where a server that the owner named is, for what speaks no HTTP: a mailbox.
 *
 * @throws Refusal `outgoing-not-allowed` before anything is looked up, `outgoing-private`, `outgoing-failed`.
 */
export async function hostAddress(door: Door, { service, allowed, host }: HostAsked): Promise<HostFound> {
  if (!allowed.includes(service)) throw new Refusal('outgoing-not-allowed', { service })
  const addresses = isIP(host) ? [host] : await door.resolve(host).catch(error => failed(host, error))
  const [address] = addresses
  if (address === undefined) throw new Refusal('outgoing-failed', { host, reason: 'ENOTFOUND' })
  const reaches = addresses.map(reachOfAddress)
  const isHome = reaches.includes('home')
  if (reaches.includes('never') || (isHome && !door.homeNetwork))
    throw new Refusal('outgoing-private', { host })
  return { address: door.dial(address), isHome }
}

function failed(host: string, error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException
  throw new Refusal('outgoing-failed', { host, reason: code ?? message })
}
