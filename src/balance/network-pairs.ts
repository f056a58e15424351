import { type RawBuilder, sql } from 'kysely'
import { type ChangedRow, type Desk, inChunks } from '../platform/desk.ts'

/** Beyond, being in the same room does not make two people known to each other. */
export const MOST_TOGETHER = 20
const CHUNK = 300

/** After people joined or left encounters. */
export async function projectPairs(desk: Desk, rows: ChangedRow[]): Promise<void> {
  const people = new Set<string>()
  const encounters = new Set<string>()
  for (const { before } of rows) {
    if (!before) continue
    people.add(before.person_id as string)
    encounters.add(before.encounter_id as string)
  }
  const ids = rows.map(({ id }) => id)
  await inChunks(ids, CHUNK, async chunk => {
    const current = await desk.db
      .selectFrom('encounterPerson')
      .select('encounterId')
      .where('deskId', '=', desk.id)
      .where('id', 'in', chunk)
      .execute()
    for (const { encounterId } of current) encounters.add(encounterId)
  })
  await countAgain(desk, people, encounters)
}

/** After encounters moved to another year, or took place. */
export async function projectPairsOfEncounters(desk: Desk, rows: ChangedRow[]): Promise<void> {
  const before = new Map(rows.flatMap(row => (row.before ? [[row.id, row.before] as const] : [])))
  const moved = new Set<string>()
  await inChunks([...before.keys()], CHUNK, async ids => {
    const current = await desk.db
      .selectFrom('encounter')
      .select(['id', 'day', 'planned'])
      .where('deskId', '=', desk.id)
      .where('id', 'in', ids)
      .execute()
    for (const { id, day, planned } of current) {
      const was = before.get(id)
      if (planned !== was?.planned || day.slice(0, 4) !== `${was.day}`.slice(0, 4)) moved.add(id)
    }
  })
  await countAgain(desk, new Set(), moved)
}

/** Counts every pair of the desk again: after seeding without projectors. */
export async function rebuildPairs(desk: Desk): Promise<void> {
  await desk.write({ what: 'balance:change.counted' }, async ({ db, id }) => {
    await db.deleteFrom('pairYear').where('deskId', '=', id).execute()
    await insertPairs({ db, id }, sql`one.person_id < other.person_id`)
  })
}

/** The pairs of these people, and of all who are in these encounters. */
async function countAgain(desk: Desk, people: Set<string>, encounters: Set<string>): Promise<void> {
  const { db, id } = desk
  const all = new Set(people)
  await inChunks([...encounters], CHUNK, async chunk => {
    const together = await db
      .selectFrom('encounterPerson')
      .select(['encounterId', 'personId'])
      .where('deskId', '=', id)
      .where('encounterId', 'in', chunk)
      .execute()
    for (const present of Map.groupBy(together, row => row.encounterId).values()) {
      // Most encounters are with one: they make no pair.
      if (present.length > 1) for (const { personId } of present) all.add(personId)
    }
  })
  await inChunks([...all], CHUNK, async some => {
    await db
      .deleteFrom('pairYear')
      .where('deskId', '=', id)
      .where(eb => eb.or([eb('personId', 'in', some), eb('otherId', 'in', some)]))
      .execute()
    const theirs = sql.join(some)
    await insertPairs(
      desk,
      sql`one.person_id in (${theirs}) and one.person_id <> other.person_id
        and (one.person_id < other.person_id or other.person_id not in (${theirs}))`,
    )
  })
}

async function insertPairs({ db, id }: Pick<Desk, 'db' | 'id'>, which: RawBuilder<unknown>): Promise<void> {
  await sql`insert into pair_year (desk_id, person_id, other_id, year, encounters)
    select desk_id, person_id, other_id, year, count(distinct encounter_id) from (
      select one.desk_id,
        case when one.person_id < other.person_id then one.person_id else other.person_id end as person_id,
        case when one.person_id < other.person_id then other.person_id else one.person_id end as other_id,
        cast(substr(e.day, 1, 4) as integer) as year, e.id as encounter_id
      from encounter_person one
      join encounter_person other on other.desk_id = one.desk_id and other.encounter_id = one.encounter_id
      join encounter e on e.desk_id = one.desk_id and e.id = one.encounter_id
      where one.desk_id = ${id} and e.planned = 0 and ${which}
        and (select count(*) from encounter_person ep
          where ep.desk_id = one.desk_id and ep.encounter_id = one.encounter_id) <= ${MOST_TOGETHER}
    ) pairs
    group by desk_id, person_id, other_id, year`.execute(db)
}
