import type { Channel } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import type { Acquaintance } from '../people/person.ts'
import { cardsOf, summaryOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import type { DraftSource } from './draft.ts'
import { daysToAnniversary } from './reasons.ts'

/** What a draft to somebody is made from, and how to send it. @throws Refusal `not-found`. */
export async function readDraftSource(
  desk: Desk,
  personId: string,
): Promise<{ source: DraftSource; phone: string | null; email: string | null }> {
  const [card] = await cardsOf(desk, [personId])
  const facts = await desk.db
    .selectFrom('person')
    .select(['civility', 'addressForm', 'remember', 'metOn'])
    .where('deskId', '=', desk.id)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!card || !facts) throw new Refusal('not-found', { what: 'person' })
  const { signature, ownerName } = await readSettings(desk)
  const birthday = card.birthday === null ? null : parsePartialDate(card.birthday)
  const { phone, email } = summaryOf(card)
  const source: DraftSource = {
    personId,
    givenName: card.givenName,
    familyName: card.familyName,
    civility: facts.civility as Acquaintance['civility'],
    addressForm: facts.addressForm as Acquaintance['addressForm'],
    remember: facts.remember,
    metOn: facts.metOn as Day | null,
    last: await lastEncounter(desk, personId),
    birthdayInDays: birthday && daysToAnniversary(birthday, desk.today()),
    signature: signature || ownerName,
  }
  return { source, phone, email }
}

async function lastEncounter({ db, id }: Desk, personId: string): Promise<DraftSource['last']> {
  const row = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
    )
    .select(['e.id', 'e.day', 'e.channel', 'e.note'])
    .where('ep.deskId', '=', id)
    .where('ep.personId', '=', personId)
    .where('e.planned', '=', 0)
    .orderBy('e.day', 'desc')
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const other = await db
    .selectFrom('encounterPerson')
    .select('personId')
    .where('deskId', '=', id)
    .where('encounterId', '=', row.id)
    .where('personId', '<>', personId)
    .limit(1)
    .executeTakeFirst()
  // What was noted of several may be of another than the one who is written to.
  return { day: row.day as Day, channel: row.channel as Channel, note: other ? '' : row.note }
}
