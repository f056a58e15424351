import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { Addressee, Reached } from './draft.ts'
import type { Acquaintance } from './person.ts'
import { cardsOf, summaryOf } from './summary.ts'

/** @throws Refusal `not-found`. */
export async function readAddressee(desk: Desk, personId: string): Promise<Reached> {
  const found = await findAddressee(desk, personId)
  if (!found) throw new Refusal('not-found', { what: 'person' })
  return found
}

/** Somebody who may be nobody, or gone: then by a name as it was said, or without one. */
export async function readAnybody(desk: Desk, personId: string | null, name = ''): Promise<Reached> {
  const found = personId === null ? null : await findAddressee(desk, personId)
  if (found) return found
  const [givenName = '', ...rest] = name.trim().split(/\s+/)
  const familyName = rest.join(' ')
  const signature = await readSignature(desk)
  const addressee = { givenName, familyName, civility: null, addressForm: null, signature }
  return { addressee, name, phone: null, email: null }
}

async function findAddressee(desk: Desk, personId: string): Promise<Reached | null> {
  const [card] = await cardsOf(desk, [personId])
  const facts = await desk.db
    .selectFrom('person')
    .select(['civility', 'addressForm'])
    .where('deskId', '=', desk.id)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!card || !facts) return null
  const { phone, email, name } = summaryOf(card)
  const addressee: Addressee = {
    givenName: card.givenName,
    familyName: card.familyName,
    civility: facts.civility as Acquaintance['civility'],
    addressForm: facts.addressForm as Acquaintance['addressForm'],
    signature: await readSignature(desk),
  }
  return { addressee, name, phone, email }
}

async function readSignature(desk: Desk): Promise<string> {
  const { signature, ownerName } = await readSettings(desk)
  return signature || ownerName
}
