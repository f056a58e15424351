import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import type { Home } from './collection.ts'
import { type Member, memberNamed } from './members.ts'
import { type DavRequest, nothingHere } from './request.ts'
import { collectionAt, filesRoot, HOMES, type Placed, type Site } from './site.ts'

/** What stands, or may stand, at a path. */
export type Resource =
  | { kind: 'root' }
  | { kind: 'principals' }
  | { kind: 'principal' }
  | { kind: 'homes'; home: Home }
  | { kind: 'home'; home: Home }
  | { kind: 'collection'; at: Placed }
  | { kind: 'member'; at: Placed; member: Member }
  /** Nothing yet: where a PUT or a MKCOL would make it. `parent` null: its collection is not there either. */
  | { kind: 'nothing'; home: Home; parent: Placed | 'home' | null; name: string }

/** What stands at an address. */
export type Standing = Exclude<Resource, { kind: 'nothing' }>

/**
 * What is at the path (`/principals/<user>/`, `/addressbooks/<user>/<book>/<name>`, …), for the device that asks: the
 * paths of another desk are not there.
 */
export async function resourceAt(
  site: Site,
  { desk, path, device }: Pick<DavRequest, 'desk' | 'path' | 'device'>,
): Promise<Resource> {
  const [top, user, ...rest] = path
  if (top === undefined) return { kind: 'root' }
  if (top === 'principals') {
    if (user === undefined) return { kind: 'principals' }
    if (user === device.principal && rest.length === 0) return { kind: 'principal' }
    throw new Refusal('not-found')
  }
  const home = HOMES.find(known => known === top)
  if (!home) throw new Refusal('not-found')
  if (user === undefined) return { kind: 'homes', home }
  if (user !== device.principal) throw new Refusal('not-found')
  if (rest.length === 0) {
    return home === 'files' ? { kind: 'collection', at: await filesRoot(site, desk) } : { kind: 'home', home }
  }
  return inHome(site, desk, home, rest)
}

/** @throws DavRefusal 404 where nothing stands; Refusal `not-found` where nothing can. */
export async function standingAt(
  site: Site,
  request: Pick<DavRequest, 'desk' | 'path' | 'device'>,
): Promise<Standing> {
  const resource = await resourceAt(site, request)
  if (resource.kind === 'nothing') throw nothingHere()
  return resource
}

async function inHome(site: Site, desk: Desk, home: Home, rest: readonly string[]): Promise<Resource> {
  const at = await collectionAt(site, desk, home, rest)
  if (at) return { kind: 'collection', at }
  const above = rest.slice(0, -1)
  const name = rest.at(-1) as string
  if (above.length === 0 && home !== 'files') return { kind: 'nothing', home, parent: 'home', name }
  const parent =
    above.length === 0 ? await filesRoot(site, desk) : await collectionAt(site, desk, home, above)
  if (!parent) return { kind: 'nothing', home, parent: null, name }
  const member = await memberNamed(desk, parent.collection.id, name)
  return member ? { kind: 'member', at: parent, member } : { kind: 'nothing', home, parent, name }
}

export interface Places {
  principal: string
}

/** `/addressbooks/<user>/<segments>/`: percent-encoded, as hrefs are printed. */
export function collectionHref({ principal }: Places, home: Home, segments: readonly string[]): string {
  return `/${[home, principal, ...segments].map(encodeSegment).join('/')}/`
}

export function memberHref(folder: string, name: string): string {
  return folder + encodeSegment(name)
}

export function principalHref({ principal }: Places): string {
  return `/principals/${encodeSegment(principal)}/`
}

/** The address of decoded segments, with a slash at the end for a folder. */
export function pathHref(path: readonly string[], isFolder = false): string {
  return `/${path.map(encodeSegment).join('/')}${isFolder && path.length > 0 ? '/' : ''}`
}

/** Whether a segment is written the same encoded, decoded and in XML: most names of members are. */
export function isPlainSegment(segment: string): boolean {
  return PLAIN.test(segment)
}

const PLAIN = /^[\w.~-]+$/

/** RFC 3986 §3.3: what a segment may hold unencoded stays so, since some clients compare addresses as text. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:40|3A|24|26|2B|2C|3B|3D)/g, code =>
    decodeURIComponent(code),
  )
}
