import { childNamed, textIn, type XmlElement } from '../lib/xml/element.ts'
import { escapeXml } from '../lib/xml/write.ts'
import { preferenceApplied } from './asked.ts'
import type { Collection } from './collection.ts'
import { describeFound, type Findings, findingsOf, limitIn } from './describe-found.ts'
import { viewOf } from './describe-members.ts'
import { changedSince, everyMember, type Listed, membersNamed } from './members.ts'
import { multistatusAnswer, response } from './multistatus.ts'
import { zoneOf } from './query-zone.ts'
import { DAV, type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { depthOf } from './request-body.ts'
import { collectionHref, memberHref } from './resource.ts'
import type { Placed, Site } from './site.ts'
import { printSyncToken, readSyncToken, type TokenOf } from './sync-token.ts'

/** RFC 6578 §3. */
export async function syncCollection(
  site: Site,
  request: DavRequest,
  { at, report }: { at: Placed; report: XmlElement },
): Promise<DavAnswer> {
  refuseTraversal(report, at.collection, request)
  const limit = limitIn(report)
  const findings = findingsOf(site, request, { at, report, zone: zoneOf(null, at, request.desk) })
  const { context } = findings
  const of = { epoch: await context.epoch(), collectionId: at.collection.id }
  // Before the listing: what changes meanwhile is told twice rather than never.
  const place = await context.place(at)
  const since = sinceIn(report, { of, place, request })

  const listed =
    since === place
      ? []
      : await changedSince(request.desk, at.collection.id, {
          seq: since ?? -1,
          view: viewOf(request.device),
          // RFC 6578 §3.4: the first time, nothing is known that could be gone.
          withGone: since !== null,
          ...(limit === null ? {} : { limit: limit + 1 }),
        })
  const isCut = limit !== null && listed.length > limit
  const changes = isCut ? listed.slice(0, limit) : listed
  const upTo = isCut ? (changes.at(-1)?.seq ?? place) : Math.max(place, listed.at(-1)?.seq ?? 0)
  const token = `<d:sync-token>${escapeXml(printSyncToken(of, upTo))}</d:sync-token>`
  const cut = isCut ? cutShort(at, request) : ''
  return multistatusAnswer((await describeChanges(findings, changes, since === null)) + cut, {
    after: token,
    headers: preferenceApplied(request),
  })
}

/** RFC 6578 §3.6, and the way of RFC 5323 §5.17.2 to say that there is more. */
export function cutShort({ collection, segments }: Placed, { device }: DavRequest): string {
  return response(collectionHref(device, collection.home, segments), 507, {
    ns: DAV,
    name: 'number-of-matches-within-limits',
  })
}

async function describeChanges(
  findings: Findings,
  changes: readonly Listed[],
  isFirst: boolean,
): Promise<string> {
  const { at, context, printer, data } = findings
  const { desk, device } = context.request
  const folder = collectionHref(device, at.collection.home, at.segments)
  const gone = changes
    .filter(change => change.gone === 1)
    // RFC 6578 §3.5.2.
    .map(({ name }) => response(memberHref(folder, name), 404))
    .join('')
  const standing = changes.filter(change => change.gone === 0)
  if (!data && printer.isOfListing) return standing.map(change => printer.print(change)).join('') + gone
  const isWhole = isFirst && standing.length > MANY
  const byName = isWhole
    ? new Map(
        (await everyMember(desk, at.collection.id, { view: viewOf(device) })).map(one => [one.name, one]),
      )
    : await membersNamed(
        desk,
        at.collection.id,
        standing.map(({ name }) => name),
      )
  const members = standing.flatMap(({ name }) => byName.get(name) ?? [])
  return (await describeFound(findings, members)) + gone
}

/** From here on a collection is read whole rather than name by name. */
const MANY = 1000

/** The place that the client knows; null: none, it begins. */
function sinceIn(
  report: XmlElement,
  { of, place, request }: { of: TokenOf; place: number; request: DavRequest },
): number | null {
  const element = childNamed(report, DAV, 'sync-token')
  if (!element) throw new DavRefusal(400, 'A sync-token is asked for, empty the first time.')
  const token = textIn(element).trim()
  if (token === '') return null
  const seq = readSyncToken(token, of)
  if (seq !== null && seq <= place) return seq
  // RFC 6578 §3.2. Thunderbird begins anew on 400 only, others by the precondition (CardDAVDirectory.sys.mjs).
  const status = /\bThunderbird\//i.test(request.headers['user-agent'] ?? '') ? 400 : 403
  throw new DavRefusal(status, 'This sync token is not of this desk: begin anew.', {
    condition: { ns: DAV, name: 'valid-sync-token' },
  })
}

/**
 * RFC 6578 §3.3: nothing is nested in an address book or a calendar, where all levels are one. Older clients say it by
 * `Depth`; some send 1 beside it.
 */
function refuseTraversal(report: XmlElement, { kind }: Collection, request: DavRequest): void {
  const element = childNamed(report, DAV, 'sync-level')
  const depth = depthOf(request)
  const level = element ? textIn(element).trim() : depth === 'infinity' ? 'infinite' : '1'
  if (level !== '1' && level !== 'infinite' && level !== 'infinity') {
    throw new DavRefusal(400, 'sync-level is 1 or infinite.')
  }
  if (level === '1' || kind !== 'folder') return
  throw new DavRefusal(403, 'Folders are told one by one.', {
    condition: { ns: DAV, name: 'sync-traversal-supported' },
  })
}
