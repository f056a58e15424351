import { hash } from 'node:crypto'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import type { Desk } from '../platform/desk.ts'
import type { Accepted, Collection, CollectionKind, Home } from './collection.ts'
import {
  contentsOfObjects,
  keepObject,
  moveObject,
  objectIdOf,
  removeObjects,
  saidOfObjects,
  sayOfObject,
} from './objects.ts'
import { type Described, FILES, rememberDescribed } from './project-objects.ts'
import { CALDAV, CARDDAV, DavRefusal } from './request.ts'

type Plain = Pick<Collection, 'id' | 'home' | 'kind'> & { components?: readonly string[] }

const ALL_COMPONENTS = ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY'] as const

/** A collection whose members are nobody's facts: what devices put is kept as it came. */
export function plainCollection({ id, home, kind, components = ALL_COMPONENTS }: Plain): Collection {
  return {
    id,
    home,
    kind,
    components: kind === 'calendar' ? components : [],
    isReadOnly: false,
    nameKey: null,
    contents: contentsOfObjects,
    accept: async (_, { octets, mediaType, name }) => {
      const type = kind === 'folder' ? mediaType || typeByName(name) : TYPES[kind]
      const described = DESCRIBE[kind](octets, components)
      return accepted({ collectionId: id, octets, mediaType: type }, described)
    },
    remove: removeObjects,
    move: async (desk, member, to) => {
      if (objectIdOf(member) === null) return false
      await moveObject(desk, member, { collectionId: to.collection.id, name: to.name })
      return true
    },
    said: { properties: saidOfObjects, keep: sayOfObject },
  }
}

/** The one that a row of `dav_collection` stands for. */
export function plainCollectionOf(row: {
  id: string
  home: string
  kind: string
  components: string | null
}): Collection {
  const components = row.components === null ? ALL_COMPONENTS : (JSON.parse(row.components) as string[])
  return plainCollection({ id: row.id, home: row.home as Home, kind: row.kind as CollectionKind, components })
}

/** The folder that `/files/<user>/` is. */
export const filesCollection: Collection = plainCollection({ id: FILES, home: 'files', kind: 'folder' })

function accepted(
  object: { collectionId: string; octets: Uint8Array; mediaType: string },
  described: Described,
): Accepted {
  return {
    uid: described.uid,
    component: described.component,
    isExact: true,
    what: isNew => ({ what: isNew ? 'dav:change.added' : 'dav:change.replaced', details: { count: 1 } }),
    save: async (inside: Desk, { name, member, said }) => {
      rememberDescribed(inside, hash('sha256', object.octets, 'hex'), described)
      await keepObject(inside, { ...object, name, said }, { newId: uuidv7(inside.now()), member })
    },
  }
}

const TYPES: Readonly<Record<Exclude<CollectionKind, 'folder'>, string>> = {
  addressbook: 'text/vcard',
  calendar: 'text/calendar',
}

const DESCRIBE: Readonly<
  Record<CollectionKind, (octets: Uint8Array, components: readonly string[]) => Described>
> = {
  addressbook: describeCard,
  calendar: describeEvent,
  folder: () => ({ uid: null, component: null, text: '', startsAt: null, endsAt: null }),
}

/** RFC 4791 §5.3.2.1. */
function describeEvent(octets: Uint8Array, components: readonly string[]): Described {
  const { value, problems } = readCalendarObject(octets)
  if (!value) {
    const problem = problems.find(({ level }) => level === 'rejected')
    throw new DavRefusal(403, problem?.message ?? 'This is no calendar object.', {
      condition: { ns: CALDAV, name: problem?.code ?? 'valid-calendar-data' },
    })
  }
  const { uid, component, startsAt, endsAt } = value
  if (!components.includes(component)) {
    throw new DavRefusal(403, `This calendar takes ${components.join(', ')}, not ${component}.`, {
      condition: { ns: CALDAV, name: 'supported-calendar-component' },
    })
  }
  return { uid, component, text: '', startsAt, endsAt }
}

/** RFC 6352 §6.3.2.1. */
function describeCard(octets: Uint8Array): Described {
  const card = parseCard(octets).value
  const isCard =
    card.properties.length > 0 && /^\s*(\ufeff)?BEGIN:VCARD/i.test(new TextDecoder().decode(octets))
  if (!isCard) {
    throw new DavRefusal(403, 'This is no vCard.', {
      condition: { ns: CARDDAV, name: 'valid-address-data' },
    })
  }
  return { uid: contactOf(card).uid, component: 'VCARD', text: '', startsAt: null, endsAt: null }
}

const BY_EXTENSION: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  html: 'text/html',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  vcf: 'text/vcard',
  ics: 'text/calendar',
  csv: 'text/csv',
  zip: 'application/zip',
}

function typeByName(name: string): string {
  return BY_EXTENSION[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}
