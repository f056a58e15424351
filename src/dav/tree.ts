import type { Desk } from '../platform/desk.ts'
import { removeCollections } from './made-collections.ts'
import { everyMember } from './members.ts'
import type { Device } from './request.ts'
import { foldersIn, type Placed, type Site } from './site.ts'

/** One that a device made, and so may take away: not one of the desk's own. */
export function isMade(site: Site, { collection }: Placed): boolean {
  return !site.builtIn.some(({ id }) => id === collection.id)
}

/** A collection and all the folders in it, those above first. */
export async function treeOf(site: Site, desk: Desk, root: Placed): Promise<Placed[]> {
  if (root.collection.home !== 'files') return [root]
  const tree = [root]
  // The list grows as it is walked.
  for (const at of tree) tree.push(...(await foldersIn(site, desk, at)))
  return tree
}

/** Takes a collection away with all that is in it, in the batch under way. @returns how many members went. */
export async function removeTree(site: Site, inside: Desk, root: Placed, device: Device): Promise<number> {
  const tree = await treeOf(site, inside, root)
  let removed = 0
  for (const { collection } of tree) {
    const members = await everyMember(inside, collection.id, { view: 'cards' })
    if (members.length > 0) await collection.remove(inside, members, device)
    removed += members.length
  }
  await removeCollections(
    inside,
    tree.filter(at => isMade(site, at)).map(({ collection }) => collection.id),
  )
  return removed
}
