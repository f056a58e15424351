import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { Refusal } from '../lib/refusal.ts'
import { makeFolder } from './make-folder.ts'

/** What a copy holds, read back from it. */
export interface BackupContents {
  /** Of the schema. */
  version: number
  desks: number
  people: number
  encounters: number
}

/** More pages than any file has: the copy is made in one step, so that no write makes it begin again. */
const ALL_PAGES = 2_000_000_000

/**
 * Copies a SQLite database while it is written to, as it stands at one instant, to a single file that is read back
 * before it is given its name. Nobody stays signed in, in the copy: it opens no door to who finds it.
 */
export async function backUpSqlite(file: string, target: string): Promise<BackupContents> {
  makeFolder(dirname(target))
  const part = `${target}.part`
  rmSync(part, { force: true })
  closeSync(openSync(part, 'wx', 0o600))
  const source = new DatabaseSync(file, { readOnly: true })
  try {
    await backup(source, part, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
  const copy = new DatabaseSync(part)
  // `secure_delete`: what is deleted would else stay readable in the file's free pages.
  copy.exec('PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON')
  copy.exec('delete from auth_session; delete from auth_verification')
  // Put back, the journal goes on from here: tokens that devices got since must not be taken for these (decision 9).
  copy.exec(`delete from desk_secret where id = 'dav_epoch'`)
  copy.close()
  const contents = inspectBackup(part)
  toDisk(part)
  renameSync(part, target)
  return contents
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
 * Puts a backup in the place of the database. What was there is set aside beside it, whole.
 *
 * @returns the folder that holds what was there, or null when nothing was.
 */
export function restoreSqlite(
  backupFile: string,
  { file, aside }: { file: string; aside: string },
): string | null {
  inspectBackup(backupFile)
  const part = `${file}.restoring`
  copyFileSync(backupFile, part)
  toDisk(part)
  let kept: string | null = null
  for (const name of [file, `${file}-wal`, `${file}-shm`].filter(existsSync)) {
    makeFolder(aside)
    renameSync(name, join(aside, basename(name)))
    kept = aside
  }
  renameSync(part, file)
  return kept
}

/** `2026-11-21T07-30-00Z`: an instant that any file system takes as a name. */
export function stampOf(now: Date): string {
  return now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
}

function toDisk(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
