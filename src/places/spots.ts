import { countryCodeOf } from '../lib/geo/country.ts'
import type { PostalAddress } from '../lib/vcard/contact.ts'
import { readSettings } from '../owner/store.ts'
import { contactsOf } from '../people/card-blobs.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { namedBy } from '../platform/db/named-by.ts'
import type { LocatedTable, PersonSpotTable } from '../platform/db/schema-places.ts'
import { type ChangedRow, type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { roundedPosition } from './place.ts'
import { findSpot } from './towns.ts'

const AT_ONCE = 400

/** Where people are: as it was said of them, else by the town of their card; those put away have no spot. */
export const projectSpots: Projector = async (desk, rows) => {
  const { country } = await readSettings(desk)
  await inChunks(rows, AT_ONCE, async chunk => {
    const ids = chunk.map(({ id }) => id)
    const { db, id: deskId } = desk
    const people = await db
      .selectFrom('person')
      .select(['id', 'cardHash'])
      .where('deskId', '=', deskId)
      .where('id', 'in', ids)
      .where('archived', '=', 0)
      .execute()
    const contacts = await contactsOf(
      desk,
      people.map(({ cardHash }) => cardHash),
    )
    const located = await locatedAmong(desk, ids)
    const spots = people.flatMap(({ id, cardHash }): PersonSpotTable[] => {
      const said = located.get(id)
      const spot = said ?? townOf(contacts.get(cardHash)?.addresses ?? [], country)
      if (!spot) return []
      const { precision, source } = spot
      return [{ deskId, personId: id, ...roundedPosition(spot), precision, source }]
    })
    await db.deleteFrom('personSpot').where('deskId', '=', deskId).where('personId', 'in', ids).execute()
    await insertRows(db, 'personSpot', spots)
  })
}

/** After somebody was located, or is no longer. */
export const projectLocated: Projector = async (desk, rows) => {
  const people = await namedBy(desk, { table: 'located', column: 'person_id' }, rows)
  await projectSpots(desk, asRows(people))
}

/** Towns without a country are of the owner's: another one, and they are elsewhere. */
export const projectSpotsOfCountry: Projector = async (desk, rows) => {
  if (rows.some(({ id }) => id === 'country')) await spotEverybody(desk)
}

/** Finds the spot of everybody again: after another country, and for desks of before there were spots. */
export async function spotEverybody(desk: Desk): Promise<void> {
  const people = await desk.db.selectFrom('person').select('id').where('deskId', '=', desk.id).execute()
  await projectSpots(desk, asRows(people.map(({ id }) => id)))
}

function asRows(ids: Iterable<string>): ChangedRow[] {
  return [...ids].map(id => ({ id, before: null }))
}

/** The latest of each person. */
async function locatedAmong({ db, id }: Desk, people: readonly string[]): Promise<Map<string, LocatedTable>> {
  const rows = await db
    .selectFrom('located')
    .selectAll()
    .where('deskId', '=', id)
    .where('personId', 'in', people)
    .orderBy('id')
    .execute()
  return new Map(rows.map(row => [row.personId, row]))
}

/** Of the preferred address first, then in the card's order. */
function townOf(addresses: readonly PostalAddress[], country: string) {
  const ordered = [...addresses].sort((a, b) => rankOf(a) - rankOf(b))
  for (const address of ordered) {
    const { town, postalCode } = address
    if (town.trim() === '' && postalCode.trim() === '') continue
    const spot = findSpot({ town, postalCode, country: countryCodeOf(address.country) || country })
    if (spot) return spot
  }
  return null
}

function rankOf({ types }: PostalAddress): number {
  return types.includes('pref') ? 0 : 1
}
