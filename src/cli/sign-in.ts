import { answerOf, sending } from './answer.ts'
import type { Command, Terminal } from './command.ts'
import { flagsIn, notUnderstood } from './flags.ts'

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

/** @throws Refusal `bad-flag`. */
function mailIn(args: string[]): string | undefined {
  const given = flagsIn(args, { mail: { type: 'string' } })
  if (!given || given.positionals.length > 0) throw notUnderstood(args, signInCommand)
  return given.values.mail
}
