import { type IfCondition, readIf, tokensIn } from './if-header.ts'
import { type Lock, lockHref, locksOn, locksUnder } from './locks.ts'
import { authorityOf, readPath } from './paths.ts'
import { isSameEtag } from './precondition.ts'
import { contextOf } from './properties/property.ts'
import { DAV, DavRefusal, type DavRequest } from './request.ts'
import { resourceAt } from './resource.ts'
import type { Site } from './site.ts'
import { isSyncToken, printSyncToken } from './sync-token.ts'

/** Something that a method is about to change: a resource, and with `isDeep` all that is in it. */
export interface Touched {
  path: readonly string[]
  isDeep?: boolean
}

/**
 * RFC 4918 §10.4: the lists of the `If` header, one of which must hold.
 *
 * @throws DavRefusal 400 for another grammar, 412 when none holds.
 */
export async function checkIf(site: Site, request: DavRequest): Promise<void> {
  const header = request.headers.if
  if (header === undefined) return
  const lists = readIf(header)
  if (!lists) throw new DavRefusal(400, 'The If header is not written as RFC 4918 §10.4.2 has it.')
  for (const { resource, conditions } of lists) {
    const path = resource === null ? request.path : pathTagged(resource, request)
    if (path && (await holds(site, { ...request, path }, conditions))) return
  }
  throw new DavRefusal(412, 'No list of the If header holds.')
}

/**
 * RFC 4918 §7: who changes what is locked names the lock.
 *
 * @throws DavRefusal 423 naming what is locked.
 */
export function refuseLocked(request: DavRequest, touched: readonly Touched[]): void {
  const { desk, headers } = request
  const lists = headers.if === undefined ? [] : (readIf(headers.if) ?? [])
  const named = tokensIn(lists)
  for (const { path, isDeep } of touched) {
    const locks = locksOn(desk.id, path)
    // Of shared locks that hold together, one of them is enough (RFC 4918 §6.2).
    if (locks.length > 0 && !locks.some(lock => named.has(lock.token))) throw locked(locks)
    const inside = isDeep ? locksUnder(desk.id, path).filter(lock => !named.has(lock.token)) : []
    if (inside.length > 0) throw locked(inside)
  }
}

/** What a new or removed member changes besides itself (RFC 4918 §7.4). */
export function parentOf(path: readonly string[]): Touched {
  return { path: path.slice(0, -1) }
}

async function holds(site: Site, request: DavRequest, conditions: readonly IfCondition[]): Promise<boolean> {
  for (const condition of conditions) {
    const is =
      'token' in condition
        ? locksOn(request.desk.id, request.path).some(lock => lock.token === condition.token) ||
          (isSyncToken(condition.token) && condition.token === (await syncTokenAt(site, request)))
        : isSameEtag(condition.etag, await etagAt(site, request))
    if (is === condition.isNot) return false
  }
  return true
}

// An address of another desk is refused as such (404), not found wanting: nothing of it is told.
async function etagAt(site: Site, request: DavRequest): Promise<string | null> {
  const resource = await resourceAt(site, request)
  return resource.kind === 'member' ? resource.member.etag : null
}

/** RFC 6578 §5: a sync token holds for as long as nothing in its collection changes. */
async function syncTokenAt(site: Site, request: DavRequest): Promise<string | null> {
  const resource = await resourceAt(site, request)
  if (resource.kind !== 'collection') return null
  const { epoch, place } = contextOf(site, request)
  const of = { epoch: await epoch(), collectionId: resource.at.collection.id }
  return printSyncToken(of, await place(resource.at))
}

/** Null for another server's: nothing of it is known here. */
function pathTagged(resource: string, { origin }: DavRequest): readonly string[] | null {
  const authority = authorityOf(resource)
  return authority === null || authority === authorityOf(origin) ? readPath(resource).path : null
}

function locked(locks: readonly Lock[]): DavRefusal {
  // RFC 4918 §16.
  return new DavRefusal(423, 'It is locked, and the request does not name the lock.', {
    condition: { ns: DAV, name: 'lock-token-submitted' },
    hrefs: locks.map(lockHref),
  })
}
