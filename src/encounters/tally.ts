import { sql } from 'kysely'
import { keepLastContacts } from '../people/store.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type ChangedRow, type Desk, inChunks } from '../platform/desk.ts'
import { markWeeks, type WeekContact } from './contact-weeks.ts'
import { countContacts } from './count-contacts.ts'

const CHUNK = 400
/** What tallies tell of an encounter. */
const COUNTED = ['day', 'channel', 'planned', 'initiator', 'size', 'sphere', 'chosen'] as const

/** After encounters were edited or taken away. New ones are told by their `encounter_person` rows. */
export async function projectEncounters(desk: Desk, rows: ChangedRow[]): Promise<void> {
  const before = new Map(rows.flatMap(row => (row.before ? [[row.id, row.before] as const] : [])))
  const people = new Set<string>()
  const days = new Set<string>()
  await inChunks([...before.keys()], CHUNK, async ids => {
    const current = await desk.db
      .selectFrom('encounter')
      .select(['id', 'day', 'channel', 'initiator', 'planned', 'size', 'sphere', 'chosen'])
      .where('deskId', '=', desk.id)
      .where('id', 'in', ids)
      .execute()
    const now = new Map(current.map(row => [row.id, row]))
    const moved: string[] = []
    for (const id of ids) {
      const was = before.get(id)
      const is = now.get(id)
      if (!was || (is && COUNTED.every(column => is[column] === was[column]))) continue
      days.add(was.day as string)
      if (!is) continue
      days.add(is.day)
      moved.push(id)
    }
    if (moved.length === 0) return
    const present = await desk.db
      .selectFrom('encounterPerson')
      .select('personId')
      .where('deskId', '=', desk.id)
      .where('encounterId', 'in', moved)
      .execute()
    for (const { personId } of present) people.add(personId)
  })
  await tally(desk, people, days)
}

/** After people joined or left encounters. */
export async function projectEncounterPeople(desk: Desk, rows: ChangedRow[]): Promise<void> {
  const people = new Set<string>()
  const encounters = new Set<string>()
  for (const { before } of rows) {
    if (!before) continue
    people.add(before.person_id as string)
    encounters.add(before.encounter_id as string)
  }
  await inChunks(rows, CHUNK, async chunk => {
    const current = await desk.db
      .selectFrom('encounterPerson')
      .select(['personId', 'encounterId'])
      .where('deskId', '=', desk.id)
      .where(
        'id',
        'in',
        chunk.map(row => row.id),
      )
      .execute()
    for (const row of current) {
      people.add(row.personId)
      encounters.add(row.encounterId)
    }
  })
  const days = new Set<string>()
  await inChunks([...encounters], CHUNK, async ids => {
    const found = await desk.db
      .selectFrom('encounter')
      .select('day')
      .distinct()
      .where('deskId', '=', desk.id)
      .where('id', 'in', ids)
      .execute()
    for (const row of found) days.add(row.day)
  })
  await tally(desk, people, days)
}

/** After people were marked, or no longer, as living with the owner: their days are counted again. */
export async function projectHousehold(desk: Desk, rows: ChangedRow[]): Promise<void> {
  const before = new Map(rows.flatMap(row => (row.before ? [[row.id, row.before.household] as const] : [])))
  const days = new Set<string>()
  await inChunks([...before.keys()], CHUNK, async ids => {
    const current = await desk.db
      .selectFrom('person')
      .select(['id', 'household'])
      .where('deskId', '=', desk.id)
      .where('id', 'in', ids)
      .execute()
    const moved = current.filter(row => row.household !== before.get(row.id)).map(row => row.id)
    if (moved.length === 0) return
    const theirs = await desk.db
      .selectFrom('encounterPerson as ep')
      .innerJoin('encounter as e', join =>
        join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
      )
      .select('e.day')
      .distinct()
      .where('ep.deskId', '=', desk.id)
      .where('ep.personId', 'in', moved)
      .execute()
    for (const { day } of theirs) days.add(day)
  })
  await tallyDays(desk, [...days])
}

/** Counts the whole desk again from its encounters: after seeding without projectors, or to mend a doubt. */
export async function rebuildTallies(desk: Desk): Promise<void> {
  await desk.write({ what: 'encounters:change.tallied' }, async inside => {
    const { db, id } = inside
    await db.deleteFrom('contactTally').where('deskId', '=', id).execute()
    await db.deleteFrom('contactWeeks').where('deskId', '=', id).execute()
    await db.deleteFrom('dayTally').where('deskId', '=', id).execute()
    await db.deleteFrom('dayManner').where('deskId', '=', id).execute()
    await insertDays(inside, sql`true`)
    const people = await db.selectFrom('person').select('id').where('deskId', '=', id).orderBy('id').execute()
    await inChunks(
      people.map(row => row.id),
      CHUNK,
      chunk => tallyPeople(inside, chunk),
    )
  })
}

/** Counts these people again, in the write under way: what is known of what was written with them changed. */
export async function countAgain(inside: Desk, personIds: readonly string[]): Promise<void> {
  await inChunks([...new Set(personIds)], CHUNK, chunk => tallyPeople(inside, chunk))
}

async function tally(desk: Desk, people: Set<string>, days: Set<string>): Promise<void> {
  await inChunks([...people], CHUNK, chunk => tallyPeople(desk, chunk))
  await tallyDays(desk, [...days])
}

async function tallyPeople(desk: Desk, ids: string[]): Promise<void> {
  const { db, id } = desk
  await db.deleteFrom('contactTally').where('deskId', '=', id).where('personId', 'in', ids).execute()
  const contacts = await contactsOf(desk, ids)
  const rows = [...contacts].flatMap(([personId, theirs]) =>
    countContacts(theirs).map(({ recentDays, ...counted }) => ({
      deskId: id,
      personId,
      ...counted,
      recentDays: JSON.stringify(recentDays),
    })),
  )
  await insertRows(db, 'contactTally', rows)
  await db.deleteFrom('contactWeeks').where('deskId', '=', id).where('personId', 'in', ids).execute()
  const weeks = [...contacts].map(([personId, theirs]) => ({ deskId: id, personId, ...markWeeks(theirs) }))
  await insertRows(db, 'contactWeeks', weeks)
  await keepLastContacts(
    desk,
    new Map(ids.map(person => [person, contacts.get(person)?.at(-1)?.day ?? null])),
  )
}

/** What took place with each of these people, oldest first. */
async function contactsOf({ db, id }: Desk, people: string[]): Promise<Map<string, WeekContact[]>> {
  const { rows } = await sql<WeekContact & { person: string; answered: number }>`
    select ep.person_id as person, e.day, e.channel, e.initiator, e.sphere,
      case when e.initiator = 'me' and exists (
        select 1 from correspondence c
        where c.desk_id = e.desk_id and c.encounter_id = e.id and c.received > 0) then 1 else 0 end as answered
    from encounter_person ep join encounter e on e.desk_id = ep.desk_id and e.id = ep.encounter_id
    where ep.desk_id = ${id} and ep.person_id in (${sql.join(people)}) and e.planned = 0
    order by e.day`.execute(db.withoutPlugins())
  const contacts = new Map<string, WeekContact[]>()
  for (const { answered, ...row } of rows) {
    const contact = { ...row, isAnswered: Number(answered) === 1 }
    const theirs = contacts.get(row.person)
    if (theirs) theirs.push(contact)
    else contacts.set(row.person, [contact])
  }
  return contacts
}

async function tallyDays(desk: Desk, days: string[]): Promise<void> {
  await inChunks(days, CHUNK, async chunk => {
    await desk.db.deleteFrom('dayTally').where('deskId', '=', desk.id).where('day', 'in', chunk).execute()
    await desk.db.deleteFrom('dayManner').where('deskId', '=', desk.id).where('day', 'in', chunk).execute()
    await insertDays(desk, sql`e.day in (${sql.join(chunk)})`)
  })
}

/** Company is somebody by name who does not live here: the household is left out (docs/measures.md#company-days). */
async function insertDays({ db, id }: Desk, which: ReturnType<typeof sql>): Promise<void> {
  await sql`insert into day_tally (desk_id, day, channel, people, encounters)
    select e.desk_id, e.day, e.channel, count(distinct ep.person_id), count(distinct e.id)
    from encounter e
    join encounter_person ep on ep.desk_id = e.desk_id and ep.encounter_id = e.id
    join person p on p.desk_id = ep.desk_id and p.id = ep.person_id
    where e.desk_id = ${id} and e.planned = 0 and p.household = 0 and ${which}
    group by e.desk_id, e.day, e.channel`.execute(db)
  // Somebody by name who does not live here; each encounter once, whoever was there.
  await sql`insert into day_manner
      (desk_id, day, mode, encounters, micro, chosen, endured, personal, professional, mixed)
    select e.desk_id, e.day,
      case when e.channel in ('in-person', 'call', 'video') then e.channel else 'writing' end,
      count(*), ${countOf(sql`e.size = 'micro'`)}, ${countOf(sql`e.chosen = 'chosen'`)},
      ${countOf(sql`e.chosen = 'endured'`)}, ${countOf(sql`e.sphere = 'personal'`)},
      ${countOf(sql`e.sphere = 'professional'`)}, ${countOf(sql`e.sphere = 'both'`)}
    from encounter e
    where e.desk_id = ${id} and e.planned = 0 and ${which} and exists (
      select 1 from encounter_person ep join person p on p.desk_id = ep.desk_id and p.id = ep.person_id
      where ep.desk_id = e.desk_id and ep.encounter_id = e.id and p.household = 0)
    group by 1, 2, 3`.execute(db)
}

function countOf(which: ReturnType<typeof sql>) {
  return sql`sum(case when ${which} then 1 else 0 end)`
}
