import type { Day } from '../lib/day.ts'
import { readAddressee } from '../people/addressee.ts'
import type { Reached } from '../people/draft.ts'
import { lastContactsOf } from '../people/projection.ts'
import type { Desk } from '../platform/desk.ts'
import { helpersFor } from './candidates.ts'
import type { AskSource } from './draft.ts'
import { lastAskedOf } from './list.ts'
import { askableFrom, mayBeAsked, type Need } from './need.ts'

export interface ReadAsk extends Omit<Reached, 'addressee'> {
  source: AskSource
  /** Null: may be asked today. */
  askableFrom: Day | null
}

/** As many are looked through for the reason why. */
const MOST_LOOKED_THROUGH = 200

/** What an ask to somebody is drafted from, and how to send it. @throws Refusal `not-found`. */
export async function readAskSource(desk: Desk, need: Need, personId: string): Promise<ReadAsk> {
  const { addressee, ...reach } = await readAddressee(desk, personId)
  const lastContactOn = (await lastContactsOf(desk, [personId])).get(personId) ?? null
  const helpers = await helpersFor(desk, need, { most: MOST_LOOKED_THROUGH })
  const lastAsked = (await lastAskedOf(desk, [personId])).get(personId) ?? null
  return {
    source: {
      ...addressee,
      lastContactOn,
      reason: helpers.find(({ person }) => person.id === personId)?.reasons[0] ?? null,
    },
    ...reach,
    askableFrom: mayBeAsked(lastAsked, desk.today()) ? null : askableFrom(lastAsked),
  }
}
