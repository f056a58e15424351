import { answerOf, sending } from './answer.ts'
import type { Command, Terminal } from './command.ts'
import { flagsIn, notUnderstood } from './flags.ts'
import { sayIfClosed, sayLink } from './sign-in.ts'

interface Opened {
  id: string
  name: string
  email: string
  link: string
}

interface Listed {
  id: string
  name: string
  members: { name: string; email: string | null }[]
}

/** Several people, each with a desk of their own, in one database. */
export const deskCommand: Command = {
  name: 'desk',
  usage: 'add NAME --mail M [--json] | list [--json]',
  is: t => t('platform:command.desk.is'),
  run: async (args, terminal) => {
    const { name, mail, json } = parse(args)
    return name === null ? list(json, terminal) : add({ name, email: mail }, json, terminal)
  },
}

async function add(wanted: { name: string; email: string }, json: boolean, terminal: Terminal) {
  const { t, say, desk, config } = terminal
  const { running, request } = await desk()
  const asked = sending({ ...wanted, language: config.language }, 'POST')
  const opened = await answerOf<Opened>(await request('/api/machine/desks', asked))
  if (json) say(JSON.stringify(opened))
  else {
    say(t('platform:command.desk.added', { name: opened.name, email: opened.email }))
    sayLink(opened.link, terminal)
  }
  sayIfClosed(running, terminal)
  return 0
}

async function list(json: boolean, { t, say, desk }: Terminal): Promise<number> {
  const desks = await answerOf<Listed[]>(await (await desk()).request('/api/machine/desks'))
  if (json) {
    say(JSON.stringify(desks))
    return 0
  }
  for (const { name, members, id } of desks) {
    const mails = members.map(({ email }) => email ?? t('platform:command.desk.no-mail'))
    say([name, mails.join(', '), id].join(' — '))
  }
  return 0
}

/** @returns name null: to list. @throws Refusal `bad-flag`. */
function parse(args: string[]): { name: string | null; mail: string; json: boolean } {
  const given = flagsIn(args, {
    mail: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  })
  const [verb, ...names] = given?.positionals ?? []
  const name = names.join(' ')
  if (given && verb === 'list' && name === '') return { name: null, ...given.values }
  if (given && verb === 'add' && name !== '' && given.values.mail !== '') return { name, ...given.values }
  throw notUnderstood(args, deskCommand)
}
