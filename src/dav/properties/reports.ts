import { emptyTag } from '../multistatus.ts'
import { CALDAV, CARDDAV, DAV, type QName } from '../request.ts'
import type { Standing } from '../resource.ts'
import type { Placed } from '../site.ts'

const ANYWHERE = ['expand-property', 'principal-match', 'principal-property-search', 'acl-principal-prop-set']
const ON_ANY: readonly QName[] = [...ANYWHERE, 'principal-search-property-set'].map(name => ({
  ns: DAV,
  name,
}))
const SYNC: QName = { ns: DAV, name: 'sync-collection' }

const OF_COLLECTIONS = [SYNC.name, 'free-busy-query', 'principal-match']

const ON: Readonly<Record<'addressbook' | 'calendar' | 'folder', readonly QName[]>> = {
  // RFC 6352 §8.
  addressbook: [
    ...['addressbook-multiget', 'addressbook-query'].map(name => ({ ns: CARDDAV, name })),
    SYNC,
    ...ON_ANY,
  ],
  // RFC 4791 §7.
  calendar: [
    ...['calendar-multiget', 'calendar-query', 'free-busy-query'].map(name => ({ ns: CALDAV, name })),
    SYNC,
    ...ON_ANY,
  ],
  folder: [SYNC, ...ON_ANY],
}

/** Which reports may be asked of what stands there (RFC 3253 §3.1.5). */
export function reportsOn(resource: Standing): readonly QName[] {
  if (resource.kind === 'collection') return ON[resource.at.collection.kind]
  return resource.kind === 'member' ? reportsOnMembers(resource.at) : ON_ANY
}

/** RFC 6352 §8.6, §8.7, RFC 4791 §7.8, §7.9: an object may be asked as its collection is. */
export function reportsOnMembers({ collection: { kind } }: Placed): readonly QName[] {
  return ON[kind].filter(({ name }) => !OF_COLLECTIONS.includes(name))
}

export function printReports(reports: readonly QName[]): string {
  return reports
    .map(report => `<d:supported-report><d:report>${emptyTag(report)}</d:report></d:supported-report>`)
    .join('')
}
