import { sql } from 'kysely'
import { keepMembers, type MemberDraft } from '../dav/members.ts'
import type { Card } from '../lib/vcard/card.ts'
import { saysGroup, tagsOf, uidOf } from '../lib/vcard/contact-of.ts'
import { searchText } from '../lib/vcard/search-text.ts'
import type { PhoneSettings } from '../owner/settings.ts'
import { readSettings } from '../owner/store.ts'
import type { PersonTable } from '../platform/db/schema.ts'
import { type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { CARD_TYPE, cardOf, hashOf } from './card-blobs.ts'
import { servedCard } from './served-card.ts'

/** The desk's own address book: the one that macOS shows, since it shows the first only. */
export const CONTACTS = 'contacts'

const AT_ONCE = 400

/** Keeps what devices see of the people whose facts changed: who goes out, under which name, with which ETag. */
export const projectAddressBook: Projector = async (desk, rows) => {
  const { phone } = await readSettings(desk)
  await inChunks(rows, AT_ONCE, async chunk => {
    const ids = chunk.map(row => row.id)
    const people = await peopleWithCards(desk, ids)
    const taken = await uidsOfOthers(desk, people)
    const drafts: MemberDraft[] = []
    for (const person of people) {
      const draft = draftOf(person, phone, taken)
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

/** Two people with one UID (an import brought both) must not be one on a telephone. */
type Taken = (person: WithCard, uid: string) => boolean

async function uidsOfOthers({ db, id }: Desk, people: readonly WithCard[]): Promise<Taken> {
  const said = [...new Set(people.map(({ card }) => uidOf(card)).filter(uid => uid !== null))]
  const books = [...new Set(people.map(({ collectionId }) => collectionId ?? CONTACTS))]
  const holders = new Map<string, string>()
  await inChunks(said, AT_ONCE, async chunk => {
    const { rows } = await sql<{ uid: string; rowId: string; collectionId: string }>`
      select uid, row_id, collection_id from dav_member
      where desk_id = ${id} and collection_id in (${sql.join(books)}) and uid in (${sql.join(chunk)})
      and gone = 0`.execute(db)
    for (const row of rows) holders.set(`${row.collectionId} ${row.uid}`, row.rowId)
  })
  return (person, uid) => {
    const key = `${person.collectionId ?? CONTACTS} ${uid}`
    const holder = holders.get(key)
    if (holder !== undefined) return holder !== personRow(person.id)
    holders.set(key, personRow(person.id))
    return false
  }
}

function draftOf(person: WithCard, phone: PhoneSettings, isTaken: Taken): MemberDraft | null {
  const { id, card, bytes } = person
  if (card.properties.some(saysGroup) || !goesOut(person, phone)) return null
  const own = uidOf(card)
  const served = servedCard(card, bytes, uidOfPerson(id), own !== null && isTaken(person, own))
  return {
    collectionId: person.collectionId ?? CONTACTS,
    name: person.uri ?? `${id}.vcf`,
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
const MORE_THAN_A_NAME = new Set(['TEL', 'EMAIL', 'ADR', 'URL', 'IMPP', 'BDAY', 'PHOTO', 'ORG', 'NOTE'])
