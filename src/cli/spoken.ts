import { Refusal } from '../lib/refusal.ts'
import type { Command, Terminal } from './command.ts'

/** What was said to a command that takes words and no flags; null, the usage told, when nothing was. @throws Refusal `bad-flag`. */
export function spoken(args: readonly string[], { name, usage }: Command, terminal: Terminal): string | null {
  const end = args.indexOf('--')
  const flag = args.slice(0, end === -1 ? args.length : end).find(arg => /^--?[a-z]/i.test(arg))
  if (flag !== undefined) throw new Refusal('bad-flag', { flag, expected: usage })
  const said = args
    .filter((_, at) => at !== end)
    .join(' ')
    .trim()
  if (said !== '') return said
  terminal.remark(terminal.t('platform:command.missing', { usage: `entregent ${name} ${usage}` }))
  return null
}
