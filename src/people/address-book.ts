import { sql } from 'kysely'
import { keepMembers, type MemberDraft } from '../dav/members.ts'
import type { Card } from '../lib/vcard/card.ts'
import type { ContactPhoto } from '../lib/vcard/contact.ts'
import { saysGroup, tagsOf } from '../lib/vcard/contact-of.ts'
import { searchText } from '../lib/vcard/search-text.ts'
import type { PhoneSettings } from '../owner/settings.ts'
import { readSettings } from '../owner/store.ts'
import { hashOf } from '../platform/blobs.ts'
import type { PersonTable } from '../platform/db/schema.ts'
import { type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { CARD_TYPE, cardOf } from './card-blobs.ts'
import { ownUid, servedCard } from './served-card.ts'
import { smallPhotosOf } from './small-photos.ts'

/** The desk's own address book: the one that macOS shows, since it shows the first only. */
export const CONTACTS = 'contacts'

const AT_ONCE = 400

/** Keeps what devices see of the people whose facts changed: who goes out, under which name, with which ETag. */
export const projectAddressBook: Projector = async (desk, rows) => {
  const { phone } = await readSettings(desk)
  await inChunks(rows, AT_ONCE, async chunk => {
    const ids = chunk.map(row => row.id)
    const people = await peopleWithCards(desk, ids)
    const taken = await takenByOthers(desk, people)
    const photos = await smallPhotosOf(
      desk,
      people.filter(isOurs).map(({ card }) => card),
    )
    const drafts: MemberDraft[] = []
    for (const person of people) {
      const draft = draftOf(person, phone, { taken, photo: photos.get(person.card) ?? null })
      if (draft) drafts.push(draft)
    }
    await keepMembers(
      desk,
      ids.map(id => personRow(id)),
      drafts,
    )
  })
}

/** Another choice of who goes to the telephone, and everybody is looked at again. */
export const projectPhoneChoice: Projector = async (desk, rows) => {
  if (rows.some(row => row.id === 'phone')) await showPeopleAgain(desk)
}

/** Looks at everybody again, in the write under way. */
export async function showPeopleAgain(desk: Desk): Promise<void> {
  const { db, id } = desk
  const people = await db.selectFrom('person').select('id').where('deskId', '=', id).execute()
  await projectAddressBook(
    desk,
    people.map(person => ({ id: person.id, before: null })),
  )
}

/** What a device put is served as it put it, whatever the size of its photo. */
export function isOurs({ uri }: { uri: string | null }): boolean {
  return uri === null
}

/** What a member's row is called for somebody. */
export function personRow(personId: string): string {
  return PERSON + personId
}

/** Whose the member is; null when it shows no person. */
export function personOf(rowId: string): string | null {
  return rowId.startsWith(PERSON) ? rowId.slice(PERSON.length) : null
}

const PERSON = 'person:'

/** The UID of a card that came without one: the same at each reading. */
export function uidOfPerson(personId: string): string {
  return `urn:uuid:${personId}`
}

type Shown = Pick<
  PersonTable,
  'id' | 'cardHash' | 'collectionId' | 'uri' | 'removedBy' | 'archived' | 'circle'
> & { bytes: Uint8Array }
type WithCard = Shown & { card: Card }

async function peopleWithCards(desk: Desk, ids: readonly string[]): Promise<WithCard[]> {
  const { db, id } = desk
  const { rows } = await sql<Shown>`
    select p.id, p.card_hash, p.collection_id, p.uri, p.removed_by, p.archived, p.circle, b.bytes
    from person as p inner join blob as b on b.desk_id = p.desk_id and b.hash = p.card_hash
    where p.desk_id = ${id} and p.id in (${sql.join(ids)})`.execute(db)
  return rows.map(row => {
    const bytes = new Uint8Array(row.bytes)
    return { ...row, bytes, card: cardOf(desk, row.cardHash, bytes) }
  })
}

/**
 * Two people with one UID (an import brought both) must not be one on a telephone, nor two under one name (one came back
 * after a device had put another there).
 */
interface Taken {
  uid: (person: WithCard, uid: string) => boolean
  name: (person: WithCard, name: string) => boolean
}

async function takenByOthers({ db, id }: Desk, people: readonly WithCard[]): Promise<Taken> {
  // Also those they are shown under: who has one keeps it, even when nobody else has theirs any more.
  const uids = people.flatMap(({ id: person, card }) => [ownUid(card) ?? [], uidOfPerson(person)].flat())
  const names = people.flatMap(({ uri }) => uri ?? [])
  const books = [...new Set(people.map(({ collectionId }) => collectionId ?? CONTACTS))]
  const uidHolders = new Map<string, string>()
  const nameHolders = new Map<string, string>()
  if (people.length > 0) {
    const standing = sql`from dav_member
      where desk_id = ${id} and collection_id in (${sql.join(books)}) and gone = 0`
    const named =
      names.length === 0
        ? sql``
        : sql`union all select row_id, collection_id, null, name ${standing} and name in (${sql.join(names)})`
    const { rows } = await sql<{
      rowId: string
      collectionId: string
      uid: string | null
      name: string | null
    }>`
      select row_id, collection_id, uid, null as name ${standing} and uid in (${sql.join(uids)}) ${named}`.execute(
      db,
    )
    for (const { rowId, collectionId, uid, name } of rows) {
      if (uid !== null) uidHolders.set(`${collectionId} ${uid}`, rowId)
      if (name !== null) nameHolders.set(`${collectionId} ${name}`, rowId)
    }
  }
  const bookOf = (person: WithCard) => person.collectionId ?? CONTACTS
  const isAnothers = (holders: Map<string, string>, key: string, person: WithCard) => {
    const holder = holders.get(key)
    if (holder === undefined) holders.set(key, personRow(person.id))
    return holder !== undefined && holder !== personRow(person.id)
  }
  return {
    uid: (person, uid) => {
      const own = uidOfPerson(person.id)
      if (uid !== own && uidHolders.get(`${bookOf(person)} ${own}`) === personRow(person.id)) return true
      return isAnothers(uidHolders, `${bookOf(person)} ${uid}`, person)
    },
    name: (person, name) => isAnothers(nameHolders, `${bookOf(person)} ${name}`, person),
  }
}

function draftOf(
  person: WithCard,
  phone: PhoneSettings,
  { taken, photo }: { taken: Taken; photo: ContactPhoto | null },
): MemberDraft | null {
  const { id, card, bytes, uri } = person
  if (card.properties.some(saysGroup) || !goesOut(person, phone)) return null
  const own = ownUid(card)
  const isUidTaken = own !== null && taken.uid(person, own)
  const served = servedCard(card, bytes, uidOfPerson(id), { isUidTaken, photo })
  return {
    collectionId: person.collectionId ?? CONTACTS,
    name: uri === null || taken.name(person, uri) ? `${id}.vcf` : uri,
    rowId: personRow(id),
    uid: served.uid,
    etag: served.isKept ? person.cardHash : hashOf(served.octets),
    mediaType: CARD_TYPE,
    component: 'VCARD',
    size: served.octets.length,
    view: '',
    text: searchText(card),
    startsAt: null,
    endsAt: null,
  }
}

/** The owner chooses who goes to the telephone; whoever came from one stays on it. */
function goesOut({ archived, removedBy, uri, circle, card }: WithCard, phone: PhoneSettings): boolean {
  if (archived === 1 || removedBy !== null) return false
  if (uri !== null) return true
  if (!phone.withoutCard && !card.properties.some(({ name }) => MORE_THAN_A_NAME.has(name))) return false
  if (phone.people === 'all') return true
  return (
    (circle !== null && phone.circles.includes(circle)) || tagsOf(card).some(tag => phone.tags.includes(tag))
  )
}

/** « The baker » has no card: a name alone is not one. */
const MORE_THAN_A_NAME = new Set(['TEL', 'EMAIL', 'ADR', 'URL', 'IMPP', 'BDAY', 'PHOTO', 'ORG'])
