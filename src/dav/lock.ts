import { childNamed } from '../lib/xml/element.ts'
import { readXml } from '../lib/xml/read.ts'
import { printElement } from '../lib/xml/write.ts'
import { readIf, tokensIn } from './if-header.ts'
import { activeLock, addLock, dropLock, type Lock, locksOn, locksUnder, refreshLock } from './locks.ts'
import { documentOf, XML_TYPE } from './multistatus.ts'
import { DAV, type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { type Resource, resourceAt } from './resource.ts'
import type { Site } from './site.ts'
import { checkIf, parentOf, refuseLocked } from './write-guard.ts'

const LONGEST_SECONDS = 86_400
const USUAL_SECONDS = 3600

/** RFC 4918 §9.10: a new lock, or with an `If` header and no body, more time for one. */
export async function lock(site: Site, request: DavRequest): Promise<DavAnswer> {
  await checkIf(site, request)
  if (request.body.length === 0) return refreshed(request)
  const wanted = readLockInfo(request)
  const resource = await resourceAt(site, request)
  if (wanted.isDeep === null) throw new DavRefusal(400, 'A lock has the depth 0 or infinity.')
  const isNew = resource.kind === 'nothing'
  // RFC 4918 §7.3, §9.10.4: an empty resource is made where nothing is, to have something to lock.
  if (isNew) refuseNothing(resource)
  refuseConflict(request, { isExclusive: wanted.isExclusive, isDeep: wanted.isDeep })
  if (isNew) await makeEmpty(resource, request)
  const made = addLock(request.desk.id, {
    path: request.path,
    isFolder: resource.kind !== 'member' && !isNew,
    isDeep: wanted.isDeep,
    isExclusive: wanted.isExclusive,
    owner: wanted.owner,
    timeoutSeconds: secondsAsked(request.headers.timeout),
  })
  if (!made) throw new DavRefusal(507, 'Too many locks are held.')
  return answer(isNew ? 201 : 200, made)
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

interface LockInfo {
  isExclusive: boolean
  /** Null: neither 0 nor infinity. */
  isDeep: boolean | null
  owner: string
}

/** RFC 4918 §14.11. */
function readLockInfo({ body, headers }: DavRequest): LockInfo {
  const { value: root, problems } = readXml(body)
  if (!root) throw new DavRefusal(400, problems[0]?.message ?? 'The body is no XML.')
  const scope = childNamed(root, DAV, 'lockscope')
  const type = childNamed(root, DAV, 'locktype')
  const isShared = scope !== null && childNamed(scope, DAV, 'shared') !== null
  const isExclusive = scope !== null && childNamed(scope, DAV, 'exclusive') !== null
  const isWrite = type !== null && childNamed(type, DAV, 'write') !== null
  if (root.ns !== DAV || root.name !== 'lockinfo' || !isWrite || isShared === isExclusive) {
    throw new DavRefusal(422, 'Only exclusive and shared write locks are held.')
  }
  const owner = childNamed(root, DAV, 'owner')
  const depth = headers.depth?.trim().toLowerCase() ?? 'infinity'
  return {
    isExclusive,
    isDeep: depth === 'infinity' ? true : depth === '0' ? false : null,
    owner: owner ? printElement(owner) : '',
  }
}

/** RFC 4918 §6.2, §7.4. */
function refuseConflict(
  { desk, path }: DavRequest,
  { isExclusive, isDeep }: { isExclusive: boolean; isDeep: boolean },
): void {
  const held = [...locksOn(desk.id, path), ...(isDeep ? locksUnder(desk.id, path) : [])]
  const against = held.filter(other => isExclusive || other.isExclusive)
  if (against.length === 0) return
  throw new DavRefusal(423, 'Another lock holds.', {
    condition: { ns: DAV, name: 'no-conflicting-lock' },
    hrefs: against.map(({ path: root }) => `/${root.map(encodeURIComponent).join('/')}`),
  })
}

function refuseNothing(resource: Extract<Resource, { kind: 'nothing' }>): void {
  if (resource.parent === null) throw new DavRefusal(409, 'The collection that it would be in is not there.')
  if (resource.parent === 'home' || resource.parent.collection.kind !== 'folder') {
    throw new DavRefusal(403, 'Nothing empty can stand here to be locked.')
  }
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
