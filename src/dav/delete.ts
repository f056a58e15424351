import { dropLocksWithin } from './locks.ts'
import { type Member, memberNamed } from './members.ts'
import { needPrivileges, refuseReadOnly } from './need-privileges.ts'
import { checkConditions } from './precondition.ts'
import { type DavAnswer, DavRefusal, type DavRequest, nothingHere } from './request.ts'
import { depthOf } from './request-body.ts'
import { collectionHref, standingAt } from './resource.ts'
import type { Placed, Site } from './site.ts'
import { isMade, removeTree } from './tree.ts'
import { parentOf, refuseLocked } from './write-guard.ts'

/** RFC 4918 §9.6. */
export async function deleteResource(site: Site, request: DavRequest): Promise<DavAnswer> {
  const resource = await standingAt(site, request)
  switch (resource.kind) {
    case 'member':
      await deleteMember(resource.at, resource.member, request)
      break
    case 'collection':
      await deleteCollection(site, resource.at, request)
      break
    default:
      throw new DavRefusal(403, 'This address is part of the desk.')
  }
  dropLocksWithin(request.desk.id, request.path)
  return { status: 204 }
}

async function deleteMember(at: Placed, member: Member, request: DavRequest): Promise<void> {
  const { desk, device, headers } = request
  const { collection } = at
  refuseReadOnly(at, { device, privilege: 'unbind' })
  refuseLocked(request, [request, parentOf(request.path)])
  checkConditions(headers, member)
  const what = (await collection.saysRemoved?.(desk, [member])) ?? {
    what: 'dav:change.removed',
    details: { name: member.name },
  }
  await desk.write({ isOneOfMany: true, ...what, alone: true }, async inside => {
    const standing = await memberNamed(inside, collection.id, member.name)
    if (!standing) throw nothingHere()
    checkConditions(headers, standing)
    await collection.remove(inside, [standing], device)
  })
}

async function deleteCollection(site: Site, at: Placed, request: DavRequest): Promise<void> {
  const { desk, device, headers } = request
  if (!isMade(site, at)) {
    const above = collectionHref(device, at.collection.home, at.segments.slice(0, -1))
    throw needPrivileges('This collection is the desk’s own.', above, 'unbind')
  }
  // RFC 4918 §9.6.1: as if Depth: infinity.
  if ((depthOf(request) ?? 'infinity') !== 'infinity') {
    throw new DavRefusal(400, 'A collection goes with all that is in it.')
  }
  refuseLocked(request, [{ path: request.path, isDeep: true }, parentOf(request.path)])
  checkConditions(headers, { etag: null, modifiedAt: null })
  const name = at.segments.at(-1) ?? ''
  const what = { what: 'dav:change.collectionRemoved', details: { name }, alone: true, isOneOfMany: true }
  await desk.write(what, inside => removeTree(site, inside, at, device))
}
