import { Refusal } from '../lib/refusal.ts'
import { attributeOf, childrenNamed, elementsIn, type XmlElement } from '../lib/xml/element.ts'
import { preferenceApplied, wantsMinimal } from './asked.ts'
import { elementOf } from './describe.ts'
import { emptyTag, hrefTag, multistatusAnswer, type Propstat, response } from './multistatus.ts'
import { readPath } from './paths.ts'
import { contextOf, hrefOf, type PropertyContext } from './properties/property.ts'
import { DAV, type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { resourceAt, type Standing } from './resource.ts'
import type { Site } from './site.ts'

/** RFC 3253 §3.8: properties, and in the place of each address in them, what stands there. */
export async function expandProperty(
  site: Site,
  request: DavRequest,
  { resource, report }: { resource: Standing; report: XmlElement },
): Promise<DavAnswer> {
  const context = contextOf(site, request)
  const isMinimal = wantsMinimal(request)
  const way: Way = { site, request, context, isMinimal, addresses: 0, characters: 0 }
  return multistatusAnswer(await expanded(resource, report, way), { headers: preferenceApplied(request) })
}

/** What one report follows and tells: a property may name thousands, and each of them itself again. */
const MOST_ADDRESSES = 10_000
const MOST_CHARACTERS = 50_000_000

interface Way {
  site: Site
  request: DavRequest
  context: PropertyContext
  isMinimal: boolean
  /** Followed so far. */
  addresses: number
  /** Told so far, of what stands in the innermost properties. */
  characters: number
}

async function expanded(resource: Standing, wanted: XmlElement, way: Way): Promise<string> {
  let found = ''
  let missing = ''
  for (const property of childrenNamed(wanted, DAV, 'property')) {
    const name = { ns: attributeOf(property, 'namespace') ?? DAV, name: attributeOf(property, 'name') ?? '' }
    if (!/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name.name)) {
      throw new DavRefusal(400, 'A property to expand has a name.')
    }
    const value = await elementOf(resource, name, way.context)
    if (value === null) missing += emptyTag(name)
    else if (elementsIn(property).length > 0) found += await expandedHrefs(value, property, way)
    else {
      way.characters += value.length
      refuseEndless(way)
      found += value
    }
  }
  const propstats: Propstat[] = [{ status: 200, properties: found }]
  if (missing !== '' && !way.isMinimal) propstats.push({ status: 404, properties: missing })
  const told = found === '' && propstats.length > 1 ? propstats.slice(1) : propstats
  return response(hrefOf(resource, way.request.device), told)
}

const HREF = /<(?:d:)?href(?:\s[^>]*)?>([^<]*)<\/(?:d:)?href>/g

async function expandedHrefs(value: string, wanted: XmlElement, way: Way): Promise<string> {
  let told = ''
  let end = 0
  for (const match of value.matchAll(HREF)) {
    const href = unescaped(match[1] ?? '')
    told += value.slice(end, match.index) + (await expandedHref(href, wanted, way))
    end = match.index + match[0].length
  }
  return told + value.slice(end)
}

async function expandedHref(href: string, wanted: XmlElement, way: Way): Promise<string> {
  // An address of another kind (mailto, urn) stays.
  if (!href.startsWith('/')) return hrefTag(href)
  way.addresses++
  refuseEndless(way)
  try {
    const { path } = readPath(href)
    const resource = await resourceAt(way.site, { ...way.request, path })
    return resource.kind === 'nothing' ? response(href, 404) : await expanded(resource, wanted, way)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return response(href, 404)
    throw error
  }
}

function refuseEndless({ addresses, characters }: Way): void {
  if (addresses <= MOST_ADDRESSES && characters <= MOST_CHARACTERS) return
  throw new DavRefusal(507, `At most ${MOST_ADDRESSES} addresses are expanded at once.`, {
    condition: { ns: DAV, name: 'number-of-matches-within-limits' },
  })
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ENTITIES[name] as string)
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }
