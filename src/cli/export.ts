import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { isArchive } from '../import/archive.ts'
import { archiveLines } from '../import/archive-file.ts'
import { CARDS_HEADER } from '../import/routes.ts'
import { streamCards } from '../lib/vcard/split.ts'
import { accepted } from './answer.ts'
import type { Command, Terminal } from './command.ts'
import { exportFolder } from './export-folder.ts'
import { flagsIn, notUnderstood } from './flags.ts'
import { writeWhole } from './whole-file.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'DIR | FILE.vcf [--version 3.0|4.0] | FILE.jsonl.gz',
  is: t => t('import:cli.export.is'),
  run: async (args, { t, say, remark, desk }) => {
    const { name, version } = parse(args)
    const file = resolve(name)
    if (!/\.(vcf|vcard|gz)$/i.test(name)) return exportFolder(file, { t, say, remark, desk })
    if (isArchive(name)) return exportDesk(file, { t, say, desk })
    const answer = await accepted(await (await desk()).request(`/api/export.vcf?version=${version}`))
    const held = Number(answer.headers.get(CARDS_HEADER) ?? Number.NaN)
    const written = await writeWhole(answer, file, cardsIn, count => count === held)
    if (written !== held) {
      remark(t('import:cli.export.differs', { written, held }))
      return 1
    }
    say(t('import:cli.export.said', { count: written, file }))
    return 0
  },
}

/** All that the desk knows; read back before it takes its name. */
async function exportDesk(
  file: string,
  { t, say, desk }: Pick<Terminal, 't' | 'say' | 'desk'>,
): Promise<number> {
  const answer = await accepted(await (await desk()).request('/api/imports/archive'))
  const rows = await writeWhole(answer, file, rowsIn)
  say(t('import:cli.export.desk', { count: rows, file }))
  return 0
}

async function rowsIn(file: string): Promise<number> {
  let count = 0
  for await (const line of archiveLines(file)) if (line.kind === 'row') count++
  return count
}

/** @throws Refusal `bad-flag`. */
function parse(args: string[]): { name: string; version: string } {
  const given = flagsIn(args, { version: { type: 'string', default: '3.0' } })
  const name = given?.positionals[0]
  if (!given || !name || !/^[34]\.0$/.test(given.values.version)) throw notUnderstood(args, exportCommand)
  return { name, version: given.values.version }
}

/** As they stand in the file: what was written is read again. */
async function cardsIn(file: string): Promise<number> {
  let count = 0
  for await (const { value } of streamCards(createReadStream(file))) if (value?.within === null) count++
  return count
}
