import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Random } from '../../src/demo/random.ts'
import { UNSAID } from '../../src/encounters/encounter.ts'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { printCard } from '../../src/lib/vcard/card.ts'
import { newCard } from '../../src/lib/vcard/edit.ts'
import { NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { addPeople } from '../../src/people/store.ts'
import { backUpSqlite, inspectBackup } from '../../src/platform/backup.ts'
import { keptIn } from '../../src/platform/backups.ts'
import { openSqliteDatabase } from '../../src/platform/db/database.ts'
import { MIGRATIONS } from '../../src/platform/db/migrate.ts'
import { PROJECTORS } from '../../src/projectors.ts'
import { clientOf } from './desk-client.ts'
import { spawnProgram } from './desk-process.ts'
import { asFirstVersion } from './first-version.ts'
import { called } from './people.ts'
import { startDesk } from './running-desk.ts'

/** How often each ended before, and how often after. */
export interface LeavingCrashes {
  merges: { apart: number; joined: number; acknowledged: number }
  backups: { kept: number }
  restores: { before: number; after: number }
  migrations: { before: number; after: number }
}

export const NO_LEAVING_CRASHES: LeavingCrashes = {
  merges: { apart: 0, joined: 0, acknowledged: 0 },
  backups: { kept: 0 },
  restores: { before: 0, after: 0 },
  migrations: { before: 0, after: 0 },
}

const PAIRS = 8
const PEOPLE = { before: 400, after: 900, old: 60 }
/** Merges are done within the one, a backup within the other. */
const SOON_MS = 600
const LATE_MS = 3_000

interface Round {
  random: Random
  report: LeavingCrashes
  losses: string[]
}

/** What each round needs of desks made once. */
export interface LeavingDesks {
  folder: string
  /** Backups of two desks that differ. */
  backups: { before: string; after: string }
  /** A database that only the first migration has shaped. */
  old: string
  /** How long each takes on this machine when nobody kills it, from the start of the process. */
  ms: { restore: number; migration: number }
  remove: () => void
}

export async function leavingDesks(): Promise<LeavingDesks> {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-crash-'))
  const backups = { before: join(folder, 'before.backup'), after: join(folder, 'after.backup') }
  let old = ''
  for (const which of ['before', 'after', 'old'] as const) {
    const file = join(folder, `${which}.db`)
    const database = await openSqliteDatabase(file, { projectors: PROJECTORS, durable: false })
    await database.system.insertInto('desk').values({ id: 'd', name: which, createdAt: '' }).execute()
    const desk = database.desk('d', { language: 'fr', timeZone: 'Europe/Paris', by: 'test' })
    const people = Array.from({ length: PEOPLE[which] }, (_, i) => {
      const contact = called(`Ana ${which} ${i}`)
      const octets = printCard(newCard(contact))
      return { id: uuidv7(new Date()), octets, contact, acquaintance: NEW_ACQUAINTANCE, origin: null }
    })
    await addPeople(desk, people)
    if (which === 'old') {
      const first = await asFirstVersion(database)
      old = join(folder, 'first.db')
      await backUpOld(join(first.folder, 'desk.db'), old)
      await first.remove()
    }
    await database.close()
    if (which !== 'old') await backUpSqlite(file, backups[which])
  }
  const desks = { folder, backups, old, ms: { restore: Number.NaN, migration: Number.NaN } }
  desks.ms.restore = await timed(() => runRestore(desks, join(folder, 'restored'), null))
  desks.ms.migration = await timed(() => runMigration(desks, join(folder, 'migrated'), null))
  return { ...desks, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function backUpOld(file: string, target: string): Promise<void> {
  const db = new DatabaseSync(file)
  db.exec(`vacuum into '${target}'`)
  db.close()
}

/** Kills the desk (kill -9) while cards are joined and a backup is made: each pair is apart or joined, each backup whole. */
export async function crashDuringMerges(folder: string, { random, report, losses }: Round): Promise<void> {
  const desk = await startDesk({ folder })
  const client = await clientOf(desk.link)
  const pairs = Array.from({ length: PAIRS }, () => ({
    kept: uuidv7(new Date()),
    absorbed: uuidv7(new Date()),
    isDone: false,
  }))
  for (const { kept, absorbed } of pairs)
    for (const person of [kept, absorbed])
      await client.send('PUT', `/api/encounters/${uuidv7(new Date())}`, {
        ...MET,
        personIds: [person],
        newPeople: [{ id: person, name: `Ana ${person}` }],
      })
  await client.send('POST', '/api/backup/kept')
  setTimeout(
    () => process.kill(desk.pid, 'SIGKILL'),
    random.int(1, random.int(0, 1) === 0 ? SOON_MS : LATE_MS),
  )
  for (const pair of pairs) {
    const { kept, absorbed } = pair
    const answer = await client.send('POST', '/api/merges', { kept, absorbed }).catch(() => null)
    if (!answer) break
    pair.isDone = answer.ok
    if (!answer.ok) losses.push(`a merge was answered ${answer.status}`)
  }
  await desk.ended
  const db = new DatabaseSync(join(folder, 'desk.db'))
  const count = (sql: string, id: string) => Number(Object.values(db.prepare(sql).get(id) ?? {})[0])
  for (const { kept, absorbed, isDone } of pairs) {
    const [one, other] = [kept, absorbed].map(id => ({
      there: count('select count(*) from person where id = ?', id),
      met: count('select count(*) from encounter_person where person_id = ?', id),
      shown: count('select count(*) from person_card where person_id = ?', id),
    }))
    const said = JSON.stringify([one, other])
    if (said === APART) report.merges.apart++
    else if (said === JOINED) report.merges.joined++
    else losses.push(`a merge was half done: ${said}`)
    if (isDone) report.merges.acknowledged++
    if (isDone && said !== JOINED) losses.push('an acknowledged merge was not done')
  }
  db.close()
  for (const { name } of keptIn(join(folder, 'backups'))) {
    report.backups.kept++
    try {
      inspectBackup(join(folder, 'backups', name))
    } catch (error) {
      losses.push(`a backup that was told is not whole: ${(error as Error).message}`)
    }
  }
}

const APART = JSON.stringify([
  { there: 1, met: 1, shown: 1 },
  { there: 1, met: 1, shown: 1 },
])
const JOINED = JSON.stringify([
  { there: 1, met: 2, shown: 1 },
  { there: 0, met: 0, shown: 0 },
])

/** Kills a restoration: the one desk or the other stands there, whole. */
export async function crashDuringRestore(
  desks: LeavingDesks,
  { random, report, losses }: Round,
): Promise<void> {
  const folder = join(desks.folder, 'restored-and-killed')
  await runRestore(desks, folder, momentOf(random, desks.ms.restore))
  const people = peopleIn(folder, losses)
  if (people === PEOPLE.before) report.restores.before++
  else if (people === PEOPLE.after) report.restores.after++
  else losses.push(`a restoration was half done: ${people} people`)
  rmSync(folder, { recursive: true })
}

/** Kills a desk that brings an old database to its schema: it is as it was, or whole; and a copy of it stands beside. */
export async function crashDuringMigration(
  desks: LeavingDesks,
  { random, report, losses }: Round,
): Promise<void> {
  const folder = join(desks.folder, 'migrated-and-killed')
  await runMigration(desks, folder, momentOf(random, desks.ms.migration))
  if (peopleIn(folder, losses) !== PEOPLE.old) losses.push('people were lost in a migration')
  const db = new DatabaseSync(join(folder, 'desk.db'))
  const version = Number(Object.values(db.prepare('select max(version) from schema_version').get() ?? {})[0])
  db.close()
  if (version === 1) report.migrations.before++
  else if (version === MIGRATIONS.at(-1)?.version) {
    report.migrations.after++
    const backups = existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : []
    const copy = backups.find(name => name.startsWith('before-version-2-'))
    if (!copy || inspectBackup(join(folder, 'backups', copy)).people !== PEOPLE.old)
      losses.push('a migration without its backup')
  } else losses.push(`a migration stopped half way: version ${version}`)
  rmSync(folder, { recursive: true })
}

/** In the second half of the work: before, the program is only being loaded. */
function momentOf(random: Random, ms: number): number {
  return random.int(Math.round(0.6 * ms), Math.round(1.3 * ms))
}

/** @param ms after which it is killed; null: it ends by itself. */
async function runRestore(
  { backups }: Pick<LeavingDesks, 'backups'>,
  folder: string,
  ms: number | null,
): Promise<void> {
  mkdirSync(folder, { mode: 0o700 })
  await backUpOld(backups.before, join(folder, 'desk.db'))
  await killedAfter(ms, ['restore', backups.after, '--yes', '--data', folder])
}

async function runMigration(
  { old }: Pick<LeavingDesks, 'old'>,
  folder: string,
  ms: number | null,
): Promise<void> {
  mkdirSync(folder, { mode: 0o700 })
  await backUpOld(old, join(folder, 'desk.db'))
  await killedAfter(ms, ['who', 'personne', '--data', folder])
}

async function killedAfter(ms: number | null, args: string[]): Promise<void> {
  const { child } = spawnProgram('entregent', args)
  const ended = new Promise(done => child.once('exit', done))
  const timer = ms === null ? undefined : setTimeout(() => child.kill('SIGKILL'), ms)
  await ended
  clearTimeout(timer)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function peopleIn(folder: string, losses: string[]): number {
  try {
    return inspectBackup(join(folder, 'desk.db')).people
  } catch (error) {
    losses.push(`a database that does not open: ${(error as Error).message}`)
    return Number.NaN
  }
}

const MET = {
  day: '2026-11-20',
  time: null,
  channel: 'in-person',
  size: 'short',
  minutes: 20,
  ...UNSAID,
  followUps: [],
}
