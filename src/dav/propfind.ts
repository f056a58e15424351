import { type Asked, preferenceApplied, readAsked, type Telling, wantsMinimal, wantsNoRoot } from './asked.ts'
import type { Home } from './collection.ts'
import { describe } from './describe.ts'
import { describeMembers } from './describe-members.ts'
import { multistatusAnswer } from './multistatus.ts'
import { contextOf, hrefOf, type PropertyContext } from './properties/property.ts'
import { DAV, type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { depthOf, expectNamed, xmlOf } from './request-body.ts'
import { type Standing, standingAt } from './resource.ts'
import { collectionsOf, foldersIn, HOMES, type Placed, type Site } from './site.ts'

/** RFC 4918 §9.1. */
export async function propfind(site: Site, request: DavRequest): Promise<DavAnswer> {
  const asked = askedIn(request)
  // RFC 4918 §9.1: without it, infinity is meant.
  const depth = depthOf(request) ?? 'infinity'
  const resource = await standingAt(site, request)
  // RFC 4918 §9.1: only where it is no dearer than asking folder by folder.
  if (depth === 'infinity' && !isTold(resource)) {
    throw new DavRefusal(403, 'Ask with a depth of 0 or 1.', {
      condition: { ns: DAV, name: 'propfind-finite-depth' },
    })
  }
  const context = contextOf(site, request)
  const telling = { isMinimal: wantsMinimal(request) }
  const isRootless = depth !== 0 && wantsNoRoot(request)
  const own = isRootless ? '' : await describe(resource, asked, context, telling)
  const within = depth === 0 ? '' : await describeWithin(resource, asked, { context, telling, depth })
  // RFC 4918 §5.2: its address has a slash at the end.
  const isCut = !request.isFolderPath && resource.kind !== 'member'
  return multistatusAnswer(own + within, {
    headers: {
      ...preferenceApplied(request, isRootless ? ['depth-noroot'] : []),
      ...(isCut ? { 'content-location': hrefOf(resource, request.device) } : {}),
    },
  })
}

interface Way {
  context: PropertyContext
  telling: Telling
  depth: 1 | 'infinity'
}

async function describeWithin(resource: Standing, asked: Asked, way: Way): Promise<string> {
  const { context, telling } = way
  const { site, request } = context
  switch (resource.kind) {
    case 'root':
      return describeEach(
        [{ kind: 'principals' }, ...HOMES.map(home => ({ kind: 'homes', home }) as const)],
        asked,
        way,
      )
    case 'principals':
      return describe({ kind: 'principal' }, asked, context, telling)
    case 'homes':
      return describe(await homeOf(resource.home, context), asked, context, telling)
    case 'home':
      return describeEach(
        (await collectionsOf(site, request.desk, resource.home)).map(
          at => ({ kind: 'collection', at }) as const,
        ),
        asked,
        way,
      )
    case 'collection':
      return (
        (await describeMembers(resource.at, asked, context, telling)) +
        (await describeFolders(resource.at, asked, way))
      )
    default:
      return ''
  }
}

async function describeFolders(at: Placed, asked: Asked, way: Way): Promise<string> {
  if (at.collection.home !== 'files') return ''
  const { site, request } = way.context
  let told = ''
  for (const folder of await foldersIn(site, request.desk, at)) {
    const resource = { kind: 'collection', at: folder } as const
    told += await describe(resource, asked, way.context, way.telling)
    if (way.depth === 'infinity') told += await describeWithin(resource, asked, way)
  }
  return told
}

async function describeEach(
  resources: readonly Standing[],
  asked: Asked,
  { context, telling }: Way,
): Promise<string> {
  let told = ''
  for (const resource of resources) told += await describe(resource, asked, context, telling)
  return told
}

function askedIn(request: DavRequest): Asked {
  const root = xmlOf(request)
  // RFC 4918 §9.1: an empty body asks for all.
  if (!root) return { kind: 'all', include: [] }
  const asked = readAsked(expectNamed(root, { ns: DAV, name: 'propfind' }))
  if (!asked) throw new DavRefusal(400, 'A propfind holds prop, allprop or propname.')
  return asked
}

/** In the others stand collections, each of which may be large. */
function isTold({ kind }: Standing): boolean {
  return kind === 'member' || kind === 'collection' || kind === 'principal' || kind === 'principals'
}

async function homeOf(home: Home, { site, request }: PropertyContext): Promise<Standing> {
  return standingAt(site, { ...request, path: [home, request.device.principal] })
}
