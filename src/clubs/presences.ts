import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'
import type { Desk } from '../platform/desk.ts'

/** A session that one was at, with those the journal says were there. */
export interface Presence {
  encounterId: string
  day: Day
  people: Named[]
}

/** The latest first; a session whose encounter was taken out of the journal tells of nobody. */
export async function presencesOf({ db, id: deskId }: Desk, clubId: string): Promise<Presence[]> {
  const rows = await db
    .selectFrom('clubSession as s')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 's.deskId').onRef('e.id', '=', 's.encounterId'),
    )
    .leftJoin('encounterPerson as ep', join =>
      join.onRef('ep.deskId', '=', 'e.deskId').onRef('ep.encounterId', '=', 'e.id'),
    )
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
    )
    .select(['s.day', 'e.id as encounterId', 'card.personId', 'card.name'])
    .where('s.deskId', '=', deskId)
    .where('s.clubId', '=', clubId)
    .where('s.state', '=', 'went')
    .orderBy('s.day', 'desc')
    .orderBy('card.sortName')
    .orderBy('card.personId')
    .execute()
  const byEncounter = Map.groupBy(rows, row => row.encounterId)
  return [...byEncounter].map(([encounterId, there]) => ({
    encounterId,
    day: there[0]?.day as Day,
    people: there.flatMap(({ personId, name }) =>
      personId === null ? [] : [{ id: personId, name: name ?? '' }],
    ),
  }))
}
