import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal } from '../lib/refusal.ts'
import {
  type BackupContents,
  inspectBackup,
  refuseNewer,
  restoreSqlite,
  stampOf,
} from '../platform/backup.ts'
import { backUpPostgres, inspectDump, isEmptyPostgres, restorePostgres } from '../platform/backup-postgres.ts'
import { passphraseIn } from '../platform/backups.ts'
import { type DataFolder, holdDataFolder, socketIn } from '../platform/data-folder.ts'
import { isSealed, unsealFile } from '../platform/sealed-file.ts'
import type { Command, Terminal } from './command.ts'
import { answers } from './desk-line.ts'
import { flagsIn, notUnderstood } from './flags.ts'

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE [--yes]',
  is: t => t('platform:command.restore.is'),
  run: async (args, terminal) => {
    const given = flagsIn(args, { yes: { type: 'boolean' } })
    const [name, ...more] = given?.positionals ?? []
    if (!given || !name || more.length > 0) throw notUnderstood(args, restoreCommand)
    const { config } = terminal
    const file = resolve(name)
    if (!existsSync(file)) throw new Refusal('not-a-backup', { file, reason: 'not found' })
    if (await answers(socketIn(config.folder))) throw new Refusal('desk-running', { folder: config.folder })
    const folder = holdDataFolder(config.folder)
    const passing = mkdtempSync(join(folder.path, 'backup-'))
    try {
      const plain = isSealed(file) ? join(passing, 'opened') : file
      if (plain !== file) await unsealFile(file, plain, await passphraseFor(file, terminal))
      return await restoreFrom({ file, plain, folder }, given.values.yes ?? false, terminal)
    } finally {
      rmSync(passing, { recursive: true, force: true })
      folder.release()
    }
  },
}

/** Of the environment, as the folder holds it, or asked. @throws Refusal `passphrase-needed` where nobody can answer. */
async function passphraseFor(file: string, { t, config, ask }: Terminal): Promise<string> {
  const said = passphraseIn(config.folder) ?? (await ask(t('platform:command.restore.passphrase')))
  if (said === null) throw new Refusal('passphrase-needed', { file })
  return said
}

interface Restored {
  /** As it was named, and opened. */
  file: string
  plain: string
  folder: DataFolder
}

async function restoreFrom(
  { file, plain, folder }: Restored,
  isAgreed: boolean,
  { t, config: { databaseUrl }, say, remark, ask }: Terminal,
): Promise<number> {
  const held: BackupContents = databaseUrl ? await inspectDump(plain) : inspectBackup(plain)
  refuseNewer(held.version)
  const { people, encounters } = held
  const place = databaseUrl ? new URL(databaseUrl).pathname.slice(1) : folder.path
  const question = t('platform:command.restore.ask', { file, people, encounters, folder: place })
  if (!isAgreed && !startsAlike(await ask(question), t('platform:command.restore.yes'))) {
    remark(t('platform:command.restore.no'))
    return 1
  }
  const aside = join(folder.backups, `replaced-${stampOf(new Date())}`)
  const kept = databaseUrl
    ? await replacePostgres(databaseUrl, plain, { aside, passphrase: passphraseIn(folder.path) })
    : restoreSqlite(plain, { file: folder.database, aside })
  say(t('platform:command.restore.said'))
  if (kept) say(t('platform:command.restore.aside', { folder: kept }))
  return 0
}

async function replacePostgres(
  url: string,
  plain: string,
  { aside, passphrase }: { aside: string; passphrase: string | null },
): Promise<string | null> {
  if (await isEmptyPostgres(url)) {
    await restorePostgres(url, plain)
    return null
  }
  const kept = `${aside}.backup`
  await backUpPostgres(url, kept, { passphrase })
  await restorePostgres(url, plain)
  return kept
}

function startsAlike(answer: string | null, yes: string): boolean {
  return answer?.trim().toLowerCase().startsWith(yes) ?? false
}
