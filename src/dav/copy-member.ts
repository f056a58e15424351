import type { Desk } from '../platform/desk.ts'
import type { Carriage } from './carriage.ts'
import type { Accepted, Collection } from './collection.ts'
import { type Member, memberNamed } from './members.ts'
import { refuseReadOnly } from './need-privileges.ts'
import { checkConditions } from './precondition.ts'
import { refuseUidConflict } from './put.ts'
import { CALDAV, CARDDAV, DavRefusal, type DavRequest, nothingHere, type QName } from './request.ts'
import { resourceAt } from './resource.ts'
import type { Placed } from './site.ts'
import { isMade, removeTree } from './tree.ts'

/** RFC 4918 §9.8.2, §9.9.1: a member to another name, or to another collection of its kind. */
export async function copyMember(task: Carriage, from: Placed, member: Member): Promise<void> {
  const { site, request, isMove, target } = task
  const { desk, device, headers } = request
  const place = await placeOf(task)
  const { collection } = place.at
  if (isMove) refuseReadOnly(from, { device, privilege: 'unbind' })
  refuseReadOnly(place.at, { device, privilege: 'bind' })
  if (collection.home !== from.collection.home || collection.kind !== from.collection.kind) {
    // RFC 4791 §5.3.2.1, RFC 6352 §6.3.2.1.
    const condition = dataOf(collection)
    throw new DavRefusal(403, 'It goes to collections of its own kind only.', condition ? { condition } : {})
  }
  const octets = (await from.collection.contents(desk, [member])).get(member.name)
  if (!octets) throw nothingHere()
  const { mediaType } = member
  const accepted = await collection.accept(desk, { octets, mediaType, name: place.name })
  const what = isMove ? 'dav:change.moved' : 'dav:change.copied'
  await desk.write({ what, details: { name: member.name }, alone: true }, async inside => {
    const standing = await memberNamed(inside, from.collection.id, member.name)
    if (!standing) throw nothingHere()
    checkConditions(headers, standing)
    if (target.kind === 'collection') await removeTree(site, inside, target.at, device)
    const over = target.kind === 'collection' ? null : await memberNamed(inside, collection.id, place.name)
    const carried = { from, member: standing, over, place, accepted, request }
    if (isMove) await moveMember(inside, carried)
    else await putCopy(inside, carried)
  })
}

/** What it is not. */
function dataOf({ kind }: Collection): QName | null {
  if (kind === 'folder') return null
  return kind === 'calendar'
    ? { ns: CALDAV, name: 'supported-calendar-data' }
    : { ns: CARDDAV, name: 'supported-address-data' }
}

interface Place {
  at: Placed
  name: string
}

interface Carried {
  from: Placed
  member: Member
  /** What has the name at the destination. */
  over: Member | null
  place: Place
  accepted: Accepted
  request: DavRequest
}

/** It stays what it is where its slice knows how; else it is put there anew. */
async function moveMember(inside: Desk, carried: Carried): Promise<void> {
  const { from, member, over, place, accepted, request } = carried
  const { at, name } = place
  const { device } = request
  if (from.collection.id !== at.collection.id) {
    await refuseUidConflict(inside, at, { accepted, name, member: over, device })
  }
  if (from.collection.move) {
    if (over) await at.collection.remove(inside, [over], device)
    if (await from.collection.move(inside, member, { collection: at.collection, name })) return
  }
  const said = await from.collection.said?.properties(inside, [member])
  await from.collection.remove(inside, [member], device)
  const standing = from.collection.move ? null : over
  await accepted.save(inside, { name, member: standing, device, said: said?.get(member.name) ?? {} })
}

async function putCopy(inside: Desk, carried: Carried): Promise<void> {
  const { from, member, over, place, accepted, request } = carried
  const { at, name } = place
  const { device } = request
  await refuseUidConflict(inside, at, { accepted, name, member: over, device })
  const said = await from.collection.said?.properties(inside, [member])
  await accepted.save(inside, { name, member: over, device, said: said?.get(member.name) ?? {} })
}

async function placeOf({ site, request, to, target }: Carriage): Promise<Place> {
  const name = to.at(-1) as string
  if (target.kind === 'member') return { at: target.at, name }
  if (target.kind === 'nothing' && target.parent && target.parent !== 'home')
    return { at: target.parent, name }
  if (target.kind !== 'collection') throw new DavRefusal(403, 'Only collections are made here: MKCOL.')
  if (!isMade(site, target.at)) throw new DavRefusal(403, 'This collection is the desk’s own.')
  const parent = await resourceAt(site, { ...request, path: to.slice(0, -1) })
  if (parent.kind !== 'collection') throw new DavRefusal(403, 'Only collections are made here: MKCOL.')
  return { at: parent.at, name }
}
