import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { parseArgs } from 'node:util'
import { CARDS_HEADER } from '../import/routes.ts'
import { Refusal } from '../lib/refusal.ts'
import { streamCards } from '../lib/vcard/split.ts'
import { accepted } from './answer.ts'
import type { Command } from './command.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'FILE.vcf [--version 3.0|4.0]',
  is: t => t('import:cli.export.is'),
  run: async (args, { t, say, remark, desk }) => {
    const { name, version } = parse(args)
    const file = resolve(name)
    const answer = await accepted(await (await desk()).request(`/api/export.vcf?version=${version}`))
    // Whole or not at all: the file takes its name at the end.
    const part = `${file}.part`
    const body = answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([])
    try {
      await pipeline(body, createWriteStream(part, { mode: 0o600, flush: true }))
      const written = await cardsIn(part)
      const held = Number(answer.headers.get(CARDS_HEADER) ?? Number.NaN)
      if (written !== held) {
        remark(t('import:cli.export.differs', { written, held }))
        return 1
      }
      renameSync(part, file)
      say(t('import:cli.export.said', { count: written, file }))
      return 0
    } finally {
      rmSync(part, { force: true })
    }
  },
}

function parse(args: string[]): { name: string; version: string } {
  // parseArgs tells a wrong flag only by throwing.
  try {
    const options = { version: { type: 'string', default: '3.0' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (/^[34]\.0$/.test(values.version) && positionals[0])
      return { name: positionals[0], version: values.version }
  } catch {
    // As below.
  }
  throw new Refusal('bad-flag', { flag: args.join(' '), expected: 'FILE.vcf [--version 3.0|4.0]' })
}

/** As they stand in the file: what was written is read again. */
async function cardsIn(file: string): Promise<number> {
  let count = 0
  for await (const { value } of streamCards(createReadStream(file))) if (value?.within === null) count++
  return count
}
