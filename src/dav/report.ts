import type { XmlElement } from '../lib/xml/element.ts'
import { addressbookQuery } from './addressbook-query.ts'
import { calendarQuery, freeBusyQuery } from './calendar-query.ts'
import { expandProperty } from './expand-property.ts'
import type { Member } from './members.ts'
import { multiget } from './multiget.ts'
import {
  aclPrincipalPropSet,
  principalMatch,
  principalPropertySearch,
  principalSearchPropertySet,
} from './principal-reports.ts'
import { reportsOn } from './properties/reports.ts'
import { keyOf } from './properties.ts'
import { CALDAV, CARDDAV, DAV, type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { xmlOf } from './request-body.ts'
import { type Standing, standingAt } from './resource.ts'
import type { Placed, Site } from './site.ts'
import { syncCollection } from './sync.ts'

/** What a report is asked of. `only`: of that member of the collection alone. */
interface Within {
  at: Placed
  report: XmlElement
  only: Member | null
}

type OfMembers = (site: Site, request: DavRequest, within: Within) => Promise<DavAnswer>
type OfAnything = (
  site: Site,
  request: DavRequest,
  called: { resource: Standing; report: XmlElement },
) => Promise<DavAnswer>

const OF_MEMBERS: ReadonlyMap<string, OfMembers> = new Map([
  [keyOf({ ns: CARDDAV, name: 'addressbook-multiget' }), multiget],
  [keyOf({ ns: CALDAV, name: 'calendar-multiget' }), multiget],
  [keyOf({ ns: CARDDAV, name: 'addressbook-query' }), addressbookQuery],
  [keyOf({ ns: CALDAV, name: 'calendar-query' }), calendarQuery],
  [keyOf({ ns: CALDAV, name: 'free-busy-query' }), freeBusyQuery],
  [keyOf({ ns: DAV, name: 'sync-collection' }), syncCollection],
])

const OF_ANYTHING: ReadonlyMap<string, OfAnything> = new Map([
  [keyOf({ ns: DAV, name: 'expand-property' }), expandProperty],
  [keyOf({ ns: DAV, name: 'principal-match' }), principalMatch],
  [keyOf({ ns: DAV, name: 'principal-property-search' }), principalPropertySearch],
  [keyOf({ ns: DAV, name: 'principal-search-property-set' }), principalSearchPropertySet],
  [keyOf({ ns: DAV, name: 'acl-principal-prop-set' }), aclPrincipalPropSet],
])

/** RFC 3253 §3.6: which report is asked for, the root of the body says. */
export async function report(site: Site, request: DavRequest): Promise<DavAnswer> {
  const root = xmlOf(request)
  if (!root) throw new DavRefusal(400, 'The body says which report is asked for.')
  const resource = await standingAt(site, request)
  const key = keyOf(root)
  const ofAnything = OF_ANYTHING.get(key)
  const ofMembers = OF_MEMBERS.get(key)
  if (!reportsOn(resource).some(known => keyOf(known) === key)) throw unsupported(root)
  if (ofAnything) return ofAnything(site, request, { resource, report: root })
  if (!ofMembers || (resource.kind !== 'collection' && resource.kind !== 'member')) throw unsupported(root)
  const only = resource.kind === 'member' ? resource.member : null
  return ofMembers(site, request, { at: resource.at, report: root, only })
}

/** RFC 3253 §3.6. */
function unsupported({ name }: XmlElement): DavRefusal {
  return new DavRefusal(403, `The report ${name} is not asked of what is here.`, {
    condition: { ns: DAV, name: 'supported-report' },
  })
}
