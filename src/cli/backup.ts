import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BACKUP_HEADER } from '../owner/backup-routes.ts'
import { isSealed } from '../platform/sealed-file.ts'
import { accepted } from './answer.ts'
import type { Command } from './command.ts'
import { writeWhole } from './whole-file.ts'

/** The desk has put it back aside and compared it; here, that it came over whole. */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  is: t => t('platform:command.backup.is'),
  run: async ([name = ''], { t, say, remark, desk }) => {
    const file = resolve(name)
    const answer = await accepted(await (await desk()).request('/api/backup'))
    const held = JSON.parse(answer.headers.get(BACKUP_HEADER) ?? '{}') as Held
    const sum = await writeWhole(answer, file, sumOf, read => read === held.sha256)
    if (sum !== held.sha256) {
      remark(t('platform:command.backup.cut'))
      return 1
    }
    const { people, encounters, unverified } = held
    say(t('platform:command.backup.said', { file, people, encounters }))
    if (unverified) say(t('platform:command.backup.unverified', { reason: unverified }))
    if (isSealed(file)) say(t('platform:command.backup.sealed'))
    return 0
  },
}

interface Held {
  people: number
  encounters: number
  sha256: string
  unverified?: string | null
}

async function sumOf(file: string): Promise<string> {
  const sum = createHash('sha256')
  await pipeline(createReadStream(file), sum)
  return sum.digest('hex')
}
