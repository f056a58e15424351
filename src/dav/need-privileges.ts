import { hrefTag } from './multistatus.ts'
import { DAV, DavRefusal } from './request.ts'
import { collectionHref, memberHref, type Places } from './resource.ts'
import type { Placed } from './site.ts'

/** What a device would have to be allowed to do (RFC 3744 §3). */
export type Privilege = 'bind' | 'unbind' | 'write-content' | 'write-acl'

/** RFC 3744 §7.1.1: which privilege is missing, and on what. `href` is already percent-encoded. */
export function needPrivileges(message: string, href: string, privilege: Privilege): DavRefusal {
  return new DavRefusal(403, message, {
    condition: { ns: DAV, name: 'need-privileges' },
    inside: `<d:resource>${hrefTag(href)}<d:privilege><d:${privilege}/></d:privilege></d:resource>`,
  })
}

/** RFC 3744 §3.2, §3.9, §3.10: a member is added to its collection and removed from it, or written itself. */
export function refuseReadOnly(
  { collection, segments }: Placed,
  { device, privilege, name }: { device: Places; privilege: Privilege; name?: string },
): void {
  if (!collection.isReadOnly) return
  const folder = collectionHref(device, collection.home, segments)
  const href = name === undefined ? folder : memberHref(folder, name)
  throw needPrivileges('This collection follows the desk: devices read it only.', href, privilege)
}
