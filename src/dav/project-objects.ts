import { sql } from 'kysely'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import { type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { fileEtagOf } from './etag.ts'
import { keepMembers, type MemberDraft } from './members.ts'
import { objectRowId } from './objects.ts'

/** What the protocol asks of an object besides its octets. */
export type Described = Pick<MemberDraft, 'uid' | 'component' | 'text' | 'startsAt' | 'endsAt'>

/** Tells group cards from the other things that devices put. */
export const GROUP_TYPE = 'text/vcard; kind=group'
const AT_ONCE = 200
const READ_AT_ONCE = 50
/** The folder that the files' home is. */
export const FILES = 'files'
const NOTHING: Described = { uid: null, component: null, text: '', startsAt: null, endsAt: null }

// What was read of octets in a batch, for the projection that follows in the same batch.
const READ = new WeakMap<Desk, Map<string, Described>>()

/** Keeps the members that are objects in step with them. */
export const projectObjects: Projector = async (desk, rows) => {
  await inChunks(rows, AT_ONCE, async chunk => {
    const ids = chunk.map(row => row.id)
    const objects = await objectsOf(desk, ids)
    const said = await describedOf(desk, objects)
    const drafts = objects.map((object): MemberDraft => {
      const { id, collectionId, name, contentHash, mediaType, size } = object
      return {
        collectionId,
        name,
        rowId: objectRowId(id),
        etag: isFile(object) ? fileEtagOf(contentHash) : contentHash,
        mediaType,
        size: Number(size),
        view: '',
        ...((isFile(object) ? null : said.get(contentHash)) ?? NOTHING),
      }
    })
    await keepMembers(desk, ids.map(objectRowId), drafts)
  })
}

/** Hands what was read of octets to the projection of the batch under way. */
export function rememberDescribed(inside: Desk, contentHash: string, said: Described): void {
  const known = READ.get(inside) ?? new Map<string, Described>()
  known.set(contentHash, said)
  READ.set(inside, known)
}

interface ObjectRow {
  id: string
  collectionId: string
  name: string
  contentHash: string
  mediaType: string
  size: number
  home: string | null
}

async function objectsOf({ db, id }: Desk, ids: readonly string[]): Promise<ObjectRow[]> {
  return (
    db
      .selectFrom('davObject')
      .innerJoin('blob', withBlob('davObject.contentHash'))
      .leftJoin('davCollection', join =>
        join
          .onRef('davCollection.deskId', '=', 'davObject.deskId')
          .onRef('davCollection.id', '=', 'davObject.collectionId'),
      )
      .select([
        'davObject.id',
        'davObject.collectionId',
        'davObject.name',
        'davObject.contentHash',
        'davObject.mediaType',
        'davCollection.home',
        sql<number>`length(blob.bytes)`.as('size'),
      ])
      .where('davObject.deskId', '=', id)
      .where('davObject.id', 'in', ids)
      // Group cards have a projection of their own.
      .where('davObject.mediaType', '<>', GROUP_TYPE)
      .execute()
  )
}

/** A file says nothing of itself, whatever is in it. */
function isFile({ collectionId, home }: ObjectRow): boolean {
  return collectionId === FILES || home === 'files'
}

/** By hash. */
async function describedOf(desk: Desk, objects: readonly ObjectRow[]): Promise<Map<string, Described>> {
  const known = READ.get(desk) ?? new Map<string, Described>()
  const said = new Map<string, Described>()
  const unread = new Map<string, string>()
  for (const object of objects) {
    const { contentHash, mediaType } = object
    if (isFile(object)) continue
    const read = known.get(contentHash)
    if (read) said.set(contentHash, read)
    else if (mediaType === 'text/calendar' || mediaType === 'text/vcard') unread.set(contentHash, mediaType)
  }
  await inChunks([...unread.keys()], READ_AT_ONCE, async chunk => {
    const blobs = await desk.db
      .selectFrom('blob')
      .select(['hash', 'bytes'])
      .where('deskId', '=', desk.id)
      .where('hash', 'in', chunk)
      .execute()
    for (const { hash, bytes } of blobs) {
      said.set(hash, described(new Uint8Array(bytes), unread.get(hash) as string))
    }
  })
  return said
}

function described(octets: Uint8Array, mediaType: string): Described {
  if (mediaType === 'text/vcard') {
    return { ...NOTHING, uid: contactOf(parseCard(octets).value).uid, component: 'VCARD' }
  }
  const { value } = readCalendarObject(octets)
  if (!value) return NOTHING
  const { uid, component, startsAt, endsAt } = value
  return { uid, component, text: '', startsAt, endsAt }
}
