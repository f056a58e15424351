import { isMatchType, matches } from '../lib/collation.ts'
import {
  attributeOf,
  childNamed,
  childrenNamed,
  elementsIn,
  isNamed,
  textIn,
  type XmlElement,
} from '../lib/xml/element.ts'
import { readXml } from '../lib/xml/read.ts'
import { type Asked, preferenceApplied, readAsked, wantsMinimal } from './asked.ts'
import { describe, elementOf } from './describe.ts'
import { describeMembers } from './describe-members.ts'
import { documentOf, emptyTag, multistatusAnswer, response, XML_TYPE } from './multistatus.ts'
import { contextOf, hrefOf, type PropertyContext } from './properties/property.ts'
import {
  CALDAV,
  CALENDARSERVER,
  DAV,
  type DavAnswer,
  DavRefusal,
  type DavRequest,
  type QName,
} from './request.ts'
import { depthOf } from './request-body.ts'
import type { Standing } from './resource.ts'
import { collectionsOf, type Site } from './site.ts'

interface Called {
  resource: Standing
  report: XmlElement
}

const PRINCIPAL: Standing = { kind: 'principal' }

/** RFC 3744 §9.4: what principals are searched by, and what a person would call it. */
const SEARCHED: readonly (QName & { description: string })[] = [
  { ns: DAV, name: 'displayname', description: 'Name' },
  { ns: CALENDARSERVER, name: 'email-address-set', description: 'Mail address' },
  { ns: CALDAV, name: 'calendar-user-address-set', description: 'Calendar address' },
]

/** RFC 3744 §9.3: what in a collection is the one who asks, or belongs to them. */
export async function principalMatch(
  site: Site,
  request: DavRequest,
  { resource, report }: Called,
): Promise<DavAnswer> {
  refuseDepth(request)
  const context = contextOf(site, request)
  const asked = readAsked(report)
  if (childNamed(report, DAV, 'self')) {
    const isPrincipals = ['root', 'principals', 'principal'].includes(resource.kind)
    return answer(isPrincipals ? await told([PRINCIPAL], asked, context) : '', request)
  }
  const property = childNamed(report, DAV, 'principal-property')
  const [named] = property ? elementsIn(property) : []
  if (!named) throw new DavRefusal(400, 'A principal-match asks for self or for a property.')
  const isOwners = isNamed(named, { ns: DAV, name: 'owner' })
  if (!isOwners) return answer('', request)
  if (resource.kind === 'home') {
    const collections = await collectionsOf(site, request.desk, resource.home)
    return answer(
      await told(
        collections.map(at => ({ kind: 'collection', at })),
        asked,
        context,
      ),
      request,
    )
  }
  if (resource.kind !== 'collection') return answer('', request)
  const members = await describeMembers(resource.at, asked ?? { kind: 'named', names: [] }, context, {
    isMinimal: wantsMinimal(request),
  })
  return answer(members, request)
}

/** RFC 3744 §9.4. There is one principal, whom the search finds or not. */
export async function principalPropertySearch(
  site: Site,
  request: DavRequest,
  { resource, report }: Called,
): Promise<DavAnswer> {
  refuseDepth(request)
  const searches = childrenNamed(report, DAV, 'property-search')
  if (searches.length === 0) throw new DavRefusal(400, 'A principal-property-search says what it looks for.')
  const isWhere =
    ['root', 'principals', 'principal'].includes(resource.kind) ||
    childNamed(report, DAV, 'apply-to-principal-collection-set') !== null
  const context = contextOf(site, request)
  const found: boolean[] = []
  for (const search of isWhere ? searches : []) found.push(await finds(search, context))
  const isAny = attributeOf(report, 'test') === 'anyof'
  const isFound = isWhere && (isAny ? found.some(Boolean) : found.every(Boolean))
  return answer(isFound ? await told([PRINCIPAL], readAsked(report), context) : '', request)
}

/** RFC 3744 §9.5. */
export async function principalSearchPropertySet(_: Site, request: DavRequest): Promise<DavAnswer> {
  refuseDepth(request)
  const inside = SEARCHED.map(({ description, ...name }) => {
    const prop = `<d:prop>${emptyTag(name)}</d:prop>`
    return `<d:principal-search-property>${prop}<d:description xml:lang="en">${description}</d:description></d:principal-search-property>`
  }).join('')
  return {
    status: 200,
    headers: { 'content-type': XML_TYPE },
    body: documentOf({ ns: DAV, name: 'principal-search-property-set' }, inside),
  }
}

/** RFC 3744 §9.2: the principals that the access list names, which is the owner. */
export async function aclPrincipalPropSet(
  site: Site,
  request: DavRequest,
  { report }: Called,
): Promise<DavAnswer> {
  refuseDepth(request)
  return answer(await told([PRINCIPAL], readAsked(report), contextOf(site, request)), request)
}

async function finds(search: XmlElement, context: PropertyContext): Promise<boolean> {
  const prop = childNamed(search, DAV, 'prop')
  const match = childNamed(search, DAV, 'match')
  if (!prop || !match) throw new DavRefusal(400, 'A property-search has properties and a text to match.')
  const matchType = attributeOf(match, 'match-type') ?? 'contains'
  for (const name of elementsIn(prop)) {
    const element = await elementOf(PRINCIPAL, name, context)
    if (element === null || !isMatchType(matchType)) continue
    const text = textIn(match)
    const values = valuesIn(element)
    // RFC 3744 §9.4: without regard to case.
    if (values.some(value => matches(value, { text, matchType }))) return true
  }
  return false
}

/** The texts of a property: of each address by itself. */
function valuesIn(element: string): string[] {
  const property = readXml(documentOf({ ns: DAV, name: 'prop' }, element)).value
  const [value] = property ? elementsIn(property) : []
  if (!value) return []
  const inside = elementsIn(value)
  return inside.length === 0 ? [textIn(value)] : inside.map(textIn)
}

async function told(
  resources: readonly Standing[],
  asked: Asked | null,
  context: PropertyContext,
): Promise<string> {
  let responses = ''
  for (const resource of resources) {
    responses += asked
      ? await describe(resource, asked, context, { isMinimal: wantsMinimal(context.request) })
      : response(hrefOf(resource, context.request.device), 200)
  }
  return responses
}

function answer(responses: string, request: DavRequest): DavAnswer {
  return multistatusAnswer(responses, { headers: preferenceApplied(request) })
}

/** RFC 3744 §9: only 0 is defined. */
function refuseDepth(request: DavRequest): void {
  const depth = depthOf(request)
  if (depth !== null && depth !== 0) throw new DavRefusal(400, 'This report is asked with a depth of 0.')
}
