import { resolve } from 'node:path'
import { inspectBackup } from '../platform/backup.ts'
import { dumpPostgres } from '../platform/backup-postgres.ts'
import { accepted } from './answer.ts'
import type { Command, Terminal } from './command.ts'
import { writeWhole } from './whole-file.ts'

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  is: t => t('platform:command.backup.is'),
  run: async ([name = ''], terminal) => {
    const { t, say, config, desk } = terminal
    const file = resolve(name)
    if (config.databaseUrl) return backUpPostgres(config.databaseUrl, file, terminal)
    const answer = await accepted(await (await desk()).request('/api/backup'))
    const { people, encounters } = await writeWhole(answer, file, inspectBackup)
    say(t('platform:command.backup.said', { file, people, encounters }))
    return 0
  },
}

async function backUpPostgres(url: string, file: string, { t, say, remark }: Terminal): Promise<number> {
  const code = await dumpPostgres(url, file)
  if (code === null) remark(t('platform:command.backup.no-pg-dump'))
  if (code === 0) say(t('platform:command.backup.postgres', { file }))
  return code ?? 1
}
