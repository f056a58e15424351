import { createHash } from 'node:crypto'
import {
  createReadStream,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dayAt } from '../lib/day.ts'
import { keptCopies } from '../lib/kept-copies.ts'
import { Refusal, type RefusalCode, type RefusalParams } from '../lib/refusal.ts'
import { type BackupAsked, type BackupStep, type BackupTold, stampOf, type Verified } from './backup.ts'
import { backUpPostgres } from './backup-postgres.ts'
import { besideTelling } from './beside.ts'
import { makeFolder } from './make-folder.ts'
import type { TablePrints } from './table-prints.ts'

/** A backup that the program keeps, as it was found to be when it was put back aside. */
export interface KeptBackup {
  name: string
  madeAt: string
  bytes: number
  isSealed: boolean
  people: number
  encounters: number
  /** Null: each table was compared; else why not. */
  unverified: string | null
}

/** How it went the last time. */
export interface BackupOutcome {
  at: string
  /** Null: it succeeded. */
  refused: { code: RefusalCode; params: RefusalParams } | null
}

export interface BackupsView {
  folder: string
  /** The newest first. */
  kept: KeptBackup[]
  last: BackupOutcome | null
  /** What is being done right now. */
  step: BackupStep | null
  hasPassphrase: boolean
}

export interface Backups {
  view: () => BackupsView
  /** Makes one, keeps it, lets go of those that are old. @throws Refusal `backup-under-way`, `backup-differs`… */
  backUp: () => Promise<KeptBackup>
  /** One elsewhere, that the program does not keep, after the one under way. @returns what it holds, and the SHA-256 of the file. */
  copyTo: (target: string) => Promise<Verified & { sha256: string }>
  /** '' : none from now on. */
  setPassphrase: (passphrase: string) => void
  close: () => Promise<void>
}

interface Place {
  /** The data folder. */
  folder: string
  /** The SQLite file. */
  file: string
  databaseUrl: string | null
  now?: () => Date
}

/** Of the automatic ones, and of those made on demand. */
const NAME = /^entregent-.*\.backup$/
/** Set aside before a migration or a restoration: they go after a year, too. */
const SET_ASIDE = /^(before-version|replaced)-.*?(\d{4}-\d\d-\d\d)T/
const LONGEST_DAYS = 366

/** The backups that the program makes by itself, in the data folder. */
export function openBackups({ folder: data, file, databaseUrl, now = () => new Date() }: Place): Backups {
  const folder = join(data, 'backups')
  const ending = new AbortController()
  let step: BackupStep | null = null
  let under: Promise<unknown> | null = null
  // Of a process that was killed in the middle.
  for (const name of namesIn(folder)) if (name.startsWith('.making-')) drop(join(folder, name))

  const make = async (target: string): Promise<Verified & { unverified: string | null }> => {
    const onStep = (next: BackupStep) => {
      step = next
    }
    const passphrase = passphraseIn(data)
    if (databaseUrl) return backUpPostgres(databaseUrl, target, { passphrase, onStep })
    const told = await besideTelling<BackupAsked, BackupTold>(
      new URL('./backup-worker.ts', import.meta.url),
      { file, target, passphrase },
      {
        signal: ending.signal,
        isLast: message => {
          if ('step' in message) onStep(message.step)
          return !('step' in message)
        },
      },
    )
    if ('made' in told) return { ...told.made, unverified: null }
    if ('refused' in told) throw new Refusal(told.refused.code, told.refused.params)
    throw new Error('failed' in told ? told.failed : 'no backup')
  }

  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (under) throw new Refusal('backup-under-way')
    step = 'copying'
    const working = work()
    under = working
    try {
      return await working
    } finally {
      under = null
      step = null
    }
  }

  const keep = async (): Promise<KeptBackup> => {
    const at = now()
    makeFolder(folder)
    const target = join(folder, `entregent-${stampOf(at)}.backup`)
    try {
      const { people, encounters, tables, unverified } = await make(target)
      const kept: KeptBackup & { tables: TablePrints } = {
        name: `entregent-${stampOf(at)}.backup`,
        madeAt: at.toISOString(),
        bytes: statSync(target).size,
        isSealed: passphraseIn(data) !== null,
        people,
        encounters,
        unverified,
        tables,
      }
      writeWhole(`${target}.json`, JSON.stringify(kept))
      note(folder, { at: at.toISOString(), refused: null })
      letGo(folder, at)
      const { tables: _, ...rest } = kept
      return rest
    } catch (error) {
      const refused =
        error instanceof Refusal
          ? { code: error.code, params: error.params }
          : { code: 'backup-failed' as const, params: { reason: (error as Error).message } }
      note(folder, { at: at.toISOString(), refused })
      throw error
    }
  }

  return {
    view: () => ({
      folder,
      kept: keptIn(folder),
      last: lastIn(folder),
      step,
      hasPassphrase: passphraseIn(data) !== null,
    }),
    backUp: () => alone(keep),
    copyTo: async target => {
      // Refused, a browser would keep the refusal as a file.
      while (under) await under.catch(() => undefined)
      return alone(async () => {
        const verified = await make(target)
        const sum = createHash('sha256')
        await pipeline(createReadStream(target), sum)
        return { ...verified, sha256: sum.digest('hex') }
      })
    },
    setPassphrase: passphrase => {
      const path = join(data, PASSPHRASE_FILE)
      if (passphrase === '') rmSync(path, { force: true })
      else writeWhole(path, `${passphrase}\n`)
    },
    close: async () => {
      ending.abort(new Refusal('backup-failed', { reason: 'stopped' }))
      await under?.catch(() => undefined)
    },
  }
}

const PASSPHRASE_FILE = 'backup-passphrase'

/** Of the environment (`ENTREGENT_BACKUP_PASSPHRASE`), or the first line of a file of the data folder. */
export function passphraseIn(data: string): string | null {
  const said = process.env.ENTREGENT_BACKUP_PASSPHRASE
  if (said) return said
  try {
    return readFileSync(join(data, PASSPHRASE_FILE), 'utf8').split('\n')[0] || null
  } catch {
    return null
  }
}

/** The newest first; what is beside a backup says what it holds. */
export function keptIn(folder: string): KeptBackup[] {
  const kept = namesIn(folder)
    .filter(name => NAME.test(name))
    .flatMap(name => {
      const said = jsonIn<KeptBackup & { tables?: unknown }>(join(folder, `${name}.json`))
      if (!said) return []
      const { tables: _, ...rest } = said
      return [rest]
    })
  return kept.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

function letGo(folder: string, now: Date): void {
  const all = keptIn(folder)
  const stay = keptCopies(
    all.map(({ madeAt }) => madeAt),
    dayAt(now, 'UTC'),
  )
  for (const { name, madeAt } of all) {
    if (stay.has(madeAt)) continue
    drop(join(folder, name))
    drop(join(folder, `${name}.json`))
  }
  for (const name of namesIn(folder)) {
    const [, , day] = SET_ASIDE.exec(name) ?? []
    if (day && Date.parse(day) < now.getTime() - LONGEST_DAYS * 86_400_000) drop(join(folder, name))
    // Killed between the file and what says what it holds: it was never told to be there.
    const isAlone = NAME.test(name) && !all.some(kept => kept.name === name)
    if (isAlone) drop(join(folder, name))
  }
}

function note(folder: string, outcome: BackupOutcome): void {
  writeWhole(join(folder, 'last.json'), JSON.stringify(outcome))
}

function lastIn(folder: string): BackupOutcome | null {
  return jsonIn<BackupOutcome>(join(folder, 'last.json'))
}

function jsonIn<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    return null
  }
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { mode: 0o600, flush: true })
  renameSync(`${path}.part`, path)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function drop(path: string): void {
  rmSync(path, { recursive: true, force: true })
}
