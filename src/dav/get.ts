import { hash } from 'node:crypto'
import { readRange } from './byte-range.ts'
import { inVersion, versionAsked } from './card-version.ts'
import { contentTypeOf } from './media-type.ts'
import type { Member } from './members.ts'
import { httpDate, isNotModified, isSameEtag } from './precondition.ts'
import { type DavAnswer, DavRefusal, type DavRequest, nothingHere } from './request.ts'
import { standingAt } from './resource.ts'
import type { Placed, Site } from './site.ts'
import { wholeCollection } from './whole-collection.ts'

/**
 * RFC 9110 §9.3.1: the octets as they came, under their strong ETag; in the version that `Accept` names (RFC 6352
 * §5.1.1), another representation with its own. Whoever carries the answer leaves the body out for HEAD.
 */
export async function get(site: Site, request: DavRequest): Promise<DavAnswer> {
  const resource = await standingAt(site, request)
  return resource.kind === 'member'
    ? getMember(resource.at, resource.member, request)
    : wholeCollection(site, resource, request)
}

/** The octets of a member with the headers that describe them. */
export function octetsAnswer(member: Member, octets: Uint8Array, etag = member.etag): DavAnswer & Described {
  return {
    status: 200,
    headers: {
      'content-type': contentTypeOf(member),
      etag: `"${etag}"`,
      'last-modified': httpDate(member.modifiedAt),
    },
    body: octets,
  }
}

interface Described {
  headers: Record<string, string>
  body: Uint8Array
}

async function getMember({ collection }: Placed, member: Member, request: DavRequest): Promise<DavAnswer> {
  const { desk, headers } = request
  const version = member.mediaType === 'text/vcard' ? versionAsked(headers.accept) : null
  // What is asked for most: nothing is read that is known already.
  if (version === null && isNotModified(headers, member)) return notModified(member, member.etag)
  const stored = (await collection.contents(desk, [member])).get(member.name)
  if (!stored) throw nothingHere()
  const octets = version === null ? stored : inVersion(stored, version)
  const etag = octets === stored ? member.etag : hash('sha256', octets, 'hex')
  if (version !== null && isNotModified(headers, { ...member, etag })) return notModified(member, etag)

  const answer = octetsAnswer(member, octets, etag)
  answer.headers['accept-ranges'] = 'bytes'
  if (member.mediaType === 'text/vcard') answer.headers.vary = 'Accept'
  return partOf(answer, etag, headers)
}

/** RFC 9110 §14.2, §13.1.5. */
function partOf(answer: DavAnswer & Described, etag: string, headers: DavRequest['headers']): DavAnswer {
  const { body } = answer
  const ifRange = headers['if-range']
  if (ifRange !== undefined && !isSameEtag(ifRange, etag)) return answer
  const range = readRange(headers.range, body.length)
  if (range === null) return answer
  if (range === 'unsatisfiable') {
    throw new DavRefusal(416, 'It is shorter than that.', {
      headers: { 'content-range': `bytes */${body.length}` },
    })
  }
  const { first, last } = range
  return {
    status: 206,
    headers: { ...answer.headers, 'content-range': `bytes ${first}-${last}/${body.length}` },
    body: body.subarray(first, last + 1),
  }
}

/** RFC 9110 §15.4.5. */
function notModified(member: Member, etag: string): DavAnswer {
  return { status: 304, headers: { etag: `"${etag}"`, 'last-modified': httpDate(member.modifiedAt) } }
}
