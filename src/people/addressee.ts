import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { Addressee } from './letter.ts'
import type { Acquaintance } from './person.ts'
import { cardsOf, summaryOf } from './summary.ts'

/** Whom one writes to, and by what they are reached. */
export interface Reached {
  addressee: Addressee
  phone: string | null
  email: string | null
}

/** @throws Refusal `not-found`. */
export async function readAddressee(desk: Desk, personId: string): Promise<Reached> {
  const [card] = await cardsOf(desk, [personId])
  const facts = await desk.db
    .selectFrom('person')
    .select(['civility', 'addressForm'])
    .where('deskId', '=', desk.id)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!card || !facts) throw new Refusal('not-found', { what: 'person' })
  const { signature, ownerName } = await readSettings(desk)
  const { phone, email } = summaryOf(card)
  const { givenName, familyName } = card
  const addressee: Addressee = {
    personId,
    givenName,
    familyName,
    civility: facts.civility as Acquaintance['civility'],
    addressForm: facts.addressForm as Acquaintance['addressForm'],
    signature: signature || ownerName,
  }
  return { addressee, phone, email }
}
