import type { Carriage } from './carriage.ts'
import { copyCollection } from './copy-collection.ts'
import { copyMember } from './copy-member.ts'
import { destinationOf, mayOverwrite } from './destination.ts'
import { dropLocksWithin } from './locks.ts'
import { pathKey } from './paths.ts'
import { checkConditions } from './precondition.ts'
import { type DavAnswer, DavRefusal, type DavRequest, noParentThere, nothingHere } from './request.ts'
import { type Resource, resourceAt } from './resource.ts'
import type { Site } from './site.ts'
import { parentOf, refuseLocked, type Touched } from './write-guard.ts'

/** RFC 4918 §9.8, §9.9. */
export async function copyOrMove(site: Site, request: DavRequest): Promise<DavAnswer> {
  const isMove = request.method === 'MOVE'
  const source = await resourceAt(site, request)
  const to = destinationOf(request)
  const target = await resourceAt(site, { ...request, path: to.path })
  refusePlaces(request.path, to.path, isMove)
  refuseTarget(target)
  const task: Carriage = { site, request, isMove, to: to.path, target }

  const hits: Touched[] = [{ path: to.path, isDeep: true }, parentOf(to.path)]
  if (isMove) hits.push({ path: request.path, isDeep: true }, parentOf(request.path))
  refuseLocked(request, hits)

  switch (source.kind) {
    case 'member':
      checkConditions(request.headers, source.member)
      refuseOverwrite(task)
      await copyMember(task, source.at, source.member)
      break
    case 'collection':
      checkConditions(request.headers, { etag: null, modifiedAt: null })
      refuseOverwrite(task)
      await copyCollection(task, source.at)
      break
    case 'nothing':
      throw nothingHere()
    default:
      throw new DavRefusal(403, 'This address is part of the desk.')
  }
  if (isMove) dropLocksWithin(request.desk.id, request.path)
  // RFC 4918 §7.6: what a move replaces is gone, with its locks.
  if (isMove && target.kind !== 'nothing') dropLocksWithin(request.desk.id, to.path)
  return { status: target.kind === 'nothing' ? 201 : 204 }
}

/** RFC 4918 §9.8.5, §9.9.4: nothing goes onto itself, nor into itself. */
function refusePlaces(from: readonly string[], to: readonly string[], isMove: boolean): void {
  const [source, target] = [pathKey(from), pathKey(to)]
  if (source === target) throw new DavRefusal(403, 'Source and destination are the same.')
  if (target.startsWith(`${source}/`) && isMove) throw new DavRefusal(409, 'It cannot be moved into itself.')
  if (source.startsWith(`${target}/`)) throw new DavRefusal(409, 'It stands in what it would replace.')
}

function refuseTarget(target: Resource): void {
  if (target.kind === 'nothing' && target.parent === null) throw noParentThere()
  if (!['member', 'collection', 'nothing'].includes(target.kind)) {
    throw new DavRefusal(403, 'This address is part of the desk.')
  }
}

/** RFC 4918 §10.6. */
function refuseOverwrite({ request, target }: Carriage): void {
  if (!mayOverwrite(request) && target.kind !== 'nothing') {
    throw new DavRefusal(412, 'Something is at the destination, and Overwrite is F.')
  }
}
