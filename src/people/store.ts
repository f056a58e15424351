import { type Insertable, type Selectable, sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { parseCard, printCard } from '../lib/vcard/card.ts'
import { type Contact, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { newCard, withContact } from '../lib/vcard/edit.ts'
import { blobOf, hashOf, keepBlob, keepBlobs, type Octets } from '../platform/blobs.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { CardOriginTable, PersonTable } from '../platform/db/schema.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { isGone } from '../platform/gone.ts'
import { CARD_TYPE, rememberContact } from './card-blobs.ts'
import {
  type Acquaintance,
  type Circle,
  type Civility,
  NEW_ACQUAINTANCE,
  type PersonDetail,
  type Relation,
} from './person.ts'
import { namedContact } from './person-name.ts'
import { lastContactsOf, PEOPLE_AT_ONCE } from './projection.ts'
import { cardsOf } from './summary.ts'
import { introducedBy, tiesOf } from './ties.ts'
import { KIND_STEP, recencyRank } from './tokens.ts'

export interface PersonDraft {
  id: string
  /** `photo` is not read: a card keeps its photo unless `photo` below says otherwise. */
  contact: Contact
  acquaintance: Acquaintance
  /** Another photo, or null to take it away; undefined leaves it. */
  photo?: { mediaType: string; base64: string } | null
}

export type Saved = 'created' | 'edited' | 'unchanged'

/**
 * Creates somebody, or edits them: their card is patched, what the screen does not know stays.
 *
 * @param revision of the state the edit started from. Without it the draft is a creation: sent twice, it is stored once.
 * @throws Refusal `stale` when the card changed since, `gone` when it was deleted, `not-found` when it never was.
 */
export async function savePerson(
  desk: Desk,
  draft: PersonDraft,
  revision: string | null = null,
): Promise<Saved> {
  const { id, acquaintance } = draft
  const old = await personRow(desk, id)
  if (old && revision === null) return 'unchanged'
  await refuseUnlessSavable(desk, id, old, revision)
  const octets = old ? await editedOctets(desk, old, draft) : newOctets(draft)
  if (old && hashOf(octets) === old.cardHash && isSame(old, factsOf(acquaintance))) return 'unchanged'
  await putPerson(desk, id, octets, acquaintance, revision)
  return old ? 'edited' : 'created'
}

/**
 * The same with the octets of a card as they came: from a file or a device. Without a revision, whoever is there gets
 * the card whatever they had (DAV has its own ETags).
 */
export async function savePersonFromOctets(
  desk: Desk,
  { id, octets, acquaintance }: { id: string; octets: Uint8Array; acquaintance: Acquaintance },
  revision: string | null = null,
): Promise<Saved> {
  const old = await personRow(desk, id)
  if (!old || revision !== null) await refuseUnlessSavable(desk, id, old, revision)
  if (old && hashOf(octets) === old.cardHash && isSame(old, factsOf(acquaintance))) return 'unchanged'
  await putPerson(desk, id, octets, acquaintance, revision)
  return old ? 'edited' : 'created'
}

export interface NewPerson {
  id: string
  octets: Uint8Array
  /** What the octets say, so that they are not read again. */
  contact: Contact
  acquaintance: Acquaintance
  /** For an imported card: what it said when it came, and its own identifier. */
  origin: { id: string; meaning: string; uid: string | null } | null
  /** Since when they are in the cardex; today unless said. */
  addedOn?: Day
}

/** Many at once, for imports; their ids must be new. Call it inside the batch of the import, or it is one by itself. */
export async function addPeople(desk: Desk, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return
  await desk.write({ what: 'people:change.added', details: { count: people.length } }, async inside => {
    const today = inside.today()
    const blobs = new Map<string, Octets>()
    const rows: Insertable<PersonTable>[] = []
    const origins: Insertable<CardOriginTable>[] = []
    for (const { id, octets, contact, acquaintance, origin, addedOn = today } of people) {
      const cardHash = hashOf(octets)
      blobs.set(cardHash, { bytes: octets, mediaType: CARD_TYPE })
      rememberContact(inside, cardHash, contact)
      rows.push({ deskId: inside.id, id, cardHash, ...factsOf(acquaintance), addedOn })
      if (origin) origins.push({ deskId: inside.id, personId: id, ...origin })
    }
    await keepBlobs(inside, blobs)
    await insertRows(inside.db, 'person', rows)
    await insertRows(inside.db, 'cardOrigin', origins)
  })
}

/** People known by their name alone, as a note of an encounter names them; those who are there already are left as they are. */
export async function addNamedPeople(
  desk: Desk,
  people: readonly { id: string; name: string }[],
): Promise<void> {
  await desk.write({ what: 'people:change.added', details: { count: people.length } }, async inside => {
    const known = await lastContactsOf(
      inside,
      people.map(({ id }) => id),
    )
    const fresh = people.filter(({ id }) => !known.has(id))
    await addPeople(
      inside,
      fresh.map(({ id, name }) => {
        const contact = { ...EMPTY_CONTACT, ...namedContact(name), uid: `urn:uuid:${id}` }
        return {
          id,
          octets: printCard(newCard(contact)),
          contact,
          acquaintance: NEW_ACQUAINTANCE,
          origin: null,
        }
      }),
    )
  })
}

/**
 * The day of the last contact with each of these people, for the projection of encounters to call when one changed:
 * null when there is none left. Those who are not there are passed over.
 */
export async function keepLastContacts(desk: Desk, days: ReadonlyMap<string, Day | null>): Promise<void> {
  const { db, id } = desk
  const known = await lastContactsOf(desk, [...days.keys()])
  const byDay = new Map<Day | null, string[]>()
  for (const [personId, day] of days) {
    if (!known.has(personId) || known.get(personId) === day) continue
    byDay.set(day, [...(byDay.get(day) ?? []), personId])
  }
  for (const [day, personIds] of byDay) {
    await inChunks(personIds, PEOPLE_AT_ONCE, async chunk => {
      await db
        .updateTable('personCard')
        .set({ lastContactOn: day })
        .where('deskId', '=', id)
        .where('personId', 'in', chunk)
        .execute()
      await db
        .updateTable('personToken')
        .set({ rank: sql<number>`rank - rank % ${sql.lit(KIND_STEP)} + ${recencyRank(day)}` })
        .where('deskId', '=', id)
        .where('personId', 'in', chunk)
        .execute()
    })
  }
}

/** The whole card page, or null when there is nobody. */
export async function personDetail(desk: Desk, personId: string): Promise<PersonDetail | null> {
  const person = await personRow(desk, personId)
  if (!person) return null
  const card = await desk.db
    .selectFrom('personCard')
    .select(['photoHash', 'lastContactOn'])
    .where('deskId', '=', desk.id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  const contact = contactOf(parseCard(await octetsOf(desk, person)).value)
  const [through] = person.metThroughId ? await cardsOf(desk, [person.metThroughId]) : []
  const metThrough = through ? { id: through.personId, name: through.name } : null
  return {
    id: personId,
    revision: revisionOf(person),
    contact: { ...contact, photo: null },
    acquaintance: acquaintanceOf(person),
    photo: card?.photoHash ?? null,
    addedOn: person.addedOn as Day,
    lastContactOn: (card?.lastContactOn ?? null) as Day | null,
    ties: await tiesOf(desk, personId),
    metThrough,
    introduced: await introducedBy(desk, personId),
  }
}

type Facts = Omit<
  Insertable<PersonTable>,
  'deskId' | 'id' | 'cardHash' | 'addedOn' | 'collectionId' | 'uri' | 'removedBy'
>

async function putPerson(
  desk: Desk,
  id: string,
  octets: Uint8Array,
  acquaintance: Acquaintance,
  revision: string | null,
): Promise<void> {
  const contact = contactOf(parseCard(octets).value)
  const existed = (await personRow(desk, id)) !== undefined
  const what = existed ? 'people:change.edited' : 'people:change.created'
  await desk.write({ what, details: { name: contact.name, id } }, async inside => {
    const old = await personRow(inside, id)
    // Read again: somebody else may have written between the first look and this transaction.
    if (revision !== null && (!old || revisionOf(old) !== revision)) throw new Refusal('stale')
    const cardHash = await keepBlob(inside, { bytes: octets, mediaType: CARD_TYPE })
    rememberContact(inside, cardHash, contact)
    const values = { cardHash, ...factsOf(acquaintance) }
    await inside.db
      .insertInto('person')
      .values({ deskId: inside.id, id, ...values, addedOn: inside.today() })
      .onConflict(c => c.columns(['deskId', 'id']).doUpdateSet(values))
      .execute()
  })
}

async function refuseUnlessSavable(
  desk: Desk,
  id: string,
  old: Selectable<PersonTable> | undefined,
  revision: string | null,
): Promise<void> {
  if (old) {
    if (revision !== null && revision !== revisionOf(old)) throw new Refusal('stale')
  } else if (await isGone(desk, 'person', id)) {
    throw new Refusal('gone')
  } else if (revision !== null) {
    throw new Refusal('not-found')
  }
}

function newOctets({ id, contact, photo }: PersonDraft): Uint8Array {
  return printCard(newCard({ ...contact, uid: contact.uid ?? `urn:uuid:${id}`, photo: photo ?? null }))
}

async function editedOctets(
  desk: Desk,
  old: Selectable<PersonTable>,
  draft: PersonDraft,
): Promise<Uint8Array> {
  const card = parseCard(await octetsOf(desk, old)).value
  const said = contactOf(card)
  const photo = draft.photo === undefined ? said.photo : draft.photo
  return printCard(withContact(card, { ...draft.contact, uid: said.uid, photo }))
}

async function octetsOf(desk: Desk, { cardHash }: { cardHash: string }): Promise<Uint8Array> {
  const blob = await blobOf(desk, cardHash)
  if (!blob) throw new RangeError(`no octets of card ${cardHash}`)
  return blob.bytes
}

async function personRow({ db, id }: Desk, personId: string): Promise<Selectable<PersonTable> | undefined> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('deskId', '=', id)
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** Names a state: the card and the facts, nothing that others write. */
function revisionOf(person: Selectable<PersonTable>): string {
  const { cardHash, addedOn } = person
  const facts = factsOf(acquaintanceOf(person))
  return hashOf(Buffer.from(JSON.stringify([cardHash, addedOn, ...Object.values(facts)]))).slice(0, 20)
}

function isSame(old: Selectable<PersonTable>, facts: Facts): boolean {
  return Object.entries(facts).every(([column, value]) => old[column as keyof Facts] === value)
}

/** The facts of somebody of whom the desk knows nothing yet. */
export function newFacts(): Facts {
  return factsOf(NEW_ACQUAINTANCE)
}

function factsOf(acquaintance: Acquaintance): Facts {
  const { relations, skills, household, oneToOne, archived, ...rest } = acquaintance
  return {
    civility: rest.civility,
    addressForm: rest.addressForm,
    relations: JSON.stringify(relations),
    trade: rest.trade,
    skills: JSON.stringify(skills),
    circle: rest.circle,
    rhythmDays: rest.rhythmDays,
    household: household ? 1 : 0,
    timeZone: rest.timeZone,
    oneToOne: oneToOne ? 1 : 0,
    metOn: rest.metOn,
    metThroughId: rest.metThroughId,
    metAt: rest.metAt,
    remember: rest.remember,
    archived: archived ? 1 : 0,
  }
}

function acquaintanceOf(person: Selectable<PersonTable>): Acquaintance {
  return {
    civility: person.civility as Civility | null,
    addressForm: person.addressForm as Acquaintance['addressForm'],
    relations: JSON.parse(person.relations) as Relation[],
    trade: person.trade as Acquaintance['trade'],
    skills: JSON.parse(person.skills) as string[],
    circle: person.circle as Circle | null,
    rhythmDays: person.rhythmDays,
    household: person.household === 1,
    timeZone: person.timeZone,
    oneToOne: person.oneToOne === 1,
    metOn: person.metOn as Day | null,
    metThroughId: person.metThroughId,
    metAt: person.metAt,
    remember: person.remember,
    archived: person.archived === 1,
  }
}
