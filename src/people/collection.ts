import { sql } from 'kysely'
import type { Accepted, Collection } from '../dav/collection.ts'
import { type Member, memberNamed, placeOf } from '../dav/members.ts'
import { CARDDAV, DavRefusal } from '../dav/request.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { type Card, parseCard, printCard } from '../lib/vcard/card.ts'
import { nameOf } from '../lib/vcard/contact-of.ts'
import { eachBlob } from '../platform/blobs.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { CONTACTS, isOurs, personOf, uidOfPerson } from './address-book.ts'
import { tagPeople } from './bulk.ts'
import { keepDeviceCard, personTakenAway } from './device-cards.ts'
import { groupIn } from './group-card.ts'
import { groupOf, refreshGroups, removeGroups, saveGroup, tagsAwaiting } from './groups.ts'
import { REMOVED, removeByDevice } from './guard.ts'
import { ownUid, servedCard } from './served-card.ts'
import { smallPhotosOf, withWholePhoto } from './small-photos.ts'

const AT_ONCE = 200
const CARD_TYPES = /^(?:text\/(?:vcard|x-vcard|directory|plain)|application\/octet-stream)\b/i

/** The people of the desk as an address book: its own, or one that a device made. */
export function peopleCollection(id: string = CONTACTS): Collection {
  // Where the journal of the book stood when groups were last looked at, by desk.
  const refreshed = new Map<string, number>()
  return {
    id,
    home: 'addressbooks',
    kind: 'addressbook',
    components: [],
    isReadOnly: false,
    nameKey: id === CONTACTS ? 'people:dav.contacts' : null,
    contents,
    accept: async (desk, said) => accepted(desk, id, said),
    remove: async (desk, members, device) => {
      await removeGroups(desk, id, found(members, groupOf))
      await removeByDevice(desk, found(members, personOf), { collectionId: id, device: device.name })
    },
    saysRemoved: async (desk, members) => {
      // What the device holds of a group is held against what its tag says by now.
      if (id === CONTACTS && found(members, groupOf).length > 0) await refreshGroups(desk)
      const count = found(members, personOf).length
      return count === 0
        ? { what: 'people:change.groupRemovedByDevice', details: { count: members.length } }
        : { what: REMOVED, details: { count } }
    },
    refresh: async (desk, { groups }) => {
      if (id !== CONTACTS || groups !== 'cards') return
      const place = await placeOf(desk, id)
      if (refreshed.get(desk.id) === place) return
      await refreshGroups(desk)
      refreshed.set(desk.id, await placeOf(desk, id))
    },
    move: async (desk, member, { collection, name }) => {
      const personId = personOf(member.rowId)
      if (personId === null) return false
      await desk.db
        .updateTable('person')
        .set({ uri: name, collectionId: collection.id === CONTACTS ? null : collection.id })
        .where('deskId', '=', desk.id)
        .where('id', '=', personId)
        .execute()
      return true
    },
  }
}

function found(members: readonly Member[], read: (rowId: string) => string | null): string[] {
  return members.flatMap(({ rowId }) => read(rowId) ?? [])
}

async function contents(desk: Desk, members: readonly Member[]): Promise<Map<string, Uint8Array>> {
  // An ETag is the hash of the octets: cards that go out as they are kept, and those of groups, are found by it.
  const asTheyAre = new Map<string, Uint8Array>()
  await eachBlob(
    desk,
    members.map(({ etag }) => etag),
    (etag, bytes) => asTheyAre.set(etag, bytes),
  )
  const octets = new Map<string, Uint8Array>()
  const byPerson = new Map<string, Member>()
  for (const member of members) {
    const bytes = asTheyAre.get(member.etag)
    const personId = personOf(member.rowId)
    if (bytes) octets.set(member.name, bytes)
    else if (personId) byPerson.set(personId, member)
  }
  await inChunks([...byPerson.keys()], AT_ONCE, async chunk => {
    const { rows } = await sql<{ id: string; uri: string | null; bytes: Uint8Array }>`
      select p.id, p.uri, b.bytes from person as p
      inner join blob as b on b.desk_id = p.desk_id and b.hash = p.card_hash
      where p.desk_id = ${desk.id} and p.id in (${sql.join(chunk)})`.execute(desk.db.withoutPlugins())
    const people = rows.map(row => {
      const bytes = new Uint8Array(row.bytes)
      return { ...row, bytes, card: parseCard(bytes).value }
    })
    const photos = await smallPhotosOf(
      desk,
      people.filter(isOurs).map(({ card }) => card),
    )
    for (const { id, bytes, card } of people) {
      const { name, uid } = byPerson.get(id) as Member
      // Made readable in the way it was when it was listed.
      const own = uidOfPerson(id)
      const said = { isUidTaken: uid === own, photo: photos.get(card) ?? null }
      octets.set(name, servedCard(card, bytes, own, said).octets)
    }
  })
  return octets
}

async function accepted(
  desk: Desk,
  collectionId: string,
  { octets, mediaType, name: file }: { octets: Uint8Array; mediaType: string; name: string },
): Promise<Accepted> {
  const card = oneCard(octets, mediaType)
  const group = groupIn(card)
  // What the device holds of a group is held against what its tag says by now.
  if (group && collectionId === CONTACTS) await refreshGroups(desk)
  // A card without UID gets one rather than a no: old programs send such (RFC 6352 §5.1 wants one).
  const missing =
    ownUid(card) === null ? ((await memberNamed(desk, collectionId, file))?.uid ?? newUid(desk)) : ''
  const { octets: kept, uid, isKept } = servedCard(card, octets, missing)
  const read = isKept ? card : parseCard(kept).value
  const accepted: Accepted = {
    uid,
    component: 'VCARD',
    isExact: isKept,
    what: isNew => ({
      what: group ? 'people:change.groupByDevice' : isNew ? 'people:change.created' : 'people:change.edited',
      details: { name: nameOf(read) },
      // Who has its tag is read where screens read it.
      ...(group ? { isOneOfMany: false } : {}),
    }),
    save: async (inside, { name, member }) => {
      const groupId = member ? groupOf(member.rowId) : null
      if (group) {
        await saveGroup(inside, { id: groupId, collectionId, file: name, bytes: kept, said: group })
        return
      }
      if (groupId) await removeGroups(inside, collectionId, [groupId])
      const known = member ? personOf(member.rowId) : await personTakenAway(inside, collectionId, uid)
      const isBack = known !== null && member === null
      const whole = known === null ? null : await withWholePhoto(inside, known, read)
      if (whole) accepted.isExact = false
      const said = whole ? { octets: printCard(whole), card: whole } : { octets: kept, card: read }
      const device = { personId: known, isBack, collectionId, name, ...said }
      const personId = await keepDeviceCard(inside, device)
      if (known === null && (await tagAsAwaited(inside, { collectionId, uid, personId })))
        accepted.isExact = false
    },
  }
  return accepted
}

/** RFC 6352 §5.1, §6.3.2.1: one card, of a type that is supported, that can be read. @throws DavRefusal */
function oneCard(octets: Uint8Array, mediaType: string): Card {
  if (mediaType !== '' && !CARD_TYPES.test(mediaType)) {
    throw new DavRefusal(415, `An address book holds vCards (text/vcard), not ${mediaType}.`, {
      condition: { ns: CARDDAV, name: 'supported-address-data' },
    })
  }
  const { value: card, problems } = parseCard(octets)
  const isOne = problems.every(({ code }) => code !== 'no-begin' && code !== 'no-end') && !hasMore(card)
  if (!isOne || !card.properties.some(({ name }) => name === 'VERSION')) {
    throw new DavRefusal(403, 'This is not one vCard, from BEGIN:VCARD to END:VCARD with its VERSION.', {
      condition: { ns: CARDDAV, name: 'valid-address-data' },
    })
  }
  return card
}

/** Somebody new gets the tags of the groups that named them before. @returns whether that changed their card. */
async function tagAsAwaited(
  desk: Desk,
  { collectionId, uid, personId }: { collectionId: string; uid: string; personId: string },
): Promise<boolean> {
  let isChanged = false
  for (const tag of await tagsAwaiting(desk, collectionId, uid)) {
    if ((await tagPeople(desk, [personId], tag)) > 0) isChanged = true
  }
  return isChanged
}

function newUid(desk: Desk): string {
  return `urn:uuid:${uuidv7(desk.now())}`
}

/** Something after the end of the card: another one, most likely. */
function hasMore({ tail }: Card): boolean {
  return /BEGIN[ \t]*:[ \t]*VCARD/i.test(tail)
}
