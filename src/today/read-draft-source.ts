import type { Channel } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import { readAddressee } from '../people/addressee.ts'
import type { Desk } from '../platform/desk.ts'
import type { DraftSource } from './draft.ts'
import { daysToAnniversary } from './reasons.ts'

/** What a draft to somebody is made from, and how to send it. @throws Refusal `not-found`. */
export async function readDraftSource(
  desk: Desk,
  personId: string,
): Promise<{ source: DraftSource; phone: string | null; email: string | null }> {
  const { addressee, phone, email } = await readAddressee(desk, personId)
  const facts = await desk.db
    .selectFrom('person as p')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'p.deskId').onRef('card.personId', '=', 'p.id'),
    )
    .select(['p.remember', 'p.metOn', 'card.birthday'])
    .where('p.deskId', '=', desk.id)
    .where('p.id', '=', personId)
    .executeTakeFirstOrThrow()
  const birthday = facts.birthday === null ? null : parsePartialDate(facts.birthday)
  const source: DraftSource = {
    ...addressee,
    personId,
    remember: facts.remember,
    metOn: facts.metOn as Day | null,
    last: await lastEncounter(desk, personId),
    birthdayInDays: birthday && daysToAnniversary(birthday, desk.today()),
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
