import { parseArgs } from 'node:util'
import { Refusal } from '../lib/refusal.ts'
import { answerOf, sending } from './answer.ts'
import type { Command, Terminal } from './command.ts'

export const signInCommand: Command = {
  name: 'sign-in',
  usage: '[--mail M]',
  is: t => t('platform:command.sign-in.is'),
  run: async (args, terminal) => {
    const email = mailIn(args)
    const { running, request } = await terminal.desk()
    const asked = sending(email === undefined ? {} : { email }, 'POST')
    sayLink((await answerOf<{ link: string }>(await request('/api/machine/link', asked))).link, terminal)
    sayIfClosed(running, terminal)
    return 0
  },
}

export function sayLink(link: string, { t, say }: Terminal): void {
  say(t('platform:command.sign-in.said', { link }))
}

/** A link leads nowhere until the desk is open. */
export function sayIfClosed(running: boolean, { t, remark }: Terminal): void {
  if (!running) remark(t('platform:command.sign-in.closed'))
}

function mailIn(args: string[]): string | undefined {
  // parseArgs tells a wrong flag only by throwing.
  try {
    return parseArgs({ args, options: { mail: { type: 'string' } } }).values.mail
  } catch {
    throw new Refusal('bad-flag', { flag: args.join(' '), expected: signInCommand.usage })
  }
}
