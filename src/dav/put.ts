import type { Desk } from '../platform/desk.ts'
import type { Accepted, Collection } from './collection.ts'
import { etagOf } from './etag.ts'
import { octetsAnswer } from './get.ts'
import { LARGEST_OCTETS } from './limits.ts'
import { mediaTypeOf } from './media-type.ts'
import { type Member, memberNamed, memberWithUid } from './members.ts'
import { refuseReadOnly } from './need-privileges.ts'
import { checkConditions } from './precondition.ts'
import {
  CALDAV,
  CARDDAV,
  type DavAnswer,
  DavRefusal,
  type DavRequest,
  noParentThere,
  type QName,
} from './request.ts'
import { collectionHref, memberHref, type Places, pathHref, type Resource, resourceAt } from './resource.ts'
import type { Placed, Site } from './site.ts'
import { checkIf, parentOf, refuseLocked } from './write-guard.ts'

/**
 * RFC 4918 §9.7, RFC 4791 §5.3.2, RFC 6352 §6.3.2: keeps what came under the name. The same octets again change
 * nothing and are answered alike.
 */
export async function put(site: Site, request: DavRequest): Promise<DavAnswer> {
  const { desk, device, headers, body } = request
  // RFC 9110 §14.4: a part of a thing would be taken for the whole.
  if (headers['content-range'] !== undefined) throw new DavRefusal(400, 'Parts of a thing cannot be put.')
  const { at, name, member } = placeFor(await resourceAt(site, request), request)
  const { collection } = at
  refuseReadOnly(at, { device, ...(member ? { privilege: 'write-content', name } : { privilege: 'bind' }) })
  try {
    checkConditions(headers, member)
  } catch (error) {
    const standing = await standingInstead(error, { at, member, request })
    if (standing) return standing
    throw error
  }
  await checkIf(site, request)
  refuseLocked(request, member ? [request] : [request, parentOf(request.path)])
  if (body.length > LARGEST_OCTETS) throw tooLarge(collection.home)
  refuseMediaType(collection, headers['content-type'])

  const etag = etagOf(collection, body)
  const mediaType = mediaTypeOf(headers['content-type']) ?? ''
  // The type of a file is what was said of it last; that of the others follows from their collection.
  const isSameType = collection.kind !== 'folder' || mediaType === '' || mediaType === member?.mediaType
  if (member?.etag === etag && isSameType) return answer(request, { isNew: false, etag, member })

  const accepted = await collection.accept(desk, { octets: body, mediaType, name })
  // Alone: what the conditions were held against stays so until the commit.
  const isNew = await desk.write(
    { isOneOfMany: true, ...accepted.what(member === null), alone: true },
    async inside => {
      const standing = await memberNamed(inside, collection.id, name)
      checkConditions(headers, standing)
      await checkIf(site, { ...request, desk: inside })
      await refuseUidConflict(inside, at, { accepted, name, member: standing, device })
      await accepted.save(inside, { name, member: standing, device })
      return standing === null
    },
  )
  return answer(request, { isNew, etag: accepted.isExact ? etag : null, member: null, at, name })
}

/** RFC 8144 §3.2: who asks for it is told what stands with the 412, to merge it. */
async function standingInstead(
  error: unknown,
  { at: { collection }, member, request }: { at: Placed; member: Member | null; request: DavRequest },
): Promise<DavAnswer | null> {
  if (!(error instanceof DavRefusal) || error.status !== 412) return null
  if (!member || !wantsRepresentation(request)) return null
  const octets = (await collection.contents(request.desk, [member])).get(member.name)
  return octets ? { ...representation(member, octets, request), status: 412 } : null
}

/** RFC 4791 §5.3.2.1, RFC 6352 §6.3.2.1: one UID, one member, for as long as it lives. */
export async function refuseUidConflict(
  inside: Desk,
  { collection, segments }: Placed,
  said: { accepted: Accepted; name: string; member: Member | null; device: Places },
): Promise<void> {
  const { accepted, name, member, device } = said
  if (accepted.uid === null) return
  const other = await memberWithUid(inside, collection.id, accepted.uid)
  const isOther = other !== null && other.name !== name
  const isAnew = member !== null && member.uid !== null && member.uid !== accepted.uid
  if (!isOther && !isAnew) return
  const folder = collectionHref(device, collection.home, segments)
  throw new DavRefusal(
    403,
    isOther
      ? 'Another member of this collection has that UID.'
      : 'What stands here has another UID: a thing keeps its own.',
    {
      condition: { ns: namespaceOf(collection), name: 'no-uid-conflict' },
      hrefs: [memberHref(folder, isOther ? other.name : name)],
    },
  )
}

/** RFC 4791 §5.2.5, RFC 6352 §6.2.3. @param home the first segment of the path, whatever it is. */
export function tooLarge(home: string | undefined): DavRefusal {
  const ns = { addressbooks: CARDDAV, calendars: CALDAV }[home ?? '']
  const condition: QName | null = ns === undefined ? null : { ns, name: 'max-resource-size' }
  return new DavRefusal(
    413,
    `At most ${LARGEST_OCTETS} octets are taken at once.`,
    condition ? { condition } : {},
  )
}

function placeFor(
  resource: Resource,
  { isFolderPath }: DavRequest,
): { at: Placed; name: string; member: Member | null } {
  switch (resource.kind) {
    case 'member':
      return { at: resource.at, name: resource.member.name, member: resource.member }
    case 'nothing':
      if (resource.parent === null) throw noParentThere()
      if (resource.parent === 'home') throw new DavRefusal(403, 'Only collections are made here: MKCOL.')
      if (isFolderPath) throw new DavRefusal(409, 'The address of a collection: MKCOL makes one.')
      return { at: resource.parent, name: resource.name, member: null }
    default:
      // RFC 4918 §9.7.2.
      throw new DavRefusal(405, 'A collection has no octets to put.')
  }
}

const TAKEN: Readonly<Record<Collection['kind'], RegExp>> = {
  addressbook: /^(text\/(x-)?vcard|text\/directory|text\/plain|application\/octet-stream)$/,
  calendar: /^(text\/calendar|text\/plain|application\/octet-stream)$/,
  folder: /^/,
}

/** RFC 4791 §5.3.2.1, RFC 6352 §6.3.2.1; whoever says nothing of it, or nothing precise, is read all the same. */
function refuseMediaType({ kind }: Collection, contentType: string | undefined): void {
  const mediaType = mediaTypeOf(contentType)
  if (mediaType === null || TAKEN[kind].test(mediaType)) return
  throw kind === 'calendar'
    ? new DavRefusal(403, 'A calendar takes text/calendar.', {
        condition: { ns: CALDAV, name: 'supported-calendar-data' },
      })
    : new DavRefusal(403, 'An address book takes text/vcard.', {
        condition: { ns: CARDDAV, name: 'supported-address-data' },
      })
}

function namespaceOf({ kind }: Collection): string {
  return kind === 'calendar' ? CALDAV : CARDDAV
}

interface Done {
  isNew: boolean
  /** Null where something else was kept than what came (RFC 4791 §5.3.4, RFC 6352 §6.3.2.3). */
  etag: string | null
  member: Member | null
  at?: Placed
  name?: string
}

async function answer(request: DavRequest, { isNew, etag, member, at, name }: Done): Promise<DavAnswer> {
  const status = isNew ? 201 : 204
  const headers: Record<string, string> = etag === null ? {} : { etag: `"${etag}"` }
  // RFC 8144 §3, RFC 7240 §4.2.
  if (!wantsRepresentation(request)) return { status, headers }
  const kept =
    member ?? (at && name !== undefined ? await memberNamed(request.desk, at.collection.id, name) : null)
  if (!kept) return { status, headers }
  const octets = at ? (await at.collection.contents(request.desk, [kept])).get(kept.name) : request.body
  return { ...representation(kept, octets ?? request.body, request), status: isNew ? 201 : 200 }
}

function wantsRepresentation({ headers }: DavRequest): boolean {
  return /\breturn\s*=\s*"?representation\b/i.test(headers.prefer ?? '')
}

/** RFC 9110 §8.7: what the body is a representation of. */
function representation(member: Member, octets: Uint8Array, { path }: DavRequest): DavAnswer {
  const { headers, ...whole } = octetsAnswer(member, octets)
  return {
    ...whole,
    headers: {
      ...headers,
      'content-location': pathHref(path),
      'preference-applied': 'return=representation',
    },
  }
}
