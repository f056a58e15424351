import type { Listed, Member } from '../members.ts'
import { placeOf } from '../members.ts'
import type { DavRequest, QName } from '../request.ts'
import { collectionHref, memberHref, principalHref, type Standing } from '../resource.ts'
import type { Placed, Site } from '../site.ts'

export type StandingCollection = Exclude<Standing, { kind: 'member' }>

export interface PropertyContext {
  site: Site
  request: Pick<DavRequest, 'desk' | 'device' | 'origin' | 't' | 'headers'>
  /** Read once an answer: where a collection's journal stands, the desk's epoch. */
  place: (at: Placed) => Promise<number>
  epoch: () => Promise<string>
}

/**
 * A property that is computed, "live" (RFC 4918 §3). Its functions give the XML inside its element, '' for none, and
 * null where the resource does not have it. Without a function: not on that kind of resource.
 */
export interface LiveProperty extends QName {
  /** Of RFC 4918 itself: allprop gives those, and only those of the live ones (§9.1). */
  isCommon?: boolean
  /** Devices may say otherwise on a collection; what they said comes before what is computed. */
  isSettable?: boolean
  ofCollection?: (
    resource: StandingCollection,
    context: PropertyContext,
  ) => string | null | Promise<string | null>
  /** The same for all members of a collection. */
  ofMembers?: (at: Placed, context: PropertyContext) => string | null
  /** What a listing knows. */
  ofListed?: (listed: Listed) => string | null
  ofMember?: (member: Member, at: Placed, context: PropertyContext) => string | null
}

export function contextOf(site: Site, request: PropertyContext['request']): PropertyContext {
  const places = new Map<string, Promise<number>>()
  let epoch: Promise<string> | null = null
  return {
    site,
    request,
    place: ({ collection: { id } }) => {
      const known = places.get(id) ?? placeOf(request.desk, id)
      places.set(id, known)
      return known
    },
    epoch: () => {
      epoch ??= site.epochOf?.(request.desk) ?? Promise.resolve(request.desk.id.slice(-12))
      return epoch
    },
  }
}

/** The address of what stands, percent-encoded. */
export function hrefOf(resource: Standing, device: { principal: string }): string {
  switch (resource.kind) {
    case 'root':
      return '/'
    case 'principals':
      return '/principals/'
    case 'principal':
      return principalHref(device)
    case 'homes':
      return `/${resource.home}/`
    case 'home':
      return collectionHref(device, resource.home, [])
    case 'collection':
      return collectionHref(device, resource.at.collection.home, resource.at.segments)
    case 'member':
      return memberHref(
        collectionHref(device, resource.at.collection.home, resource.at.segments),
        resource.member.name,
      )
  }
}

/** Its path, decoded, as locks know it. */
export function pathOf(resource: Standing, { principal }: { principal: string }): string[] {
  switch (resource.kind) {
    case 'root':
      return []
    case 'principals':
      return ['principals']
    case 'principal':
      return ['principals', principal]
    case 'homes':
      return [resource.home]
    case 'home':
      return [resource.home, principal]
    case 'collection':
      return [resource.at.collection.home, principal, ...resource.at.segments]
    case 'member':
      return [resource.at.collection.home, principal, ...resource.at.segments, resource.member.name]
  }
}
