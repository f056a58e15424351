import { hash } from 'node:crypto'
import { COLLATION_NAMES } from '../../lib/collation.ts'
import { LARGEST_OCTETS } from '../limits.ts'
import { hrefTag } from '../multistatus.ts'
import { CALENDARSERVER, CARDDAV } from '../request.ts'
import { collectionHref } from '../resource.ts'
import { collectionsOf } from '../site.ts'
import type { LiveProperty, PropertyContext, StandingCollection } from './property.ts'

/** RFC 6352 §6.2, §7.1, and what Apple's address books ask for. */
export const CARDDAV_PROPERTIES: readonly LiveProperty[] = [
  // RFC 6352 §7.1.1: a container of address books, never one itself.
  {
    ns: CARDDAV,
    name: 'addressbook-home-set',
    ofCollection: ({ kind }, { request: { device } }) =>
      kind === 'principal' ? hrefTag(collectionHref(device, 'addressbooks', [])) : null,
  },
  // RFC 6352 §6.2.1.
  { ns: CARDDAV, name: 'addressbook-description', isSettable: true },
  // RFC 6352 §6.2.2.
  ofAddressBook(
    'supported-address-data',
    ['3.0', '4.0']
      .map(version => `<card:address-data-type content-type="text/vcard" version="${version}"/>`)
      .join(''),
  ),
  // RFC 6352 §6.2.3.
  {
    ...ofAddressBook('max-resource-size', String(LARGEST_OCTETS)),
    // iOS asks the home for it.
    ofCollection: resource =>
      isAddressBook(resource) || (resource.kind === 'home' && resource.home === 'addressbooks')
        ? String(LARGEST_OCTETS)
        : null,
  },
  // Apple's: what a photo may weigh.
  ofAddressBook('max-image-size', String(LARGEST_OCTETS)),
  // RFC 6352 §8.3.1.
  ofAddressBook(
    'supported-collation-set',
    COLLATION_NAMES.map(name => `<card:supported-collation>${name}</card:supported-collation>`).join(''),
  ),
  // Apple's: which card is the owner's own; macOS says it of the home.
  { ns: CALENDARSERVER, name: 'me-card', isSettable: true },
  // caldav-ctag §4.1, on homes too: it changes with anything in them.
  { ns: CALENDARSERVER, name: 'getctag', ofCollection: ctag },
]

/** With the epoch: a place alone comes back after a backup was put back, and some clients read a bare 0 as none. */
async function ctag(resource: StandingCollection, context: PropertyContext): Promise<string | null> {
  if (resource.kind === 'collection') return `${await context.epoch()}-${await context.place(resource.at)}`
  if (resource.kind !== 'home') return null
  const { site, request } = context
  const collections = await collectionsOf(site, request.desk, resource.home)
  const places: number[] = []
  for (const at of collections) places.push(await context.place(at))
  // Which they are, and what is said of them: one that is taken away takes its place in the journal along.
  const said = collections.map(({ collection: { id }, segments, properties }) => [id, segments, properties])
  const which = hash('sha256', JSON.stringify(said), 'hex').slice(0, 12)
  return `${await context.epoch()}-${Math.max(0, ...places)}-${which}`
}

function ofAddressBook(name: string, inside: string): LiveProperty {
  return { ns: CARDDAV, name, ofCollection: resource => (isAddressBook(resource) ? inside : null) }
}

function isAddressBook(resource: StandingCollection): boolean {
  return resource.kind === 'collection' && resource.at.collection.kind === 'addressbook'
}
