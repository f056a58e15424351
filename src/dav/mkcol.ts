import { uuidv7 } from '../lib/uuid.ts'
import {
  attributeOf,
  childNamed,
  childrenNamed,
  elementsIn,
  isNamed,
  type XmlElement,
} from '../lib/xml/element.ts'
import { readXml } from '../lib/xml/read.ts'
import type { CollectionKind, Home } from './collection.ts'
import type { SaidProperties } from './collection-store.ts'
import { DEEPEST_FOLDER } from './limits.ts'
import { addCollections, locationOf } from './made-collections.ts'
import { mediaTypeOf } from './media-type.ts'
import {
  documentOf,
  emptyTag,
  multistatusAnswer,
  type Propstat,
  propstat,
  response,
  XML_TYPE,
} from './multistatus.ts'
import { liveProperty } from './properties.ts'
import { followed, readInstructions, refusalOfValue } from './proppatch.ts'
import {
  CALDAV,
  CARDDAV,
  DAV,
  type DavAnswer,
  DavRefusal,
  type DavRequest,
  noParentThere,
  type QName,
} from './request.ts'
import { pathHref, type Resource, resourceAt } from './resource.ts'
import { collectionAt, type Site } from './site.ts'
import { parentOf, refuseLocked } from './write-guard.ts'

const RESOURCE_TYPE = { ns: DAV, name: 'resourcetype' }
const COMPONENT_SET = { ns: CALDAV, name: 'supported-calendar-component-set' }
const COMPONENTS = ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY']
/** VAVAILABILITY of RFC 7953 for those who ask for it. */
const KNOWN_COMPONENTS = [...COMPONENTS, 'VAVAILABILITY']

/** MKCOL (RFC 4918 §9.3), extended (RFC 5689 §3), and MKCALENDAR (RFC 4791 §5.3.1). */
export async function makeCollection(site: Site, request: DavRequest): Promise<DavAnswer> {
  const { desk, path } = request
  const isCalendar = request.method === 'MKCALENDAR'
  const { home, parent, name } = placeFor(await resourceAt(site, request), isCalendar)
  refuseLocked(request, [request, parentOf(path)])
  const wanted = readWanted(request)
  const kind = isCalendar ? 'calendar' : (wanted.kind ?? 'folder')
  if (wanted.refused.length > 0) return refusedProperties(wanted, request)
  refuseLocation(kind, home, path.length)

  const row = {
    id: uuidv7(desk.now()),
    home,
    parentId: parent === 'home' || parent.segments.length === 0 ? null : parent.collection.id,
    name,
    kind,
    components: kind === 'calendar' ? JSON.stringify(wanted.components ?? COMPONENTS) : null,
    properties: JSON.stringify(wanted.properties),
  }
  await desk.write({ what: 'dav:change.collectionMade', details: { name }, alone: true }, async inside => {
    const segments = path.slice(2)
    if (await collectionAt(site, inside, home, segments)) throw taken(isCalendar)
    await addCollections(inside, [row])
  })
  // RFC 4791 §5.3.1: it must not be cached.
  return { status: 201, headers: { 'cache-control': 'no-cache' } }
}

interface Wanted {
  /** Null where nothing is said of it. */
  kind: CollectionKind | null
  properties: SaidProperties
  components: string[] | null
  /** Properties that cannot be set, with the precondition each breaks. */
  refused: { property: QName; condition: QName | null }[]
  /** Those that could have been. */
  others: QName[]
}

function readWanted(request: DavRequest): Wanted {
  const wanted: Wanted = { kind: null, properties: {}, components: null, refused: [], others: [] }
  const { body, headers, method } = request
  if (body.length === 0) return wanted
  const mediaType = mediaTypeOf(headers['content-type'])
  // RFC 4918 §9.3.1: a body that is not understood is refused.
  if (mediaType !== null && !/^(application|text)\/(.+\+)?xml$/.test(mediaType)) {
    throw new DavRefusal(415, 'The body is not XML.')
  }
  const { value: root, problems } = readXml(body)
  if (!root) throw new DavRefusal(400, problems[0]?.message ?? 'The body is not XML.')
  const expected = method === 'MKCALENDAR' ? { ns: CALDAV, name: 'mkcalendar' } : { ns: DAV, name: 'mkcol' }
  if (!isNamed(root, expected)) {
    throw new DavRefusal(415, `The body is no ${expected.name} element.`)
  }
  const instructions = readInstructions(root)
  for (const instruction of instructions)
    if (instruction.value) take(wanted, instruction.name, instruction.value)
  wanted.properties = followed(
    {},
    instructions.filter(({ name }) => wanted.others.some(other => isNamed(other, name))),
  )
  return wanted
}

function take(wanted: Wanted, property: QName, value: XmlElement): void {
  const live = liveProperty(property)
  const refused = refusalOfValue({ name: property, value })
  if (isNamed(property, RESOURCE_TYPE)) takeKind(wanted, value)
  else if (isNamed(property, COMPONENT_SET)) takeComponents(wanted, value)
  else if (live && !live.isSettable) {
    // RFC 4918 §16.
    wanted.refused.push({ property, condition: { ns: DAV, name: 'cannot-modify-protected-property' } })
  } else if (refused) wanted.refused.push({ property, condition: refused.error ?? null })
  else wanted.others.push(property)
}

/** RFC 5689 §3.3. */
function takeKind(wanted: Wanted, property: XmlElement): void {
  const types = elementsIn(property).filter(({ ns, name }) => ns !== DAV || name !== 'collection')
  const [type] = types
  const kind: CollectionKind | null =
    type === undefined
      ? 'folder'
      : type.ns === CARDDAV && type.name === 'addressbook'
        ? 'addressbook'
        : type.ns === CALDAV && type.name === 'calendar'
          ? 'calendar'
          : null
  if (kind === null || types.length > 1 || !childNamed(property, DAV, 'collection')) {
    const condition = { ns: DAV, name: 'valid-resourcetype' }
    wanted.refused.push({ property: RESOURCE_TYPE, condition })
  } else wanted.kind = kind
}

/** RFC 4791 §5.2.3. */
function takeComponents(wanted: Wanted, property: XmlElement): void {
  const names = childrenNamed(property, CALDAV, 'comp').map(
    comp => attributeOf(comp, 'name')?.toUpperCase() ?? '',
  )
  const known = names.filter(name => KNOWN_COMPONENTS.includes(name))
  if (known.length === names.length && known.length > 0) wanted.components = [...new Set(known)]
  else {
    wanted.refused.push({
      property: COMPONENT_SET,
      condition: { ns: CALDAV, name: 'supported-calendar-component' },
    })
  }
}

function placeFor(resource: Resource, isCalendar: boolean) {
  if (resource.kind !== 'nothing') throw taken(isCalendar)
  const { home, parent, name } = resource
  if (parent === null) throw noParentThere()
  if (parent !== 'home' && home !== 'files') {
    // RFC 4791 §5.3.1.1, RFC 6352 §5.2: no collection stands in these.
    throw new DavRefusal(403, 'No collection stands in an address book or a calendar.', {
      condition: locationOf(home),
    })
  }
  return { home, parent, name }
}

/** RFC 4918 §9.3.1, RFC 4791 §5.3.1.1. */
function taken(isCalendar: boolean): DavRefusal {
  return isCalendar
    ? new DavRefusal(403, 'Something is here already.', {
        condition: { ns: DAV, name: 'resource-must-be-null' },
      })
    : new DavRefusal(405, 'Something is here already.')
}

const KIND_IN: Readonly<Record<Home, CollectionKind>> = {
  addressbooks: 'addressbook',
  calendars: 'calendar',
  files: 'folder',
}

function refuseLocation(kind: CollectionKind, home: Home, depth: number): void {
  if (KIND_IN[home] !== kind) {
    const condition =
      kind === 'folder'
        ? { ns: DAV, name: 'valid-resourcetype' }
        : locationOf(kind === 'calendar' ? 'calendars' : 'addressbooks')
    throw new DavRefusal(403, `In /${home}/ only that kind of collection is made: ${KIND_IN[home]}.`, {
      condition,
    })
  }
  if (depth > DEEPEST_FOLDER) throw new DavRefusal(403, `Folders go ${DEEPEST_FOLDER} deep.`)
}

/** RFC 5689 §3.5, RFC 4791 §5.3.1: what could not be set, and what was not for its sake. */
function refusedProperties({ refused, others }: Wanted, { method, path }: DavRequest): DavAnswer {
  const propstats = refused.map(
    ({ property, condition }): Propstat => ({
      status: 403,
      properties: emptyTag(property),
      ...(condition ? { error: condition } : {}),
    }),
  )
  if (others.length > 0) propstats.push({ status: 424, properties: others.map(emptyTag).join('') })
  // RFC 4791 §5.3.1: MKCALENDAR tells it as PROPPATCH does.
  if (method === 'MKCALENDAR') {
    return multistatusAnswer(response(pathHref(path, true), propstats), {
      headers: { 'cache-control': 'no-cache' },
    })
  }
  return {
    status: 403,
    headers: { 'content-type': XML_TYPE },
    body: documentOf({ ns: DAV, name: 'mkcol-response' }, propstats.map(propstat).join('')),
  }
}
