import { saveOutlay } from '../../src/mandates/outlays.ts'
import { saveMandate } from '../../src/mandates/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { mandate, outlay, through } from './mandates.ts'

export interface FilledMandates {
  /** One of them. */
  mandate: string
  /** One of its ways. */
  contribution: string
  outlay: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const WHAT = 'Accorder l’épinette du presbytère'
const ORGANISATION = 'Paroisse de Trégastel'
const MET_AT = 'le pardon de Saint-Uzec'
const ROLE = 'tient les clefs'
const NOTE = 'Le sacristain veille tard.'
const PAID_AT = 'La halle aux toiles de Locronan'
const PAID_FOR = 'un banc près du poêle'

/** Something in each table of the slice. */
export async function fillMandates(
  desk: Desk,
  { zephyrine, anatole, odilon, encounter }: FilledPeople,
): Promise<FilledMandates> {
  const [id, chain, event, paid] = [newId(), newId(), newId(), newId()] as const
  await saveMandate(
    desk,
    mandate({
      id,
      what: WHAT,
      clientId: odilon,
      organisation: ORGANISATION,
      stage: 'delivered',
      amountCents: 123_456,
      note: NOTE,
      contributions: [
        through([zephyrine, anatole], { id: chain, share: 7000 }),
        through([], { id: event, kind: 'event', label: MET_AT, share: 3000 }),
      ],
      people: [{ personId: anatole, role: ROLE }],
      encounterIds: [encounter],
    }),
  )
  await saveOutlay(desk, outlay({ id: paid, label: PAID_AT, note: PAID_FOR }))
  const words = [WHAT, ORGANISATION, MET_AT, ROLE, NOTE, PAID_AT, PAID_FOR]
  return { mandate: id, contribution: chain, outlay: paid, secrets: [id, chain, event, paid, ...words] }
}
