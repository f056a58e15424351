import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { Refusal, type RefusalCode, type RefusalParams } from '../lib/refusal.ts'
import { MIGRATIONS } from './db/migrate.ts'
import { makeFolder } from './make-folder.ts'
import { sealFile, unsealFile } from './sealed-file.ts'
import {
  NOT_KEPT,
  NOT_KEPT_SECRET,
  printsOfSqlite,
  type TablePrints,
  tablesThatDiffer,
} from './table-prints.ts'

/** What a copy holds, read back from it. */
export interface BackupContents {
  /** Of the schema. */
  version: number
  desks: number
  people: number
  encounters: number
}

/** What a backup was found to hold once it was put back aside. */
export interface Verified extends BackupContents {
  tables: TablePrints
}

export type BackupStep = 'copying' | 'sealing' | 'checking'

export interface Backing {
  /** Null: anybody who has the file reads it. */
  passphrase?: string | null
  /** Told as each begins. */
  onStep?: (step: BackupStep) => void
}

/** What a thread that makes one is given. */
export interface BackupAsked {
  file: string
  target: string
  passphrase: string | null
}

/** What it tells: how far it is, and at last what it made or why not. */
export type BackupTold =
  | { step: BackupStep }
  | { made: Verified }
  | { refused: { code: RefusalCode; params: RefusalParams } }
  | { failed: string }

/** More pages than any file has: the copy is made in one step, so that no write makes it begin again. */
const ALL_PAGES = 2_000_000_000

/**
 * Copies a SQLite database while it is written to, as it stands at one instant, to a single file. It takes its name once
 * it was put back aside and holds, table by table, what the database held at that instant. Nobody stays signed in, in
 * the copy: it opens no door to who finds it.
 *
 * @throws Refusal `backup-differs`, with the tables; then there is no file.
 */
export async function backUpSqlite(file: string, target: string, backing: Backing = {}): Promise<Verified> {
  return makeBackup(target, backing, {
    copy: plain => copyAndPrint(file, plain),
    check: async (aside, before) => {
      const verified = readWhole(aside)
      const tables = tablesThatDiffer(before, verified.tables)
      if (tables.length > 0) throw new Refusal('backup-differs', { tables: tables.join(', ') })
      return verified
    },
  })
}

/**
 * Copies, seals where there is a passphrase, opens what was made and checks it aside; only then it takes its name. Whatever
 * fails on the way, there is no file.
 */
export async function makeBackup<Copied, Checked>(
  target: string,
  { passphrase = null, onStep = () => {} }: Backing,
  {
    copy,
    check,
  }: {
    copy: (plain: string) => Promise<Copied>
    check: (aside: string, copied: Copied) => Promise<Checked>
  },
): Promise<Checked> {
  makeFolder(dirname(target))
  const folder = mkdtempSync(join(dirname(target), '.making-'))
  const [plain, sealed, aside] = [join(folder, 'copy'), join(folder, 'sealed'), join(folder, 'aside')]
  try {
    onStep('copying')
    const copied = await copy(plain)
    if (passphrase !== null) {
      onStep('sealing')
      await sealFile(plain, sealed, { passphrase })
      rmSync(plain)
    }
    onStep('checking')
    const made = passphrase === null ? plain : sealed
    if (passphrase === null) copyFileSync(made, aside)
    else await unsealFile(made, aside, passphrase)
    const checked = await check(aside, copied)
    toDisk(made)
    renameSync(made, target)
    return checked
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns the prints of what stood there at the instant of the copy. */
async function copyAndPrint(file: string, copy: string): Promise<TablePrints> {
  closeSync(openSync(copy, 'wx', 0o600))
  const source = new DatabaseSync(file, { readOnly: true })
  let before: TablePrints
  try {
    // The copy is made within the transaction that is open: what is written meanwhile is in neither.
    source.exec('begin')
    before = printsOfSqlite(source)
    await backup(source, copy, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
  const db = new DatabaseSync(copy)
  // `secure_delete`: what is deleted would else stay readable in the file's free pages.
  db.exec('PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON')
  db.exec(NOT_KEPT.map(table => `delete from ${table}`).join('; '))
  db.exec(`delete from desk_secret where id = '${NOT_KEPT_SECRET}'`)
  db.close()
  return before
}

function readWhole(file: string): Verified {
  const contents = inspectBackup(file)
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return { ...contents, tables: printsOfSqlite(db) }
  } finally {
    db.close()
  }
}

/** @throws Refusal `not-a-backup` for what is no desk of ours, or is damaged. */
export function inspectBackup(file: string): BackupContents {
  if (!existsSync(file)) throw new Refusal('not-a-backup', { file, reason: 'not found' })
  try {
    const db = new DatabaseSync(file, { readOnly: true })
    try {
      const one = (sql: string) => Object.values(db.prepare(sql).get() ?? {})[0]
      const check = one('PRAGMA integrity_check')
      if (check !== 'ok') throw new Error(String(check))
      return {
        version: Number(one('select max(version) from schema_version')),
        desks: Number(one('select count(*) from desk')),
        people: Number(one('select count(*) from person')),
        encounters: Number(one('select count(*) from encounter')),
      }
    } finally {
      db.close()
    }
  } catch (error) {
    throw new Refusal('not-a-backup', { file, reason: (error as Error).message })
  }
}

/**
 * Puts a backup in the place of the database, in one step: killed at any moment, the one or the other stands there,
 * whole. What was there is set aside, whole.
 *
 * @param backupFile not sealed. @returns the folder that holds what was there, or null when nothing was.
 * @throws Refusal `not-a-backup`, `newer-database`: then nothing changed.
 */
export function restoreSqlite(
  backupFile: string,
  { file, aside }: { file: string; aside: string },
): string | null {
  const { version } = inspectBackup(backupFile)
  refuseNewer(version)
  const part = `${file}.restoring`
  copyFileSync(backupFile, part)
  toDisk(part)
  const kept = setAside(file, aside)
  renameSync(part, file)
  toDisk(dirname(file), 'r')
  return kept
}

/** @throws Refusal `newer-database` for what a later program wrote. */
export function refuseNewer(version: number): void {
  const known = MIGRATIONS.at(-1)?.version ?? 0
  if (version > known) throw new Refusal('newer-database', { found: version, known })
}

/** A copy beside; what was last written to the database is in its one file from then on. */
function setAside(file: string, aside: string): string | null {
  const beside = [`${file}-wal`, `${file}-shm`]
  if (existsSync(file)) emptyLog(file)
  const there = [file, ...beside].filter(existsSync)
  if (there.length === 0) return null
  makeFolder(aside)
  for (const name of there) {
    copyFileSync(name, join(aside, basename(name)))
    toDisk(join(aside, basename(name)))
  }
  // Left where they are, they would be written over the database that comes. There are none but of a damaged one.
  for (const name of beside) rmSync(name, { force: true })
  return aside
}

function emptyLog(file: string): void {
  try {
    const db = new DatabaseSync(file)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE')
    db.close()
  } catch {
    // What is damaged is set aside as it stands.
  }
}

/** `2026-11-21T07-30-00Z`: an instant that any file system takes as a name. */
export function stampOf(now: Date): string {
  return now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
}

function toDisk(path: string, flags = 'r+'): void {
  const handle = openSync(path, flags)
  fsyncSync(handle)
  closeSync(handle)
}
