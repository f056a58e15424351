import { sql } from 'kysely'
import type { Desk } from '../desk.ts'
import { POINTERS } from './pointers.ts'

/** Rows that link two things, of which one pair is enough. */
const LINKS = [
  { table: 'club_person', to: 'club_id' },
  { table: 'encounter_person', to: 'encounter_id' },
  { table: 'mandate_person', to: 'mandate_id' },
  { table: 'contribution_person', to: 'contribution_id' },
] as const

/** Rows that say something of two people. */
const BETWEEN_TWO = ['tie', 'duplicate_reply'] as const

/** Rows that a person has one of: the newest stays. */
const ONE_EACH = [{ table: 'peer', newest: 'said_on' }] as const

/**
 * Whatever named one person names the other from now on, in the write under way. What would then be there twice is there
 * once, and nobody is tied to themselves.
 */
export async function repointPerson(
  { db, id }: Desk,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const bare = db.withoutPlugins()
  for (const { table, to: other } of LINKS) {
    await sql`delete from ${sql.table(table)} where desk_id = ${id} and person_id = ${from}
      and exists (select 1 from ${sql.table(table)} as mine where mine.desk_id = ${id} and mine.person_id = ${to}
                  and mine.${sql.ref(other)} = ${sql.ref(`${table}.${other}`)})`.execute(bare)
  }
  for (const table of BETWEEN_TWO) {
    await sql`delete from ${sql.table(table)} where desk_id = ${id}
      and ((person_id = ${from} and other_id = ${to}) or (person_id = ${to} and other_id = ${from}))`.execute(
      bare,
    )
  }
  for (const { from: table, column } of POINTERS.filter(pointer => pointer.to === 'person')) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to}
      where desk_id = ${id} and ${sql.ref(column)} = ${from}`.execute(bare)
  }
  await sql`update person set met_through_id = null where desk_id = ${id} and id = ${to} and met_through_id = ${to}`.execute(
    bare,
  )
  await sql`update favour set about_id = null where desk_id = ${id} and person_id = ${to} and about_id = ${to}`.execute(
    bare,
  )
  for (const { table, newest } of ONE_EACH) {
    await sql`delete from ${sql.table(table)} where desk_id = ${id} and person_id = ${to}
      and exists (select 1 from ${sql.table(table)} as other where other.desk_id = ${id} and other.person_id = ${to}
                  and (other.${sql.ref(newest)}, other.id) > (${sql.ref(`${table}.${newest}`)}, ${sql.ref(`${table}.id`)}))`.execute(
      bare,
    )
  }
}
