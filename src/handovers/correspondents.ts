import { readSettings } from '../owner/store.ts'
import { firstOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import type { Correspondent } from './letters.ts'

/** To whom a letter goes, as far as they are known; somebody who is gone is nobody in particular. */
export async function readCorrespondent(desk: Desk, personId: string | null): Promise<Correspondent> {
  const { signature, ownerName } = await readSettings(desk)
  const from = { signature: signature || ownerName }
  const row = await desk.db
    .selectFrom('person as p')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'p.deskId').onRef('card.personId', '=', 'p.id'),
    )
    .select(['p.civility', 'p.addressForm', 'card.givenName', 'card.familyName', 'card.emails'])
    .where('p.deskId', '=', desk.id)
    .where('p.id', '=', personId ?? '')
    .executeTakeFirst()
  return {
    givenName: row?.givenName ?? '',
    familyName: row?.familyName ?? '',
    civility: (row?.civility ?? null) as Correspondent['civility'],
    addressForm: row?.addressForm === 'tu' ? 'tu' : 'vous',
    email: row ? firstOf(row.emails) : null,
    ...from,
  }
}
