import { randomUUID } from 'node:crypto'
import { hrefTag } from './multistatus.ts'
import { pathKey } from './paths.ts'
import { pathHref } from './resource.ts'

/** A write lock (RFC 4918 §7). They live as long as the process: a restart lets go of all. */
export interface Lock {
  /** `urn:uuid:…` (RFC 4918 §6.5). */
  token: string
  path: readonly string[]
  isFolder: boolean
  /** It holds for all that is in it: depth infinity. */
  isDeep: boolean
  isExclusive: boolean
  /** The `owner` element as it came, or ''. */
  owner: string
  timeoutSeconds: number
  /** Milliseconds of the machine's clock. */
  expiresAt: number
}

/** Per desk: a client that never unlocks does not fill the memory. */
const MOST_LOCKS = 10_000

const LOCKS = new Map<string, Map<string, Lock>>()

/** The locks that hold for a path: on it, or deep ones above it. */
export function locksOn(deskId: string, path: readonly string[], now = Date.now()): Lock[] {
  if (!LOCKS.has(deskId)) return []
  const key = pathKey(path)
  return held(deskId, now).filter(lock => {
    const root = pathKey(lock.path)
    return root === key || (lock.isDeep && isUnder(key, root))
  })
}

/** The locks on what is in a path, itself left out. */
export function locksUnder(deskId: string, path: readonly string[], now = Date.now()): Lock[] {
  if (!LOCKS.has(deskId)) return []
  const key = pathKey(path)
  return held(deskId, now).filter(lock => isUnder(pathKey(lock.path), key))
}

/** @returns null when the desk has too many already. */
export function addLock(
  deskId: string,
  wanted: Omit<Lock, 'token' | 'expiresAt'>,
  now = Date.now(),
): Lock | null {
  const locks = LOCKS.get(deskId) ?? new Map<string, Lock>()
  if (held(deskId, now).length >= MOST_LOCKS) return null
  const token = `urn:uuid:${randomUUID()}`
  const lock = { ...wanted, token, expiresAt: now + wanted.timeoutSeconds * 1000 }
  locks.set(token, lock)
  LOCKS.set(deskId, locks)
  return lock
}

/** RFC 4918 §9.10.2: its time begins anew. */
export function refreshLock(deskId: string, lock: Lock, timeoutSeconds: number, now = Date.now()): Lock {
  const fresh = { ...lock, timeoutSeconds, expiresAt: now + timeoutSeconds * 1000 }
  LOCKS.get(deskId)?.set(lock.token, fresh)
  return fresh
}

export function dropLock(deskId: string, token: string): void {
  const locks = LOCKS.get(deskId)
  locks?.delete(token)
  if (locks?.size === 0) LOCKS.delete(deskId)
}

/** RFC 4918 §9.6.1, §9.9: what is gone or moved away keeps no lock. */
export function dropLocksWithin(deskId: string, path: readonly string[]): void {
  const key = pathKey(path)
  for (const lock of held(deskId, Date.now())) {
    const root = pathKey(lock.path)
    if (root === key || isUnder(root, key)) dropLock(deskId, lock.token)
  }
}

/** RFC 4918 §14.1. */
export function activeLock(lock: Lock, now = Date.now()): string {
  const seconds = Math.max(0, Math.ceil((lock.expiresAt - now) / 1000))
  return `<d:activelock><d:locktype><d:write/></d:locktype><d:lockscope>${
    lock.isExclusive ? '<d:exclusive/>' : '<d:shared/>'
  }</d:lockscope><d:depth>${lock.isDeep ? 'infinity' : '0'}</d:depth>${lock.owner}<d:timeout>Second-${seconds}</d:timeout><d:locktoken>${hrefTag(lock.token)}</d:locktoken><d:lockroot>${hrefTag(lockHref(lock))}</d:lockroot></d:activelock>`
}

/** The address that was locked. */
export function lockHref({ path, isFolder }: Lock): string {
  return pathHref(path, isFolder)
}

function held(deskId: string, now: number): Lock[] {
  const locks = LOCKS.get(deskId)
  if (!locks) return []
  for (const lock of locks.values()) if (lock.expiresAt <= now) locks.delete(lock.token)
  return [...locks.values()]
}

function isUnder(key: string, root: string): boolean {
  return key.startsWith(`${root}/`)
}
