import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Refusal } from '../lib/refusal.ts'
import type { Command } from './command.ts'

/** The flags and the words given to a command; null where it has no such flag, or a flag lacks its value. */
export function flagsIn<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  // parseArgs tells a wrong flag only by throwing.
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    return null
  }
}

/** That a command cannot be run so, with what it takes. */
export function notUnderstood(args: readonly string[], { name, usage }: Command): Refusal {
  return new Refusal('bad-flag', { flag: [name, ...args].join(' '), expected: `${name} ${usage}` })
}
