import { createInterface } from 'node:readline/promises'
import { Refusal } from '../lib/refusal.ts'
import { languageOf, readConfig, takeShared } from '../platform/config.ts'
import { wordsIn } from '../words.ts'
import { RefusedByDesk } from './answer.ts'
import type { Command, Terminal } from './command.ts'
import { COMMANDS } from './commands.ts'
import { type DeskLine, openDeskLine } from './desk-line.ts'

const { t } = wordsIn(languageOf(process.env))
const say = (line: string) => process.stdout.write(`${line}\n`)
const remark = (line: string) => process.stderr.write(`${line}\n`)

// `entregent who dupont | head -1`: whoever reads has had enough, which is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

/** `entregent COMMAND …`: what one may ask of the desk without a screen. */
async function main(): Promise<number> {
  process.umask(0o077)
  const { shared, rest } = takeShared(process.argv.slice(2))
  const [name = 'help', ...args] = rest
  if (/^(help|--help|-h)$/.test(name)) return help(say)
  const command = COMMANDS.find(known => known.name === name)
  if (!command) {
    remark(t('platform:command.unknown', { name }))
    help(remark)
    return 2
  }
  if (/^[A-Z]/.test(command.usage) && !args.some(arg => !arg.startsWith('--'))) {
    remark(t('platform:command.missing', { usage: `entregent ${name} ${command.usage}` }))
    return 2
  }
  return run(command, args, shared)
}

async function run(command: Command, args: string[], shared: string[]): Promise<number> {
  const config = readConfig(shared, process.env, `${import.meta.dirname}/../..`)
  let line: Promise<DeskLine> | undefined
  const terminal: Terminal = {
    t,
    config,
    say,
    remark,
    ask,
    desk: () => {
      line ??= openDeskLine(config)
      return line
    },
  }
  try {
    return await command.run(args, terminal)
  } finally {
    await (await line?.catch(() => undefined))?.close()
  }
}

async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

function help(to: (line: string) => void): number {
  const width = Math.max(...COMMANDS.map(({ name, usage }) => `${name} ${usage}`.length))
  to(t('platform:command.usage'))
  to('')
  for (const { name, usage, is } of COMMANDS) to(`  ${`${name} ${usage}`.padEnd(width)}  ${is(t)}`)
  to(`  ${'help'.padEnd(width)}  ${t('platform:command.help')}`)
  return 0
}

main().then(
  code => {
    process.exitCode = code
  },
  error => {
    if (error instanceof Refusal) remark(t(`platform:refusal.${error.code}`, error.params))
    else if (error instanceof RefusedByDesk) remark(t('platform:command.failed', { detail: error.message }))
    else remark((error as Error).stack ?? String(error))
    process.exitCode = error instanceof Refusal && error.code === 'bad-flag' ? 2 : 1
  },
)
