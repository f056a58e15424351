import { sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { archivePeople } from '../people/bulk.ts'
import { personDetail } from '../people/store.ts'
import type { Desk } from '../platform/desk.ts'
import { type StalePerson, YEARS, yearsBefore } from './stale.ts'

/** More are counted, not shown: the list is quiet. */
const MOST = 50

/**
 * People with whom nothing happened for three years, the longest ago first: neither family nor friends, nor anybody a
 * mandate is under way with, nor who was kept by an answer of the last three years, nor who is archived.
 */
export async function stalePeople(desk: Desk): Promise<{ people: StalePerson[]; count: number }> {
  const before = yearsBefore(desk.today(), YEARS)
  const { rows } = await sql<{ id: string; name: string; since: Day; met: string | null; count: number }>`
    select c.person_id as id, c.name, coalesce(c.last_contact_on, c.added_on) as since, c.last_contact_on as met,
      count(*) over () as count
    from person_card as c
    where c.desk_id = ${desk.id} and c.archived = 0 and c.household = 0
      and coalesce(c.last_contact_on, c.added_on) < ${before} and c.added_on < ${before}
      and c.relations not like '%"family"%' and c.relations not like '%"friend"%'
      and coalesce(c.circle, 9) > 2
      and not exists (select 1 from kept_on as k where k.desk_id = c.desk_id and k.person_id = c.person_id
                      and k.answered_on >= ${before})
      and not exists (select 1 from mandate as m where m.desk_id = c.desk_id and m.client_id = c.person_id
                      and m.stage in ('lead', 'talked', 'proposed', 'won', 'delivered'))
      and not exists (select 1 from encounter_person as e join encounter as n
                        on n.desk_id = e.desk_id and n.id = e.encounter_id
                      where e.desk_id = c.desk_id and e.person_id = c.person_id and n.planned = 1)
    order by since, c.sort_name, c.person_id limit ${MOST}`.execute(desk.db)
  return {
    people: rows.map(({ id, name, since, met }) => ({ id, name, since, wasMet: met !== null })),
    count: Number(rows[0]?.count ?? 0),
  }
}

/** Keeps them for three more years, or puts them in the archive. @throws Refusal `not-found`. */
export async function answerStale(desk: Desk, personId: string, answer: 'keep' | 'archive'): Promise<void> {
  const person = await personDetail(desk, personId)
  if (!person) throw new Refusal('not-found', { what: 'person' })
  if (answer === 'archive') {
    await archivePeople(desk, [personId], true)
    return
  }
  await desk.write({ what: 'leaving:change.kept', details: { name: person.contact.name } }, async inside => {
    await inside.db
      .insertInto('keptOn')
      .values({ deskId: inside.id, id: uuidv7(inside.now()), personId, answeredOn: inside.today() })
      .execute()
  })
}
