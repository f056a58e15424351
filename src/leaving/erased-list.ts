import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { allDesks } from '../platform/accounts.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { erasePerson } from './erase.ts'
import { hashOfPerson } from './erased.ts'

/** A line of `erased.jsonl` in the data folder: it outlives a database that is replaced by an older one. */
interface ErasedLine {
  desk: string
  person: string
  on: string
}

const FILE = 'erased.jsonl'

/** Erases somebody, and sees to it that they stay erased: in the list, and in the file's free pages. */
export async function eraseForGood(
  { database, folder }: { database: Database; folder: string },
  desk: Desk,
  personId: string,
): Promise<void> {
  // Before: were it killed in between, they are erased again at the next opening, and were asked to be.
  noteErased(folder, { desk: desk.id, person: hashOfPerson(personId), on: desk.today() })
  await erasePerson(desk, personId)
  await leaveNothing(database)
}

/**
 * Erases again those who were erased since the database that stands there was copied, and writes down those whom only it
 * knows of. Called once the database is open.
 *
 * @returns how many were erased again.
 */
export async function eraseAgain(
  { database, folder }: { database: Database; folder: string },
  deskOf: (deskId: string) => Promise<Desk>,
): Promise<number> {
  const listed = erasedIn(folder)
  const known = await database.system.selectFrom('erasure').selectAll().execute()
  const isIn = (rows: readonly { desk: string; person: string }[], one: { desk: string; person: string }) =>
    rows.some(({ desk, person }) => desk === one.desk && person === one.person)
  const inDatabase = known.map(({ deskId, personHash, erasedOn }) => ({
    desk: deskId,
    person: personHash,
    on: erasedOn,
  }))
  for (const line of inDatabase) if (!isIn(listed, line)) noteErased(folder, line)

  let count = 0
  const due = listed.filter(line => !isIn(inDatabase, line))
  for (const { id } of await allDesks(database)) {
    const hashes = due.filter(({ desk }) => desk === id)
    if (hashes.length === 0) continue
    count += await eraseListed(await deskOf(id), hashes)
  }
  if (count > 0) await leaveNothing(database)
  return count
}

/** Those of an archive who were erased here, on whichever desk: they do not come back by it. */
export async function eraseReturned(
  { database, folder }: { database: Database; folder: string },
  desk: Desk,
): Promise<number> {
  const count = await eraseListed(desk, erasedIn(folder))
  if (count > 0) await leaveNothing(database)
  return count
}

async function eraseListed(desk: Desk, lines: readonly { person: string; on: string }[]): Promise<number> {
  if (lines.length === 0) return 0
  const asked = new Set(lines.map(({ person }) => person))
  const people = await desk.db.selectFrom('person').select('id').where('deskId', '=', desk.id).execute()
  const returned = people.filter(({ id }) => asked.has(hashOfPerson(id)))
  for (const { id } of returned) await erasePerson(desk, id)
  return returned.length
}

function noteErased(folder: string, line: ErasedLine): void {
  const said = erasedIn(folder).some(({ desk, person }) => desk === line.desk && person === line.person)
  // On a line of its own, whatever a crash left of the one before.
  if (!said) appendFileSync(join(folder, FILE), `\n${JSON.stringify(line)}\n`, { mode: 0o600, flush: true })
}

function erasedIn(folder: string): ErasedLine[] {
  const file = join(folder, FILE)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return line === '' ? [] : [JSON.parse(line) as ErasedLine]
      } catch {
        // Cut by a crash as it was written: the database was not touched yet.
        return []
      }
    })
}

/** What is deleted stays readable in the free pages of a SQLite file, and in its log, until they are written anew. */
async function leaveNothing({ dialect, system }: Database): Promise<void> {
  if (dialect === 'postgres') return
  await sql`vacuum`.execute(system)
  await sql`pragma wal_checkpoint(truncate)`.execute(system)
}
