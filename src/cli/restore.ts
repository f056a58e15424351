import { resolve } from 'node:path'
import { Refusal } from '../lib/refusal.ts'
import { inspectBackup, restoreSqlite, stampOf } from '../platform/backup.ts'
import { holdDataFolder, socketIn } from '../platform/data-folder.ts'
import type { Command } from './command.ts'
import { answers } from './desk-line.ts'

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE [--yes]',
  is: t => t('platform:command.restore.is'),
  run: async (args, { t, config, say, remark, ask }) => {
    if (config.databaseUrl) {
      remark(t('platform:command.restore.postgres'))
      return 1
    }
    const file = resolve(args.find(arg => !arg.startsWith('--')) ?? '')
    const { people, encounters } = inspectBackup(file)
    if (await answers(socketIn(config.folder))) throw new Refusal('desk-running', { folder: config.folder })
    const folder = holdDataFolder(config.folder)
    try {
      const question = t('platform:command.restore.ask', { file, people, encounters, folder: folder.path })
      const isAgreed =
        args.includes('--yes') || startsAlike(await ask(question), t('platform:command.restore.yes'))
      if (!isAgreed) {
        remark(t('platform:command.restore.no'))
        return 1
      }
      const aside = `${folder.backups}/replaced-${stampOf(new Date())}`
      const kept = restoreSqlite(file, { file: folder.database, aside })
      say(t('platform:command.restore.said'))
      if (kept) say(t('platform:command.restore.aside', { folder: kept }))
      return 0
    } finally {
      folder.release()
    }
  },
}

function startsAlike(answer: string | null, yes: string): boolean {
  return answer?.trim().toLowerCase().startsWith(yes) ?? false
}
