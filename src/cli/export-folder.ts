import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ExportView } from '../leaving/export-view.ts'
import { Refusal } from '../lib/refusal.ts'
import { makeFolder } from '../platform/make-folder.ts'
import { accepted, answerOf, sending } from './answer.ts'
import type { Terminal } from './command.ts'
import { writeWhole } from './whole-file.ts'

const PATH = '/api/leaving/export'
const POLL_MS = 100

/** Everything of the desk in a folder of its own. @throws Refusal `folder-not-empty`. */
export async function exportFolder(
  folder: string,
  { t, say, remark, desk }: Pick<Terminal, 't' | 'say' | 'remark' | 'desk'>,
): Promise<number> {
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0))
    throw new Refusal('folder-not-empty', { folder })
  const { request } = await desk()
  let view = await answerOf<ExportView>(await request(PATH, sending({ isPacked: false }, 'POST')))
  let told = ''
  while (view.state === 'writing') {
    const { step } = view
    if (step && step.file !== told) remark(t('leaving:cli.writing', { ...step, done: step.done + 1 }))
    told = step?.file ?? told
    await setTimeout(POLL_MS)
    view = await answerOf<ExportView>(await request(PATH))
  }
  if (view.state !== 'ready') {
    remark(t('leaving:cli.failed'))
    return 1
  }
  makeFolder(folder)
  for (const { name, bytes } of view.files) {
    const answer = await accepted(await request(`${PATH}/files/${encodeURIComponent(name)}`))
    const isWhole = (size: number) => size === bytes
    const written = await writeWhole(answer, join(folder, name), part => statSync(part).size, isWhole)
    if (!isWhole(written)) {
      remark(t('leaving:cli.failed'))
      return 1
    }
  }
  await accepted(await request(PATH, { method: 'DELETE' }))
  const [readme] = view.files
  say(t('leaving:cli.said', { count: view.files.length, folder, readme: readme?.name ?? '' }))
  return 0
}
