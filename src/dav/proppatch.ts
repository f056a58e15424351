import { onlyZoneIn } from '../lib/icalendar/zone.ts'
import {
  elementsIn,
  isNamed,
  textIn,
  XML_NAMESPACE,
  type XmlAttribute,
  type XmlElement,
} from '../lib/xml/element.ts'
import { printElement } from '../lib/xml/write.ts'
import { preferenceApplied, wantsMinimal } from './asked.ts'
import { isSaidOf, keepSaid, type SaidProperties } from './collection-store.ts'
import { emptyTag, multistatusAnswer, type Propstat, response } from './multistatus.ts'
import { checkConditions } from './precondition.ts'
import { hrefOf } from './properties/property.ts'
import { keyOf, liveProperty } from './properties.ts'
import {
  APPLE_ICAL,
  CALDAV,
  DAV,
  type DavAnswer,
  DavRefusal,
  type DavRequest,
  type QName,
} from './request.ts'
import { expectNamed, xmlOf } from './request-body.ts'
import { type Standing, standingAt } from './resource.ts'
import type { Site } from './site.ts'

/** One instruction of a PROPPATCH or of an extended MKCOL, in document order: a value, or null to take it away. */
export interface Instruction {
  name: QName
  /** The property's element, `xml:lang` in force on it (RFC 4918 §4.3). */
  value: XmlElement | null
}

/** Why a property is not set. */
export interface Refused {
  status: 403 | 409
  error?: QName
}

/** What all the properties of a collection may weigh. */
const MOST_OCTETS = 1_000_000

/** RFC 4918 §9.2: all of it or nothing. */
export async function proppatch(site: Site, request: DavRequest): Promise<DavAnswer> {
  const root = xmlOf(request)
  if (!root) throw new DavRefusal(400, 'A propertyupdate is asked for.')
  const instructions = readInstructions(expectNamed(root, { ns: DAV, name: 'propertyupdate' }))
  if (instructions.length === 0) throw new DavRefusal(400, 'A propertyupdate sets or removes something.')
  const resource = await standingAt(site, request)
  checkConditions(
    request.headers,
    resource.kind === 'member' ? resource.member : { etag: null, modifiedAt: null },
  )
  const refusals = instructions.map(instruction => refusalOf(resource, instruction))
  const href = hrefOf(resource, request.device)
  if (refusals.some(refused => refused !== null)) {
    return multistatusAnswer(response(href, refusedPropstats(instructions, refusals)))
  }
  await keep(resource, instructions, request)
  // RFC 8144 §2.2.
  if (wantsMinimal(request)) return { status: 200, headers: preferenceApplied(request), body: '' }
  const names = new Map(instructions.map(({ name }) => [keyOf(name), name]))
  return multistatusAnswer(
    response(href, [{ status: 200, properties: [...names.values()].map(emptyTag).join('') }]),
  )
}

/** `set` and `remove` in document order (RFC 4918 §9.2, RFC 5689 §3). */
export function readInstructions(update: XmlElement): Instruction[] {
  return elementsIn(update).flatMap(action => {
    const isSet = isNamed(action, { ns: DAV, name: 'set' })
    if (!isSet && !isNamed(action, { ns: DAV, name: 'remove' })) return []
    return elementsIn(action)
      .filter(prop => isNamed(prop, { ns: DAV, name: 'prop' }))
      .flatMap(prop =>
        elementsIn(prop).map(({ ns, name, ...rest }) => ({
          name: { ns, name },
          value: isSet ? inLanguage({ ns, name, ...rest }, [prop, action, update]) : null,
        })),
      )
  })
}

/** What stands of the properties when the instructions are followed in their order. */
export function followed(said: SaidProperties, instructions: readonly Instruction[]): SaidProperties {
  const properties = { ...said }
  for (const { name, value } of instructions) {
    if (value) properties[keyOf(name)] = printElement(value)
    else delete properties[keyOf(name)]
  }
  return properties
}

/** Whether what a device says of a property is sound; for a collection that is being made too. */
export function refusalOfValue({ name, value }: Instruction): Refused | null {
  if (!value) return null
  // RFC 4791 §5.2.2: a calendar with one time zone in it.
  if (isNamed(value, { ns: CALDAV, name: 'calendar-timezone' })) {
    const isZone = onlyZoneIn(textIn(value).trim()) !== null
    return isZone ? null : { status: 403, error: { ns: CALDAV, name: 'valid-calendar-data' } }
  }
  if (name.ns === APPLE_ICAL && name.name === 'calendar-color') {
    return /^\s*#?[\w\s,.()%-]{0,40}\s*$/.test(textIn(value)) ? null : { status: 409 }
  }
  return null
}

function refusalOf(resource: Standing, instruction: Instruction): Refused | null {
  const { name } = instruction
  const live = liveProperty(name)
  // RFC 4918 §16.
  const isProtected = { status: 403, error: { ns: DAV, name: 'cannot-modify-protected-property' } } as const
  if (live && !live.isSettable) return isProtected
  if (resource.kind === 'member') {
    // What may be set of a collection means nothing on a member.
    return resource.at.collection.said && !live ? null : { status: 403 }
  }
  if (!isSaidOf(resource)) return { status: 403 }
  return refusalOfValue(instruction)
}

async function keep(
  resource: Standing,
  instructions: readonly Instruction[],
  { desk, path }: DavRequest,
): Promise<void> {
  if (resource.kind !== 'member') {
    await keepSaid(desk, resource, said => bounded(followed(said, instructions)))
    return
  }
  const { member, at } = resource
  const { said } = at.collection
  if (!said) throw new RangeError('nothing is kept of a member here')
  const what = 'dav:change.memberSaid'
  await desk.write({ what, details: { name: path.at(-1) ?? '' } }, async inside => {
    const before = (await said.properties(inside, [member])).get(member.name) ?? {}
    await said.keep(inside, member, bounded(followed(before, instructions)))
  })
}

function bounded(properties: SaidProperties): SaidProperties {
  const size = Object.values(properties).reduce((sum, value) => sum + value.length, 0)
  if (size > MOST_OCTETS) throw new DavRefusal(507, 'There are too many properties already.')
  return properties
}

/** RFC 4918 §9.2.1: those that could be set are told that the others could not. */
function refusedPropstats(
  instructions: readonly Instruction[],
  refusals: readonly (Refused | null)[],
): Propstat[] {
  const groups = new Map<string, { refused: Refused | null; names: Map<string, QName> }>()
  instructions.forEach(({ name }, i) => {
    const refused = refusals[i] ?? null
    const key = refused ? `${refused.status} ${refused.error?.name ?? ''}` : ''
    const group = groups.get(key) ?? { refused, names: new Map() }
    group.names.set(keyOf(name), name)
    groups.set(key, group)
  })
  return [...groups.values()].map(({ refused, names }) => ({
    status: refused?.status ?? 424,
    properties: [...names.values()].map(emptyTag).join(''),
    ...(refused?.error ? { error: refused.error } : {}),
  }))
}

/** RFC 4918 §4.3: the language in force is a part of the value. */
function inLanguage(element: XmlElement, above: readonly XmlElement[]): XmlElement {
  const language = [element, ...above].flatMap(one => one.attributes.filter(isLanguage))[0]
  if (!language || element.attributes.some(isLanguage)) return element
  return { ...element, attributes: [...element.attributes, language] }
}

function isLanguage({ ns, name }: XmlAttribute): boolean {
  return ns === XML_NAMESPACE && name === 'lang'
}
