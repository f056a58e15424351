import { Refusal } from '../lib/refusal.ts'
import { printCard } from '../lib/vcard/card.ts'
import { type Contact, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { namedContact } from '../people/person-name.ts'
import { addPeople } from '../people/store.ts'
import { nameOf } from '../people/summary.ts'
import type { CorrespondentTable } from '../platform/db/schema-history.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { shownAddress } from './address.ts'
import { settleCorrespondents } from './attribute-again.ts'

export interface Acceptance {
  correspondentId: string
  /** Of the new card, made by the screen: sent twice, it is one card. */
  personId: string
  /** As the owner calls them; else as they call themselves, or their address. */
  name?: string | undefined
}

/** Cards for those who wrote often: what was written with them becomes encounters. @returns how many cards are new. */
export async function acceptCorrespondents(desk: Desk, accepted: readonly Acceptance[]): Promise<number> {
  const details = { count: accepted.length }
  return desk.write({ what: 'history:change.accepted', details, alone: true }, async inside => {
    const rows = await rowsOf(
      inside,
      accepted.map(({ correspondentId }) => correspondentId),
    )
    const whose = new Map<string, string>()
    const people = accepted.flatMap(({ correspondentId, personId, name }) => {
      const row = rows.get(correspondentId)
      if (!row || row.state === 'known' || whose.has(correspondentId)) return []
      whose.set(correspondentId, personId)
      const contact = contactOf(row, name, personId)
      const octets = printCard(newCard(contact))
      return [{ id: personId, octets, contact, acquaintance: NEW_ACQUAINTANCE, origin: null }]
    })
    await addPeople(inside, people)
    await settleCorrespondents(inside, whose)
    return people.length
  })
}

/**
 * That address is of somebody who has a card.
 *
 * @throws Refusal `not-found` for either.
 */
export async function attachCorrespondent(
  desk: Desk,
  { correspondentId, personId }: { correspondentId: string; personId: string },
): Promise<void> {
  const name = await nameOf(desk, personId)
  await desk.write({ what: 'history:change.attached', details: { name }, alone: true }, async inside => {
    const row = (await rowsOf(inside, [correspondentId])).get(correspondentId)
    if (!row) throw new Refusal('not-found', { what: 'correspondent' })
    await settleCorrespondents(inside, new Map([[correspondentId, personId]]))
  })
}

/** No card is wanted for these; they are not proposed again. @returns how many were asked about. */
export async function declineCorrespondents(desk: Desk, ids: readonly string[]): Promise<number> {
  const details = { count: ids.length }
  return desk.write({ what: 'history:change.left', details }, async inside => {
    const { numUpdatedRows } = await inside.db
      .updateTable('correspondent')
      .set({ state: 'declined' })
      .where('deskId', '=', inside.id)
      .where('state', '=', 'new')
      .where('id', 'in', [...ids, ''])
      .executeTakeFirst()
    return Number(numUpdatedRows)
  })
}

async function rowsOf({ db, id }: Desk, ids: readonly string[]): Promise<Map<string, CorrespondentTable>> {
  const found = new Map<string, CorrespondentTable>()
  await inChunks(ids, 500, async chunk => {
    const rows = await db
      .selectFrom('correspondent')
      .selectAll()
      .where('deskId', '=', id)
      .where('id', 'in', chunk)
      .execute()
    for (const row of rows) found.set(row.id, row)
  })
  return found
}

function contactOf(row: CorrespondentTable, said: string | undefined, personId: string): Contact {
  const shown = shownAddress(row.address)
  const name = said?.trim() || row.name || shown
  const point = { types: [], label: null, value: shown }
  return {
    ...EMPTY_CONTACT,
    ...namedContact(name),
    uid: `urn:uuid:${personId}`,
    emails: row.address.startsWith('mail:') ? [point] : [],
    phones: row.address.startsWith('tel:') ? [point] : [],
    urls: row.address.startsWith('profile:') ? [{ ...point, value: `https://www.${shown}` }] : [],
  }
}
