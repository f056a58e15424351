import type { PersonSummary } from '../people/person.ts'
import { answerOf } from './answer.ts'
import type { Command } from './command.ts'

const MOST = 20

export const whoCommand: Command = {
  name: 'who',
  usage: 'WORDS…',
  is: t => t('platform:command.who.is'),
  run: async (words, { t, say, remark, desk }) => {
    const { request } = await desk()
    const query = new URLSearchParams({ q: words.join(' '), limit: String(MOST) })
    const people = await answerOf<PersonSummary[]>(await request(`/api/people/find?${query}`))
    for (const { name, phone, email } of people) {
      say([name, phone, email].filter(part => part !== null && part !== '').join(' — '))
    }
    if (people.length === 0) remark(t('platform:command.who.nobody'))
    return people.length === 0 ? 1 : 0
  },
}
