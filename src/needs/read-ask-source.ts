import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import type { Acquaintance } from '../people/person.ts'
import { cardsOf, summaryOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { helpersFor } from './candidates.ts'
import type { AskSource } from './draft.ts'
import { lastAskedOf } from './list.ts'
import { askableFrom, mayBeAsked, type Need } from './need.ts'

export interface ReadAsk {
  source: AskSource
  name: string
  phone: string | null
  email: string | null
  /** Null: may be asked today. */
  askableFrom: Day | null
}

/** As many are looked through for the reason why. */
const MOST_LOOKED_THROUGH = 200

/** What an ask to somebody is drafted from, and how to send it. @throws Refusal `not-found`. */
export async function readAskSource(desk: Desk, need: Need, personId: string): Promise<ReadAsk> {
  const [card] = await cardsOf(desk, [personId])
  const facts = await desk.db
    .selectFrom('person')
    .select(['civility', 'addressForm'])
    .where('deskId', '=', desk.id)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!card || !facts) throw new Refusal('not-found', { what: 'person' })
  const { signature, ownerName } = await readSettings(desk)
  const helpers = await helpersFor(desk, need, { most: MOST_LOOKED_THROUGH })
  const lastAsked = (await lastAskedOf(desk, [personId])).get(personId) ?? null
  const { name, phone, email, lastContactOn } = summaryOf(card)
  return {
    source: {
      givenName: card.givenName,
      familyName: card.familyName,
      civility: facts.civility as Acquaintance['civility'],
      addressForm: facts.addressForm as Acquaintance['addressForm'],
      lastContactOn,
      reason: helpers.find(({ person }) => person.id === personId)?.reasons[0] ?? null,
      signature: signature || ownerName,
    },
    name,
    phone,
    email,
    askableFrom: mayBeAsked(lastAsked, desk.today()) ? null : askableFrom(lastAsked),
  }
}
