import type { Insertable, Selectable } from 'kysely'
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import type { Day } from '../lib/day.ts'
import { formatPartialDate, type PartialDate } from '../lib/partial-date.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { readSettings } from '../owner/store.ts'
import { hashOf, keepBlobs, type Octets } from '../platform/blobs.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { PersonCardTable, PersonTable, PersonTokenTable } from '../platform/db/schema.ts'
import { type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { contactsOf } from './card-blobs.ts'
import { sortNameOf } from './person-name.ts'
import { addParts } from './token-parts.ts'
import { rankOf, tokensOf } from './tokens.ts'

export const PEOPLE_AT_ONCE = 500

/** Rebuilds `person_card` and `person_token` (and `token_part`) of the people whose facts changed. */
export const projectPeople: Projector = async (desk, rows) => {
  const said = (await readSettings(desk)).country
  const country: CountryCode = isSupportedCountry(said) ? said : 'FR'
  await inChunks(rows, PEOPLE_AT_ONCE, async chunk => {
    const ids = chunk.map(row => row.id)
    const { db, id } = desk
    const people = await db
      .selectFrom('person')
      .selectAll()
      .where('deskId', '=', id)
      .where('id', 'in', ids)
      .execute()
    const lastContacts = await lastContactsOf(desk, ids)
    await db.deleteFrom('personCard').where('deskId', '=', id).where('personId', 'in', ids).execute()
    await db.deleteFrom('personToken').where('deskId', '=', id).where('personId', 'in', ids).execute()

    const contacts = await contactsOf(
      desk,
      people.map(person => person.cardHash),
    )
    const cards: Insertable<PersonCardTable>[] = []
    const tokens: Insertable<PersonTokenTable>[] = []
    const photos = new Map<string, Octets>()
    for (const person of people) {
      const contact = contacts.get(person.cardHash)
      if (!contact) throw new RangeError(`no octets of card ${person.cardHash}`)
      const lastContactOn = lastContacts.get(person.id) ?? null
      const photo = photoOf(contact)
      if (photo) photos.set(photo.hash, photo)
      cards.push(cardRow(person, contact, photo?.hash ?? null, lastContactOn))
      for (const token of tokensOf(contact, JSON.parse(person.skills) as string[], country)) {
        const rank = rankOf(token, person.archived === 1, lastContactOn)
        tokens.push({ deskId: id, token: token.token, rank, personId: person.id })
      }
    }
    await keepBlobs(desk, photos)
    await insertRows(db, 'personCard', cards)
    // In the order of the key: the index grows by neighbours.
    await insertRows(
      db,
      'personToken',
      tokens.sort((a, b) => (a.token < b.token ? -1 : a.token > b.token ? 1 : 0)),
    )
    await addParts(
      desk,
      tokens.map(({ token }) => token),
    )
  })
}

/** National numbers are found as of the owner's country: another one, and everybody is found otherwise. */
export const projectCountry: Projector = async (desk, rows) => {
  if (!rows.some(row => row.id === 'country')) return
  const { db, id } = desk
  const people = await db.selectFrom('person').select('id').where('deskId', '=', id).execute()
  await projectPeople(
    desk,
    people.map(person => ({ id: person.id, before: null })),
  )
}

/** By person, those who are not there left out. */
export async function lastContactsOf(
  { db, id }: Desk,
  personIds: readonly string[],
): Promise<Map<string, Day | null>> {
  const days = new Map<string, Day | null>()
  await inChunks(personIds, PEOPLE_AT_ONCE, async chunk => {
    const rows = await db
      .selectFrom('personCard')
      .select(['personId', 'lastContactOn'])
      .where('deskId', '=', id)
      .where('personId', 'in', chunk)
      .execute()
    for (const row of rows) days.set(row.personId, row.lastContactOn as Day | null)
  })
  return days
}

function cardRow(
  person: Selectable<PersonTable>,
  contact: Contact,
  photoHash: string | null,
  lastContactOn: Day | null,
): Insertable<PersonCardTable> {
  const { name, givenName, familyName, organisation, title, phones, emails, addresses, birthday, tags } =
    contact
  const birthdayText = birthday ? formatPartialDate(birthday) : null
  return {
    deskId: person.deskId,
    personId: person.id,
    name: shortened(name, 500),
    sortName: shortened(sortNameOf(contact), 100),
    givenName,
    familyName,
    organisation,
    title,
    town: shortened(addresses.find(({ town }) => town !== '')?.town ?? '', 100),
    phones: JSON.stringify(preferred(phones).map(({ value }) => value)),
    emails: JSON.stringify(preferred(emails).map(({ value }) => value)),
    tags: JSON.stringify(tagsWithin(tags, MOST_TAG_OCTETS)),
    birthday: birthdayText,
    birthdayKey: birthday ? birthdayKey(birthday) : null,
    photoHash,
    reachable: phones.length + emails.length > 0 ? 1 : 0,
    relations: person.relations,
    trade: person.trade,
    circle: person.circle,
    household: person.household,
    archived: person.archived,
    addedOn: person.addedOn,
    lastContactOn,
  }
}

// What is in an index has its bounds: 2,704 octets a row on PostgreSQL, all columns together.
const MOST_TAG_OCTETS = 1600

function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : [...text].slice(0, letters).join('')
}

function tagsWithin(tags: readonly string[], octets: number): string[] {
  let left = octets
  return tags.filter(tag => {
    left -= Buffer.byteLength(JSON.stringify(tag)) + 1
    return left >= 0
  })
}

/** Text cut from text: no zone can move a birthday. */
function birthdayKey(birthday: PartialDate): string | null {
  const { month, day } = birthday
  return month === null || day === null ? null : formatPartialDate({ year: null, month, day }).slice(2)
}

/** Those marked as preferred first, faxes last; otherwise in the card's order. */
function preferred<T extends { types: readonly string[] }>(points: readonly T[]): T[] {
  const place = ({ types }: T) => (types.includes('pref') ? 0 : types.includes('fax') ? 2 : 1)
  return [...points].sort((a, b) => place(a) - place(b))
}

function photoOf({ photo }: Contact): (Octets & { hash: string }) | null {
  if (!photo || !('base64' in photo)) return null
  const bytes = new Uint8Array(Buffer.from(photo.base64, 'base64'))
  return bytes.length === 0 ? null : { hash: hashOf(bytes), bytes, mediaType: photo.mediaType }
}
