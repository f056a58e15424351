import { childNamed, isNamed } from '../lib/xml/element.ts'
import { printElement } from '../lib/xml/write.ts'
import { readIf, tokensIn } from './if-header.ts'
import {
  activeLock,
  addLock,
  dropLock,
  type Lock,
  lockHref,
  locksOn,
  locksUnder,
  refreshLock,
} from './locks.ts'
import { documentOf, multistatusAnswer, response, XML_TYPE } from './multistatus.ts'
import { refuseReadOnly } from './need-privileges.ts'
import { DAV, type DavAnswer, DavRefusal, type DavRequest, noParentThere } from './request.ts'
import { depthOf, xmlOf } from './request-body.ts'
import { pathHref, type Resource, resourceAt } from './resource.ts'
import type { Site } from './site.ts'
import { checkIf, parentOf, refuseLocked } from './write-guard.ts'

const LONGEST_SECONDS = 86_400
const USUAL_SECONDS = 3600

/** RFC 4918 §9.10: a new lock, or with an `If` header and no body, more time for one. */
export async function lock(site: Site, request: DavRequest): Promise<DavAnswer> {
  await checkIf(site, request)
  const wanted = readLockInfo(request)
  if (!wanted) return refreshed(request)
  const resource = await resourceAt(site, request)
  refuseUnlockable(resource, request)
  const { desk, path, headers } = request
  const isAgainst = (held: Lock) => wanted.isExclusive || held.isExclusive
  // RFC 4918 §6.2, §7.4.
  const above = locksOn(desk.id, path).filter(isAgainst)
  if (above.length > 0) throw conflict(above)
  const inside = wanted.isDeep ? locksUnder(desk.id, path).filter(isAgainst) : []
  if (inside.length > 0) return conflictInside(request, inside)
  const made = addLock(desk.id, {
    ...wanted,
    path,
    isFolder: resource.kind === 'collection',
    timeoutSeconds: secondsAsked(headers.timeout),
  })
  if (!made) throw new DavRefusal(507, 'Too many locks are held.')
  if (resource.kind !== 'nothing') return answer(200, made)
  // RFC 4918 §7.3, §9.10.4: an empty resource is made where nothing is, to have something to lock. Once it is locked:
  // two who ask at once are not both given it.
  try {
    await makeEmpty(resource, request)
  } catch (error) {
    dropLock(desk.id, made.token)
    throw error
  }
  return answer(201, made)
}

/** RFC 4918 §9.11. */
export async function unlock(site: Site, request: DavRequest): Promise<DavAnswer> {
  const [, token] = /^\s*<([^>]+)>\s*$/.exec(request.headers['lock-token'] ?? '') ?? []
  if (token === undefined) throw new DavRefusal(400, 'UNLOCK names its lock in Lock-Token.')
  await resourceAt(site, request)
  if (!locksOn(request.desk.id, request.path).some(held => held.token === token)) {
    // RFC 4918 §9.11.1.
    throw new DavRefusal(409, 'That lock does not hold here.', {
      condition: { ns: DAV, name: 'lock-token-matches-request-uri' },
    })
  }
  dropLock(request.desk.id, token)
  return { status: 204 }
}

/** RFC 4918 §9.10.2: the lock that the If header names, whose scope holds what is asked for. */
function refreshed({ desk, path, headers }: DavRequest): DavAnswer {
  const named = tokensIn((headers.if === undefined ? null : readIf(headers.if)) ?? [])
  const held = locksOn(desk.id, path).find(({ token }) => named.has(token))
  if (!held) {
    throw new DavRefusal(412, 'No lock that holds here is named.', {
      condition: { ns: DAV, name: 'lock-token-matches-request-uri' },
    })
  }
  const fresh = refreshLock(desk.id, held, secondsAsked(headers.timeout))
  return { ...answer(200, fresh), headers: { 'content-type': XML_TYPE } }
}

type LockInfo = Pick<Lock, 'isExclusive' | 'isDeep' | 'owner'>

/** RFC 4918 §14.11; null where the body is empty. */
function readLockInfo(request: DavRequest): LockInfo | null {
  const root = xmlOf(request)
  if (!root) return null
  const scope = childNamed(root, DAV, 'lockscope')
  const type = childNamed(root, DAV, 'locktype')
  const isShared = scope !== null && childNamed(scope, DAV, 'shared') !== null
  const isExclusive = scope !== null && childNamed(scope, DAV, 'exclusive') !== null
  const isWrite = type !== null && childNamed(type, DAV, 'write') !== null
  if (!isNamed(root, { ns: DAV, name: 'lockinfo' }) || !isWrite || isShared === isExclusive) {
    throw new DavRefusal(422, 'Only exclusive and shared write locks are held.')
  }
  const depth = depthOf(request) ?? 'infinity'
  // RFC 4918 §9.10.3.
  if (depth === 1) throw new DavRefusal(400, 'A lock has the depth 0 or infinity.')
  const owner = childNamed(root, DAV, 'owner')
  return { isExclusive, isDeep: depth === 'infinity', owner: owner ? printElement(owner) : '' }
}

/** What supportedlock tells: collections and their members, but for members that are only read. */
function refuseUnlockable(resource: Resource, { device }: DavRequest): void {
  switch (resource.kind) {
    case 'collection':
      return
    case 'member':
      refuseReadOnly(resource.at, { device, privilege: 'write-content', name: resource.member.name })
      return
    case 'nothing':
      if (resource.parent === null) throw noParentThere()
      if (resource.parent === 'home' || resource.parent.collection.kind !== 'folder') {
        throw new DavRefusal(403, 'Nothing empty can stand here to be locked.')
      }
      return
    default:
      throw new DavRefusal(405, 'Collections and what is in them can be locked, not this.')
  }
}

const NO_CONFLICT = { ns: DAV, name: 'no-conflicting-lock' }

function conflict(against: readonly Lock[]): DavRefusal {
  return new DavRefusal(423, 'Another lock holds.', { condition: NO_CONFLICT, hrefs: against.map(lockHref) })
}

/** RFC 4918 §9.10.3: a deep lock is held on all or on nothing, and the answer tells each that is in the way. */
function conflictInside({ path }: DavRequest, against: readonly Lock[]): DavAnswer {
  const inTheWay = against.map(held => response(lockHref(held), 423, NO_CONFLICT))
  return multistatusAnswer(inTheWay.join('') + response(pathHref(path, true), 424))
}

async function makeEmpty(
  { parent, name }: Extract<Resource, { kind: 'nothing' }>,
  request: DavRequest,
): Promise<void> {
  if (parent === null || parent === 'home') return
  refuseLocked(request, [parentOf(request.path)])
  const { desk, device } = request
  const accepted = await parent.collection.accept(desk, { octets: new Uint8Array(), mediaType: '', name })
  await desk.write({ ...accepted.what(true), alone: true }, inside =>
    accepted.save(inside, { name, member: null, device }),
  )
}

/** RFC 4918 §10.7: `Second-3600`, `Infinite`, the first that is known. */
function secondsAsked(timeout: string | undefined): number {
  const [, seconds, infinite] = /Second-(\d+)|(Infinite)/i.exec(timeout ?? '') ?? []
  if (infinite !== undefined) return LONGEST_SECONDS
  return seconds === undefined ? USUAL_SECONDS : Math.min(LONGEST_SECONDS, Math.max(1, Number(seconds)))
}

function answer(status: number, held: Lock): DavAnswer {
  const body = documentOf({ ns: DAV, name: 'prop' }, `<d:lockdiscovery>${activeLock(held)}</d:lockdiscovery>`)
  return { status, headers: { 'content-type': XML_TYPE, 'lock-token': `<${held.token}>` }, body }
}
