import { childrenNamed, textIn, type XmlElement } from '../lib/xml/element.ts'
import { preferenceApplied } from './asked.ts'
import { describeFound, findingsOf } from './describe-found.ts'
import { type Member, membersNamed } from './members.ts'
import { multistatusAnswer, response } from './multistatus.ts'
import { readPath } from './paths.ts'
import { pathOf } from './properties/property.ts'
import { zoneOf } from './query-zone.ts'
import { DAV, type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { collectionHref, isPlainSegment } from './resource.ts'
import type { Placed, Site } from './site.ts'

/** RFC 6352 §8.7, RFC 4791 §7.9. Whatever `Depth` says: clients send 0, 1 and none (erratum 4610). */
export async function multiget(
  site: Site,
  request: DavRequest,
  { at, report, only }: { at: Placed; report: XmlElement; only: Member | null },
): Promise<DavAnswer> {
  const hrefs = childrenNamed(report, DAV, 'href').map(href => textIn(href).trim())
  if (hrefs.length === 0) throw new DavRefusal(400, 'A multiget names what it wants.')
  const findings = findingsOf(site, request, { at, report, zone: zoneOf(null, at, request.desk) })

  const asked = namesOf(hrefs, at, request)
  const found = await membersNamed(
    request.desk,
    at.collection.id,
    [...asked.values()].filter(name => name !== null),
  )
  const told = new Set<string>()
  const members: Member[] = []
  let missing = ''
  for (const [href, name] of asked) {
    // Asked of one thing, it is of that alone.
    const isOther = name === null || (only !== null && only.name !== name)
    const member = isOther ? undefined : found.get(name)
    if (!member) missing += response(href, 404)
    else if (!told.has(member.name)) {
      told.add(member.name)
      members.push(member)
    }
  }
  const responses = await describeFound(findings, members)
  return multistatusAnswer(responses + missing, { headers: preferenceApplied(request) })
}

/** By address, once each, the name it has in the collection; null: it is not of it. */
function namesOf(hrefs: readonly string[], at: Placed, { device }: DavRequest): Map<string, string | null> {
  const folder = collectionHref(device, at.collection.home, at.segments)
  const path = pathOf({ kind: 'collection', at }, device)
  return new Map(
    hrefs.map(href => {
      const rest = href.startsWith(folder) ? href.slice(folder.length) : null
      if (rest !== null && isPlainSegment(rest)) return [href, rest]
      return [href, nameUnder(href, path)]
    }),
  )
}

function nameUnder(href: string, folder: readonly string[]): string | null {
  try {
    const { path } = readPath(href)
    const isUnder = path.length === folder.length + 1 && folder.every((segment, i) => path[i] === segment)
    return isUnder ? (path.at(-1) ?? null) : null
  } catch (error) {
    // What is no address of ours is not there.
    if (error instanceof DavRefusal) return null
    throw error
  }
}
