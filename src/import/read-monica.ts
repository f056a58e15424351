import type { HistoryRead } from '../history/exchange.ts'
import { decodeText } from '../lib/csv/decode-text.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import type { FoundContacts } from './found-contacts.ts'
import { type MonicaAccount, monicaContact, monicaExchanges, monicaMeetings } from './monica-account.ts'
import { monicaFromJson } from './monica-json.ts'
import { monicaFromSql } from './monica-sql.ts'

export interface MonicaRead extends FoundContacts {
  history: Pick<HistoryRead, 'exchanges' | 'meetings' | 'entries'>
}

/** The people of a desk of Monica 4, and what was done with them: calls, written conversations, activities. */
export function readMonica(
  bytes: Uint8Array,
  kind: 'json' | 'sql',
  { language, digest }: { language: 'fr' | 'en'; digest: (text: string) => string },
): MonicaRead {
  const problems = new KeptProblems()
  const { text } = decodeText(bytes)
  const { value, problems: found } = kind === 'json' ? monicaFromJson(text) : monicaFromSql(text)
  problems.add(found)
  const account: MonicaAccount = value ?? { people: [], activities: [] }
  const contacts: FoundContacts['contacts'] = []
  let partial = 0
  for (const person of account.people) {
    if (person.isPartial) {
      partial++
      continue
    }
    const contact = monicaContact(person, language)
    if (contact) contacts.push(contact)
    else
      problems.add([
        {
          where: person.where,
          level: 'rejected',
          code: 'empty-card',
          message: 'The card says nothing about anybody; it is not brought in.',
        },
      ])
  }
  if (partial > 0)
    problems.add([
      {
        where: 'file',
        level: 'ignored',
        code: 'monica-partial',
        params: { count: partial },
        message: 'Those who are only named as the tie of somebody stand in the notes of that person.',
      },
    ])
  const exchanges = monicaExchanges(account, digest)
  const meetings = monicaMeetings(account)
  const told = account.people.reduce((sum, { calls, messages }) => sum + calls.length + messages.length, 0)
  const entries = told + account.activities.length
  const left = entries - exchanges.length - meetings.length
  if (left > 0)
    problems.add([
      {
        where: 'file',
        level: 'ignored',
        code: 'monica-undated',
        params: { count: left },
        message: 'Calls and activities without a day or without anybody were left out.',
      },
    ])
  return {
    ...{ contacts, entries: account.people.length, problems: problems.list(), problemCount: problems.count },
    history: { exchanges, meetings, entries },
  }
}
