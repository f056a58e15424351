import { sql } from 'kysely'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type ChangedRow, type Desk, inChunks } from '../platform/desk.ts'
import { type SeenInYear, writeSeenWith } from './seen-with.ts'

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
  await desk.write({ what: 'balance:change.counted' }, async inside => {
    const { db, id } = inside
    await db.deleteFrom('personPairs').where('deskId', '=', id).execute()
    const people = await db.selectFrom('person').select('id').where('deskId', '=', id).orderBy('id').execute()
    await inChunks(
      people.map(person => person.id),
      CHUNK,
      some => insertPairs(inside, some),
    )
  })
}

/** The pairs of these people, and of all who are in these encounters: each pair is kept by its lesser id, which is one of them. */
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
    await db.deleteFrom('personPairs').where('deskId', '=', id).where('personId', 'in', some).execute()
    await insertPairs(desk, some)
  })
}

/** The pairs of which these are the lesser id. In this order (SQLite keeps that of `cross join`): most were met alone. */
async function insertPairs({ db, id }: Desk, people: readonly string[]): Promise<void> {
  const { rows } = await sql<SeenInYear & { personId: string }>`
    select one.person_id as "personId", other.person_id as "otherId", cast(substr(e.day, 1, 4) as integer) as year,
      cast(count(distinct e.id) as integer) as encounters
    from encounter_person one cross join encounter_person other cross join encounter e
    where one.desk_id = ${id} and one.person_id in (${sql.join(people)})
      and other.desk_id = ${id} and other.encounter_id = one.encounter_id and other.person_id > one.person_id
      and e.desk_id = ${id} and e.id = other.encounter_id and e.planned = 0
      and (select count(*) from encounter_person ep
        where ep.desk_id = ${id} and ep.encounter_id = other.encounter_id) <= ${MOST_TOGETHER}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db.withoutPlugins())
  const seen = Map.groupBy(rows, ({ personId }) => personId)
  await insertRows(
    db,
    'personPairs',
    [...seen].map(([personId, theirs]) => ({ deskId: id, personId, others: writeSeenWith(theirs) })),
  )
}
