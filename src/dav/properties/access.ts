import { escapeXml } from '../../lib/xml/write.ts'
import { hrefTag } from '../multistatus.ts'
import { CALENDARSERVER, DAV } from '../request.ts'
import { principalHref, type Standing } from '../resource.ts'
import type { Placed } from '../site.ts'
import type { LiveProperty, PropertyContext, StandingCollection } from './property.ts'

const READS = ['<d:read/>', '<d:read-acl/>', '<d:read-current-user-privilege-set/>']
const WRITES = ['<d:write/>', '<d:write-properties/>', '<d:write-content/>', '<d:bind/>', '<d:unbind/>']
const READ_FREE_BUSY = '<cal:read-free-busy/>'

/** RFC 3744 §5.3. `write-acl` is not there: nobody changes who may do what by this protocol. */
const SUPPORTED_PRIVILEGES = supportedPrivilege(
  '<d:all/>',
  'All of it',
  supportedPrivilege(
    '<d:read/>',
    'Read',
    supportedPrivilege('<d:read-acl/>', 'Read who may do what') +
      supportedPrivilege('<d:read-current-user-privilege-set/>', 'Read what one may do') +
      // RFC 4791 §6.1.1.
      supportedPrivilege(READ_FREE_BUSY, 'Read when one is busy'),
  ) +
    supportedPrivilege(
      '<d:write/>',
      'Write',
      supportedPrivilege('<d:write-properties/>', 'Write properties') +
        supportedPrivilege('<d:write-content/>', 'Write contents') +
        supportedPrivilege('<d:bind/>', 'Add members') +
        supportedPrivilege('<d:unbind/>', 'Remove members'),
    ) +
    supportedPrivilege('<d:unlock/>', 'Remove a lock of another'),
)

/** RFC 3744 (read only: there is no ACL method) and RFC 5397: a desk has one principal, its owner. */
export const ACCESS_PROPERTIES: readonly LiveProperty[] = [
  // RFC 5397 §3.
  {
    ns: DAV,
    name: 'current-user-principal',
    ofCollection: (_, context) => ownPrincipal(context),
    ofMembers: (_, context) => ownPrincipal(context),
  },
  // RFC 3744 §5.8.
  {
    ns: DAV,
    name: 'principal-collection-set',
    ofCollection: () => hrefTag('/principals/'),
    ofMembers: () => hrefTag('/principals/'),
  },
  // RFC 3744 §5.1.
  {
    ns: DAV,
    name: 'owner',
    ofCollection: (resource, context) => (isOwned(resource) ? ownPrincipal(context) : null),
    ofMembers: (_, context) => ownPrincipal(context),
  },
  // RFC 3744 §5.4.
  {
    ns: DAV,
    name: 'current-user-privilege-set',
    ofCollection: privilegesOn,
    ofMembers: at => privileges(privilegesIn(at)),
  },
  // RFC 3744 §5.3.
  {
    ns: DAV,
    name: 'supported-privilege-set',
    ofCollection: () => SUPPORTED_PRIVILEGES,
    ofMembers: () => SUPPORTED_PRIVILEGES,
  },
  // RFC 3744 §5.5.
  {
    ns: DAV,
    name: 'acl',
    ofCollection: resource => accessOf(privilegesOn(resource)),
    ofMembers: at => accessOf(privileges(privilegesIn(at))),
  },
  // RFC 3744 §5.6.
  {
    ns: DAV,
    name: 'acl-restrictions',
    ofCollection: () => '<d:grant-only/><d:no-invert/>',
    ofMembers: () => '<d:grant-only/><d:no-invert/>',
  },
  // RFC 3744 §5.7.
  { ns: DAV, name: 'inherited-acl-set', ofCollection: () => '', ofMembers: () => '' },
  // RFC 3744 §4.2.
  ofPrincipal('principal-URL', ownPrincipal),
  // RFC 3744 §4.1, §4.3, §4.4: no other address, and no groups of principals.
  ofPrincipal('alternate-URI-set', () => ''),
  ofPrincipal('group-member-set', () => ''),
  ofPrincipal('group-membership', () => ''),
  // Apple's, beside calendar-user-address-set.
  {
    ns: CALENDARSERVER,
    name: 'email-address-set',
    ofCollection: async ({ kind }, context) => {
      if (kind !== 'principal') return null
      const mail = await mailOf(context)
      return mail === null ? '' : `<cs:email-address>${escapeXml(mail)}</cs:email-address>`
    },
  },
]

export function ownPrincipal({ request: { device } }: PropertyContext): string {
  return hrefTag(principalHref(device))
}

export async function mailOf({ site, request: { desk } }: PropertyContext): Promise<string | null> {
  return (await site.ownerOf?.(desk))?.mail ?? null
}

function ofPrincipal(name: string, inside: (context: PropertyContext) => string): LiveProperty {
  return {
    ns: DAV,
    name,
    ofCollection: ({ kind }, context) => (kind === 'principal' ? inside(context) : null),
  }
}

function isOwned({ kind }: Standing): boolean {
  return kind === 'collection' || kind === 'home' || kind === 'principal'
}

function privilegesOn(resource: StandingCollection): string {
  if (resource.kind === 'collection') return privileges(privilegesIn(resource.at))
  // Collections are made and taken away in a home (RFC 3744 §3.9, §3.10).
  if (resource.kind === 'home') return privileges([...READS, ...WRITES])
  return privileges(resource.kind === 'principal' ? [...READS, '<d:write-properties/>'] : READS)
}

function privilegesIn({ collection: { kind, isReadOnly } }: Placed): string[] {
  const reads = kind === 'calendar' ? [...READS, READ_FREE_BUSY] : READS
  return isReadOnly ? reads : ['<d:all/>', ...reads, ...WRITES, '<d:unlock/>']
}

function privileges(names: readonly string[]): string {
  return names.map(name => `<d:privilege>${name}</d:privilege>`).join('')
}

function accessOf(granted: string): string {
  return `<d:ace><d:principal><d:property><d:owner/></d:property></d:principal><d:grant>${granted}</d:grant><d:protected/></d:ace>`
}

function supportedPrivilege(privilege: string, description: string, inside = ''): string {
  return `<d:supported-privilege><d:privilege>${privilege}</d:privilege><d:description xml:lang="en">${description}</d:description>${inside}</d:supported-privilege>`
}
