import type { HistoryRead } from '../history/exchange.ts'
import { decodeText } from '../lib/csv/decode-text.ts'
import type { Day } from '../lib/day.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import type { Besides } from './besides.ts'
import type { FoundContacts } from './found-contacts.ts'
import type { MonicaAccount } from './monica-account.ts'
import { monicaBesides } from './monica-besides.ts'
import { monicaContact } from './monica-card.ts'
import { monicaExchanges, monicaMeetings } from './monica-history.ts'
import { monicaFromJson } from './monica-json.ts'
import { monicaFromSql } from './monica-sql.ts'

export interface MonicaRead extends FoundContacts {
  /** By the ids of Monica. */
  besides: Besides<string>
  /** Of each of the contacts, its id. */
  ids: string[]
  history: Pick<HistoryRead, 'exchanges' | 'meetings' | 'entries'>
}

/**
 * The people of a desk of Monica 4, what was done with them (calls, written conversations, activities) and what it knows of
 * them besides: ties, reminders, tasks, presents, through whom they were met.
 */
export function readMonica(
  bytes: Uint8Array,
  kind: 'json' | 'sql',
  options: { language: 'fr' | 'en'; digest: (text: string) => string; today?: Day | undefined },
): MonicaRead {
  const problems = new KeptProblems()
  const { text } = decodeText(bytes)
  const { value, problems: found } = kind === 'json' ? monicaFromJson(text) : monicaFromSql(text)
  problems.add(found)
  const account: MonicaAccount = value ?? NOBODY
  const { besides, noteOf } = monicaBesides(account, options)
  const contacts: FoundContacts['contacts'] = []
  const ids: string[] = []
  let partial = 0
  for (const person of account.people) {
    if (person.isPartial) {
      partial++
      continue
    }
    const contact = monicaContact(person, noteOf(person), options.language)
    if (contact) {
      contacts.push(contact)
      ids.push(person.id)
    } else
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
  const exchanges = monicaExchanges(account, options.digest)
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
    ...{ history: { exchanges, meetings, entries }, besides, ids },
  }
}

const NOBODY: MonicaAccount = { people: [], activities: [], relations: [], tasks: [], writtenOn: '' }
