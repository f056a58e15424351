import type { PersonSummary } from '../people/person.ts'
import { answerOf } from './answer.ts'
import type { Command } from './command.ts'
import { spoken } from './spoken.ts'

const MOST = 20

export const whoCommand: Command = {
  name: 'who',
  usage: 'WORDS…',
  is: t => t('platform:command.who.is'),
  run: async (args, terminal) => {
    const { t, say, remark, desk } = terminal
    const said = spoken(args, whoCommand, terminal)
    if (said === null) return 2
    const { request } = await desk()
    const query = new URLSearchParams({ q: said, limit: String(MOST) })
    const people = await answerOf<PersonSummary[]>(await request(`/api/people/find?${query}`))
    for (const { name, phone, email } of people) {
      say([name, phone, email].filter(part => part !== null && part !== '').join(' — '))
    }
    if (people.length === 0) remark(t('platform:command.who.nobody'))
    return people.length === 0 ? 1 : 0
  },
}
