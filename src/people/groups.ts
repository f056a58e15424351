import { sql } from 'kysely'
import { keepMembers, type MemberDraft } from '../dav/members.ts'
import { GROUP_TYPE } from '../dav/project-objects.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { uidOf } from '../lib/vcard/contact-of.ts'
import { searchText } from '../lib/vcard/search-text.ts'
import { hashOf, keepBlob } from '../platform/blobs.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import { type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { CONTACTS, personOf } from './address-book.ts'
import { tagPeople, untagPeople } from './bulk.ts'
import { CARD_TYPE } from './card-blobs.ts'
import { bareUid, type GroupCard, groupIn, newGroupCard, withMembers } from './group-card.ts'

/**
 * Groups and tags are one thing said in two ways: CATEGORIES on the cards of people, or cards of their own that name
 * their people. A group card is kept as the device wrote it (`dav_object`); its people have its name as a tag.
 */
export interface StoredGroup extends GroupCard {
  id: string
  /** Its name in the address book. */
  file: string
  contentHash: string
  bytes: Uint8Array
}

/** Keeps what devices see of group cards: those that want groups as cards. */
export const projectGroups: Projector = async (desk, rows) => {
  const ids = rows.map(row => row.id)
  const drafts: MemberDraft[] = []
  await inChunks(ids, 200, async chunk => {
    const objects = await desk.db
      .selectFrom('davObject')
      .innerJoin('blob', withBlob('davObject.contentHash'))
      .select(['davObject.id', 'davObject.collectionId', 'davObject.name', 'contentHash', 'blob.bytes'])
      .where('davObject.deskId', '=', desk.id)
      .where('davObject.id', 'in', chunk)
      .where('davObject.mediaType', '=', GROUP_TYPE)
      .execute()
    for (const { id, collectionId, name, contentHash, bytes } of objects) {
      const card = parseCard(new Uint8Array(bytes)).value
      drafts.push({
        collectionId,
        name,
        rowId: groupRow(id),
        uid: uidOf(card),
        etag: contentHash,
        mediaType: CARD_TYPE,
        component: 'VCARD',
        size: bytes.length,
        view: 'cards',
        text: searchText(card),
        startsAt: null,
        endsAt: null,
      })
    }
  })
  await keepMembers(desk, ids.map(groupRow), drafts)
}

/** Keeps a group as a device put it, in the batch under way: its people get its tag, those it no longer names lose it. */
export async function saveGroup(
  desk: Desk,
  group: { id: string | null; collectionId: string; file: string; bytes: Uint8Array; said: GroupCard },
): Promise<void> {
  const { collectionId, file, bytes, said } = group
  const id = group.id ?? uuidv7(desk.now())
  const before = group.id
    ? ((await groupsIn(desk, collectionId)).find(({ id: other }) => other === id) ?? null)
    : null
  await keepGroupCard(desk, { id, collectionId, file, bytes })
  const people = await peopleByUid(desk, collectionId)
  const seen = new Set([...people.values()].map(({ personId }) => personId))
  if (before && before.name !== said.name) {
    // Those whom the device does not see are of the group still, whatever it is called.
    const unseen = (await peopleTagged(desk, before.name, collectionId)).filter(id => !seen.has(id))
    if (said.name !== '') {
      await tagPeople(desk, unseen, said.name)
      await untagPeople(desk, unseen, before.name)
    }
    await untagPeople(desk, idsOf(before.members, people), before.name)
  }
  if (said.name === '') return
  const wanted = idsOf(said.members, people)
  await tagPeople(desk, wanted, said.name)
  await joinOthers(desk, { id, collectionId, name: said.name })
  // A group that takes the name of a tag joins it: its device did not know who has it.
  if (before?.name !== said.name) return
  const tagged = await peopleTagged(desk, said.name, collectionId)
  await untagPeople(
    desk,
    tagged.filter(personId => seen.has(personId) && !wanted.includes(personId)),
    said.name,
  )
}

/** Takes a group away, in the batch under way, and its tag from its people. */
export async function removeGroups(desk: Desk, collectionId: string, ids: readonly string[]): Promise<void> {
  const people = await peopleByUid(desk, collectionId)
  for (const group of await groupsIn(desk, collectionId)) {
    if (!ids.includes(group.id)) continue
    await untagPeople(desk, idsOf(group.members, people), group.name)
    await dropGroupCard(desk, group.id)
  }
}

/** The tags of groups that were put before the card they name: who comes later gets them. */
export async function tagsAwaiting(desk: Desk, collectionId: string, uid: string): Promise<string[]> {
  const bare = bareUid(uid)
  return (await groupsIn(desk, collectionId))
    .filter(({ members }) => members.includes(bare))
    .map(({ name }) => name)
}

/**
 * Brings the group cards of the desk's book to what the tags say, making those that are missing: done when a device
 * that wants cards looks, not at each change.
 */
export async function refreshGroups(desk: Desk): Promise<void> {
  // A write brings what lags up to date: tags are read where screens read them.
  await desk.write({ what: GROUPS, by: 'job' }, inside => bringUpToDate(inside))
}

/** Which group card the member is; null when it is none. */
export function groupOf(rowId: string): string | null {
  return rowId.startsWith(GROUP) ? rowId.slice(GROUP.length) : null
}

const GROUP = 'group:'
const GROUPS = 'people:change.groups'

/** What a member's row is called for a group card. */
function groupRow(id: string): string {
  return GROUP + id
}

async function keepGroupCard(
  desk: Desk,
  { id, collectionId, file, bytes }: { id: string; collectionId: string; file: string; bytes: Uint8Array },
): Promise<void> {
  const contentHash = await keepBlob(desk, { bytes, mediaType: CARD_TYPE })
  const values = { collectionId, name: file, contentHash, mediaType: GROUP_TYPE }
  await desk.db
    .insertInto('davObject')
    .values({ deskId: desk.id, id, ...values, properties: '{}' })
    .onConflict(c => c.columns(['deskId', 'id']).doUpdateSet(values))
    .execute()
}

/** One name, one group: the other cards of that name go, their people keep the tag. */
async function joinOthers(
  desk: Desk,
  { id, collectionId, name }: { id: string; collectionId: string; name: string },
): Promise<void> {
  const others = (await groupsIn(desk, collectionId)).filter(each => each.name === name && each.id !== id)
  for (const other of others) await dropGroupCard(desk, other.id)
}

async function dropGroupCard({ db, id: deskId }: Desk, id: string): Promise<void> {
  await db.deleteFrom('davObject').where('deskId', '=', deskId).where('id', '=', id).execute()
}

async function bringUpToDate(desk: Desk): Promise<void> {
  const groups = await groupsIn(desk, CONTACTS)
  const people = await peopleByUid(desk, CONTACTS)
  const uidOfPerson = new Map([...people].map(([uid, { personId }]) => [personId, uid]))
  const wanted = await taggedUids(desk, uidOfPerson, people)
  for (const group of groups) if (!wanted.has(group.name)) wanted.set(group.name, [])

  for (const [name, uids] of wanted) {
    // What was undone may have brought back a group that another one had joined: one name, one group.
    const [group, ...copies] = groups.filter(each => each.name === name)
    for (const copy of copies) await dropGroupCard(desk, copy.id)
    if (!group) {
      const id = uuidv7(desk.now())
      const bytes = newGroupCard(`urn:uuid:${id}`, name, uids)
      await keepGroupCard(desk, { id, collectionId: CONTACTS, file: `${id}.vcf`, bytes })
      continue
    }
    const unknown = group.members.filter(uid => !people.has(uid))
    const bytes = withMembers(group.bytes, [...uids, ...unknown])
    if (hashOf(bytes) === group.contentHash) continue
    await keepGroupCard(desk, { id: group.id, collectionId: CONTACTS, file: group.file, bytes })
  }
}

async function groupsIn({ db, id }: Desk, collectionId: string): Promise<StoredGroup[]> {
  const { rows } = await sql<{ id: string; name: string; contentHash: string; bytes: Uint8Array }>`
    select o.id, o.name, o.content_hash, b.bytes from dav_object as o
    inner join blob as b on b.desk_id = o.desk_id and b.hash = o.content_hash
    where o.desk_id = ${id} and o.collection_id = ${collectionId} and o.media_type = ${GROUP_TYPE}
    order by o.id`.execute(db)
  return rows.flatMap(row => {
    const bytes = new Uint8Array(row.bytes)
    const said = groupIn(parseCard(bytes).value)
    return said ? [{ ...said, id: row.id, file: row.name, contentHash: row.contentHash, bytes }] : []
  })
}

type ByUid = Map<string, { personId: string; uid: string }>

/** People of the book by their UID as members name it. */
async function peopleByUid({ db, id }: Desk, collectionId: string): Promise<ByUid> {
  const rows = await db
    .selectFrom('davMember')
    .select(['uid', 'rowId'])
    .where('deskId', '=', id)
    .where('collectionId', '=', collectionId)
    .where('gone', '=', 0)
    .where('uid', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap(({ uid, rowId }) => {
      const personId = personOf(rowId)
      return personId && uid ? [[bareUid(uid), { personId, uid }] as const] : []
    }),
  )
}

function idsOf(uids: readonly string[], people: ByUid): string[] {
  return uids.flatMap(uid => people.get(uid)?.personId ?? [])
}

async function peopleTagged({ db, id }: Desk, tag: string, collectionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('personCard')
    .innerJoin('person', join =>
      join.onRef('person.deskId', '=', 'personCard.deskId').onRef('person.id', '=', 'personCard.personId'),
    )
    .select(['person.id', 'personCard.tags', 'person.collectionId'])
    .where('person.deskId', '=', id)
    .where('personCard.tags', '<>', '[]')
    .execute()
  return rows
    .filter(row => (row.collectionId ?? CONTACTS) === collectionId && tagsIn(row.tags).includes(tag))
    .map(row => row.id)
}

/** The UIDs of the people who go out, by tag. */
async function taggedUids(
  { db, id }: Desk,
  uidOfPerson: ReadonlyMap<string, string>,
  people: ByUid,
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('personCard')
    .select(['personId', 'tags'])
    .where('deskId', '=', id)
    .where('tags', '<>', '[]')
    .orderBy('personId')
    .execute()
  const byTag = new Map<string, string[]>()
  for (const { personId, tags } of rows) {
    const uid = people.get(uidOfPerson.get(personId) ?? '')?.uid
    if (uid === undefined) continue
    for (const tag of tagsIn(tags)) byTag.set(tag, [...(byTag.get(tag) ?? []), uid])
  }
  return byTag
}

function tagsIn(json: string): string[] {
  return JSON.parse(json) as string[]
}
