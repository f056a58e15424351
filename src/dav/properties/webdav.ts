import { hash } from 'node:crypto'
import { escapeXml } from '../../lib/xml/write.ts'
import { activeLock, locksOn } from '../locks.ts'
import { contentTypeOf } from '../media-type.ts'
import type { Member } from '../members.ts'
import { hrefTag } from '../multistatus.ts'
import { httpDate } from '../precondition.ts'
import { DAV } from '../request.ts'
import type { Standing } from '../resource.ts'
import { printSyncToken } from '../sync-token.ts'
import { hrefOf, type LiveProperty, type PropertyContext, pathOf } from './property.ts'
import { printReports, reportsOn, reportsOnMembers } from './reports.ts'

const WRITE_LOCKS = ['exclusive', 'shared']
  .map(
    scope =>
      `<d:lockentry><d:lockscope><d:${scope}/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockentry>`,
  )
  .join('')

const COLLECTION_TYPES = {
  addressbook: '<d:collection/><card:addressbook/>',
  calendar: '<d:collection/><cal:calendar/>',
  folder: '<d:collection/>',
}

/** Of RFC 4918 §15, RFC 3253 §3.1.5, RFC 5842 §3.1 and RFC 6578 §4. */
export const WEBDAV_PROPERTIES: readonly LiveProperty[] = [
  // RFC 4918 §15.9; RFC 6352 §5.2, RFC 4791 §4.2, RFC 3744 §4.
  {
    ns: DAV,
    name: 'resourcetype',
    isCommon: true,
    ofCollection: resource => {
      if (resource.kind === 'principal') return '<d:principal/>'
      if (resource.kind === 'collection') return COLLECTION_TYPES[resource.at.collection.kind]
      return '<d:collection/>'
    },
    ofMembers: () => '',
  },
  // RFC 4918 §15.2.
  {
    ns: DAV,
    name: 'displayname',
    isCommon: true,
    isSettable: true,
    ofCollection: displayName,
  },
  // RFC 4918 §15.6.
  { ns: DAV, name: 'getetag', isCommon: true, ofListed: ({ etag }) => `"${escapeXml(etag)}"` },
  // RFC 4918 §15.5.
  { ns: DAV, name: 'getcontenttype', isCommon: true, ofMember: typeOf },
  // RFC 4918 §15.4.
  { ns: DAV, name: 'getcontentlength', isCommon: true, ofMember: ({ size }) => String(size) },
  // RFC 4918 §15.7.
  {
    ns: DAV,
    name: 'getlastmodified',
    isCommon: true,
    ofMember: ({ modifiedAt }) => httpDate(modifiedAt),
  },
  // RFC 4918 §15.1: RFC 3339's dates.
  {
    ns: DAV,
    name: 'creationdate',
    isCommon: true,
    ofCollection: resource => (resource.kind === 'collection' ? bornAt(resource.at.collection.id) : null),
    ofMember: member => bornAt(member.rowId) ?? member.modifiedAt,
  },
  // RFC 4918 §15.10.
  {
    ns: DAV,
    name: 'supportedlock',
    isCommon: true,
    ofCollection: ({ kind }) => (kind === 'collection' ? WRITE_LOCKS : ''),
    ofMembers: ({ collection: { isReadOnly } }) => (isReadOnly ? '' : WRITE_LOCKS),
  },
  // RFC 4918 §15.8.
  {
    ns: DAV,
    name: 'lockdiscovery',
    isCommon: true,
    ofCollection: lockDiscovery,
    ofMember: (member, at, context) => lockDiscovery({ kind: 'member', at, member }, context),
  },
  // RFC 3253 §3.1.5.
  {
    ns: DAV,
    name: 'supported-report-set',
    ofCollection: resource => printReports(reportsOn(resource)),
    ofMembers: at => printReports(reportsOnMembers(at)),
  },
  // RFC 5842 §3.1: a name that no renaming changes.
  {
    ns: DAV,
    name: 'resource-id',
    ofCollection: (resource, { request: { desk } }) => resourceId(desk.id, identityOf(resource)),
    ofMember: (member, at, { request: { desk } }) =>
      resourceId(desk.id, identityOf({ kind: 'member', at, member })),
  },
  // RFC 5995 §3.2.
  {
    ns: DAV,
    name: 'add-member',
    ofCollection: (resource, { request: { device } }) =>
      resource.kind === 'collection' && !resource.at.collection.isReadOnly
        ? hrefTag(`${hrefOf(resource, device)}?add-member`)
        : null,
  },
  // RFC 6578 §4.
  {
    ns: DAV,
    name: 'sync-token',
    ofCollection: async (resource, context) =>
      resource.kind === 'collection'
        ? printSyncToken(
            { epoch: await context.epoch(), collectionId: resource.at.collection.id },
            await context.place(resource.at),
          )
        : null,
  },
]

/** RFC 5545 §8.1: the component tells tasks from events. */
function typeOf(member: Member): string {
  const type = contentTypeOf(member) || 'application/octet-stream'
  return escapeXml(
    member.mediaType === 'text/calendar' && member.component
      ? `${type}; component=${member.component}`
      : type,
  )
}

async function displayName(resource: Standing, { site, request }: PropertyContext): Promise<string | null> {
  const { t, device, desk } = request
  if (resource.kind === 'collection') {
    const { collection, segments } = resource.at
    // The words' keys are typed; that of a collection is the slice's own business.
    if (collection.nameKey !== null) return escapeXml(t(collection.nameKey as never))
    return escapeXml(segments.at(-1) ?? device.principal)
  }
  if (resource.kind !== 'principal') return null
  const owner = await site.ownerOf?.(desk)
  return escapeXml(owner?.name || device.principal)
}

function lockDiscovery(resource: Standing, { request: { desk, device } }: PropertyContext): string {
  return locksOn(desk.id, pathOf(resource, device))
    .map(lock => activeLock(lock))
    .join('')
}

/** Ids carry the instant they were made at (RFC 9562 §5.7). */
function bornAt(id: string): string | null {
  const ms = /([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/.exec(id)
  return ms ? new Date(Number.parseInt(`${ms[1]}${ms[2]}`, 16)).toISOString() : null
}

function identityOf(resource: Standing): string {
  switch (resource.kind) {
    case 'collection':
      return `collection ${resource.at.collection.id}`
    case 'member':
      return `member ${resource.at.collection.id} ${resource.member.rowId}`
    case 'homes':
    case 'home':
      return `${resource.kind} ${resource.home}`
    default:
      return resource.kind
  }
}

function resourceId(deskId: string, identity: string): string {
  const hex = hash('sha256', `${deskId} ${identity}`, 'hex')
  // RFC 9562 §5.8: made in a way of our own.
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  return hrefTag(`urn:uuid:${uuid}`)
}
