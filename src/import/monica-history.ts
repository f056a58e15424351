import type { Correspondent, Exchange, Meeting, Moment } from '../history/exchange.ts'
import { mailKey } from '../lib/mail-address.ts'
import { linkedinSlug } from './linkedin-columns.ts'
import { type MonicaAccount, type MonicaPerson, monicaName } from './monica-account.ts'

/** Calls and written conversations. What was said in them stays in the file. */
export function monicaExchanges(account: MonicaAccount, digest: (text: string) => string): Exchange[] {
  return account.people.flatMap(person => {
    const others = [monicaCorrespondent(person)]
    const calls = person.calls.flatMap((call): Exchange[] => {
      const at = momentTold(call.at)
      const key = digest(['monica-call', person.id, call.at, call.isTheirs].join('|'))
      const what = { channel: 'call', letters: null, minutes: null } as const
      return at ? [{ key, at, ...what, initiator: call.isTheirs ? 'them' : 'me', others }] : []
    })
    const written = person.messages.flatMap((message, nth): Exchange[] => {
      const at = momentTold(message.at)
      const key = digest(
        ['monica-message', person.id, message.at, message.isMine, message.letters, nth].join('|'),
      )
      const what = { channel: 'message', letters: message.letters, minutes: null } as const
      return at ? [{ key, at, ...what, initiator: message.isMine ? 'me' : 'them', others }] : []
    })
    return [...calls, ...written]
  })
}

/** Things done together: Monica knows their day. */
export function monicaMeetings({ people, activities }: MonicaAccount): Meeting[] {
  const byId = new Map(people.map(person => [person.id, person]))
  return activities.flatMap(({ id, title, day, people: ids }): Meeting[] => {
    const from = momentTold(day)
    const others = ids.flatMap(id => byId.get(id) ?? []).map(monicaCorrespondent)
    if (!from || others.length === 0) return []
    const what = { minutes: null, isAllDay: true, isCancelled: false, isVideo: false, place: '' }
    return [{ key: `monica-${id}`, from, ...what, title, others }]
  })
}

function monicaCorrespondent(person: MonicaPerson): Correspondent {
  const of = (wanted: string) => person.fields.find(({ type }) => type === wanted)?.data ?? null
  const mail = of('email')
  const slug = person.fields.map(({ data }) => linkedinSlug(data)).find(found => found !== null)
  return {
    name: monicaName(person),
    mail: mail === null ? null : mailKey(mail),
    phone: of('phone'),
    profile: slug ? `linkedin.com/in/${slug}` : null,
  }
}

/** `2019-04-12`, `2019-04-12 10:00:00`, `2019-04-12T10:00:00Z`: Monica keeps days at midnight, so a day is meant. */
function momentTold(text: string): Moment | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:$|[T ](\d{2}:\d{2}))/.exec(text)
  if (!match || Number.isNaN(Date.parse(match[1] ?? ''))) return null
  return { day: match[1] ?? '', time: match[2] ?? '00:00' }
}
