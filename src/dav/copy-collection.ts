import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'
import type { Carriage } from './carriage.ts'
import { addCollections, locationOf, placeCollection } from './made-collections.ts'
import { everyMember, type Member } from './members.ts'
import { DavRefusal, type DavRequest, noParentThere } from './request.ts'
import { depthOf } from './request-body.ts'
import { type CollectionRow, collectionAt, type Placed, type Site } from './site.ts'
import { isMade, removeTree, treeOf } from './tree.ts'

/** Folders of files go with all that is in them; a calendar or an address book can be given another name. */
export async function copyCollection(task: Carriage, from: Placed): Promise<void> {
  const { site, request, isMove, to, target } = task
  const { desk, device } = request
  const { home } = from.collection
  const isDeep = isDeepCopy(request, isMove)
  if (to[0] !== home) {
    const why = home === 'files' ? {} : { condition: locationOf(home) }
    throw new DavRefusal(403, 'It goes to its own home only.', why)
  }
  if (isMove && !isMade(site, from)) throw new DavRefusal(403, 'This collection is the desk’s own.')
  if (target.kind === 'collection' && !isMade(site, target.at))
    throw new DavRefusal(403, 'This collection is the desk’s own.')
  // RFC 4791 §4.2, §5.3.2.1, RFC 6352 §5.2, §6.3.2.1.
  if (home !== 'files' && to.length !== 3) {
    throw new DavRefusal(403, 'No collection stands in an address book or a calendar.', {
      condition: locationOf(home),
    })
  }
  // Two cards of one person would be two people.
  if (!isMove && home === 'addressbooks') throw new DavRefusal(403, 'Who is in it would be there twice.')
  const name = to.at(-1) as string
  const what = isMove ? 'dav:change.collectionMoved' : 'dav:change.collectionCopied'
  await desk.write({ what, details: { name }, alone: true }, async inside => {
    // RFC 4918 §9.8.4: what is at the destination goes first, even out of what is copied.
    if (target.kind === 'collection') await removeTree(site, inside, target.at, device)
    if (target.kind === 'member') await target.at.collection.remove(inside, [target.member], device)
    // Read before the copy is there: one into itself does not hold itself.
    const tree = isMove || !isDeep ? [from] : await treeOf(site, inside, from)
    const above = home === 'files' ? await folderAt(site, inside, to.slice(2, -1)) : null
    if (isMove) await placeCollection(inside, from.collection.id, { parentId: above, name })
    else await copyTree(inside, tree, { site, request, parentId: above, name, isDeep })
  })
}

/** RFC 4918 §9.8.3, §9.9.2. */
function isDeepCopy(request: DavRequest, isMove: boolean): boolean {
  const depth = depthOf(request) ?? 'infinity'
  if (depth === 'infinity') return true
  if (depth === 0 && !isMove) return false
  throw new DavRefusal(400, isMove ? 'A collection is moved whole.' : 'The depth of a copy is 0 or infinity.')
}

/** Null: the home itself. */
async function folderAt(site: Site, inside: Desk, segments: readonly string[]): Promise<string | null> {
  if (segments.length === 0) return null
  const at = await collectionAt(site, inside, 'files', segments)
  if (!at) throw noParentThere()
  return at.collection.id
}

async function copyTree(
  inside: Desk,
  tree: readonly Placed[],
  to: { site: Site; request: DavRequest; parentId: string | null; name: string; isDeep: boolean },
): Promise<void> {
  const { site, request } = to
  const copies = new Map<string, string>()
  const rows = tree.map((at, i) => {
    const id = uuidv7(inside.now())
    const parentId = i === 0 ? to.parentId : (copies.get(at.row?.parentId ?? '') ?? to.parentId)
    copies.set(at.collection.id, id)
    const { home } = at.collection
    const row: CollectionRow = {
      id,
      home,
      parentId,
      name: i === 0 ? to.name : (at.segments.at(-1) as string),
      kind: at.collection.kind,
      components: home === 'calendars' ? JSON.stringify(at.collection.components) : null,
      properties: JSON.stringify(at.properties),
    }
    return row
  })
  // What is in them is read before the copies are there.
  const inTree: Member[][] = []
  for (const at of to.isDeep ? tree : []) {
    inTree.push(await everyMember(inside, at.collection.id, { view: 'cards' }))
  }
  await addCollections(inside, rows)
  for (const [i, members] of inTree.entries()) {
    const from = (tree[i] as Placed).collection
    const into = site.made(rows[i] as CollectionRow)
    const said = await from.said?.properties(inside, members)
    for (const member of members) {
      // One at a time: files are large.
      const octets = (await from.contents(inside, [member])).get(member.name)
      if (!octets) continue
      const { mediaType, name } = member
      const accepted = await into.accept(inside, { octets, mediaType, name })
      const { device } = request
      await accepted.save(inside, { name, member: null, device, said: said?.get(name) ?? {} })
    }
  }
}
