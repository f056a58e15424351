import { sql } from 'kysely'
import { linkRow } from '../encounters/encounter-people.ts'
import { countAgain } from '../encounters/tally.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { CorrespondenceTable } from '../platform/db/schema-history.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { comes } from './answers.ts'
import { attributor, type KnownPerson } from './attribute.ts'
import { countryOf } from './country.ts'
import { knownPeople } from './known-people.ts'
import { placeEncounters } from './place-encounters.ts'

const ROWS_AT_ONCE = 500
const NAMES_AT_ONCE = 100

/**
 * Looks at those who wrote and whose card was not there, now that cards changed: their days become encounters.
 *
 * @returns how many addresses found their card.
 */
export async function attributeAgain(desk: Desk): Promise<number> {
  const people = await knownPeople(desk)
  if ((await newlyKnown(desk, people)).size === 0) return 0
  return desk.write({ what: 'history:change.attributed', alone: true }, async inside => {
    const found = await newlyKnown(inside, people)
    await settleCorrespondents(inside, found)
    return found.size
  })
}

/**
 * These addresses are of these people, in the write under way: their days become encounters, and meetings that were kept
 * are met by them too.
 *
 * @param whose by the id of the correspondent.
 */
export async function settleCorrespondents(inside: Desk, whose: ReadonlyMap<string, string>): Promise<void> {
  const { db, id: deskId } = inside
  for (const [id, personId] of whose) {
    await db
      .updateTable('correspondent')
      .set({ personId, state: 'known' })
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .execute()
  }
  await inChunks([...whose.keys()], ROWS_AT_ONCE, async ids => {
    await placeTheirs(inside, ids, whose)
    await joinTheirs(inside, ids)
  })
  await countAgain(inside, [...whose.values()])
}

async function newlyKnown({ db, id }: Desk, people: readonly KnownPerson[]): Promise<Map<string, string>> {
  const waiting = await db
    .selectFrom('correspondent as c')
    .leftJoin('person as p', join => join.onRef('p.deskId', '=', 'c.deskId').onRef('p.id', '=', 'c.personId'))
    .select(['c.id', 'c.address', 'c.name'])
    .where('c.deskId', '=', id)
    .where('c.state', 'in', ['new', 'known'])
    // Names in titles are read with their title.
    .where('c.address', 'not like', 'title:%')
    .where('p.id', 'is', null)
    .orderBy('c.id')
    .execute()
  if (waiting.length === 0) return new Map()
  const whose = attributor(people, await countryOf({ db, id }))
  const found = new Map<string, string>()
  for (const [at, { id: correspondentId, ...who }] of waiting.entries()) {
    // A name is looked for among all: others are answered meanwhile.
    if (at % NAMES_AT_ONCE === 0) await new Promise(resolve => setImmediate(resolve))
    const answer = whose(who)
    if (answer.kind === 'known') found.set(correspondentId, answer.personId)
  }
  return found
}

async function placeTheirs(
  inside: Desk,
  ids: readonly string[],
  whose: ReadonlyMap<string, string>,
): Promise<void> {
  const { db, id: deskId } = inside
  const rows: CorrespondenceTable[] = await db
    .selectFrom('correspondence')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('correspondentId', 'in', ids)
    .where('encounterId', 'is', null)
    .orderBy('id')
    .execute()
  const placed = rows.map(row => ({ row, personId: whose.get(row.correspondentId) as string }))
  await placeEncounters(inside, placed)
  for (const { id, encounterId, isAttached } of rows) {
    await db
      .updateTable('correspondence')
      .set({ encounterId, isAttached })
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .execute()
  }
}

/** In what is an encounter already, of which they were part. */
async function joinTheirs(inside: Desk, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ encounterId: string; personId: string }>`
    select distinct e.id as "encounterId", c.person_id as "personId"
    from correspondent c
    join (
      select desk_id, correspondent_id, encounter_id from correspondence
      union
      select mp.desk_id, mp.correspondent_id, m.encounter_id
      from meeting_person mp join meeting m on m.desk_id = mp.desk_id and m.id = mp.meeting_id and ${comes('mp')}
      where m.state = 'kept'
    ) as met on met.desk_id = c.desk_id and met.correspondent_id = c.id
    join encounter e on e.desk_id = met.desk_id and e.id = met.encounter_id
    where c.desk_id = ${inside.id} and c.id in (${sql.join([...ids])})
      and not exists (select 1 from encounter_person ep
        where ep.desk_id = e.desk_id and ep.encounter_id = e.id and ep.person_id = c.person_id)`.execute(
    inside.db.withoutPlugins(),
  )
  const links = rows.map(({ encounterId, personId }) => linkRow(inside, encounterId, personId))
  await insertRows(inside.db, 'encounterPerson', links)
}
