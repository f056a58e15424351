import type { Day } from '../lib/day.ts'
import { mailKey } from '../lib/mail-address.ts'
import type { Problem } from '../lib/problem.ts'
import { calendarPart } from './calendar-part.ts'
import type { Correspondent, Exchange, Meeting, Self } from './exchange.ts'
import { type MailHead, readMailHead } from './mail-head.ts'
import { readCalendar } from './read-calendar.ts'

/** Turns mails into exchanges and meetings as they come. */
export interface MailReader {
  /** A message, or its beginning. */
  take: (message: Buffer) => void
  /** A message of which only the head is there, and an invitation where it carries one. */
  takeHead: (head: string, rest?: { isSent?: boolean; calendar?: Buffer | null }) => void
  end: () => MailCounts
}

export interface MailCounts {
  messages: number
  automatic: number
  undatable: number
  /** Written to nobody, or by nobody. */
  alone: number
  /** Addresses that are the owner's as the mails tell, beyond those that were known. */
  guessed: string[]
  problems: Problem[]
}

export interface MailOptions {
  self: Self
  today: Day
  onRead: (read: { exchanges: Exchange[]; meetings: Meeting[] }) => void
}

/** Mails that are looked at before it is decided whose mailbox it is. */
const SAMPLE = 2000

export function newMailReader({ self, today, onRead }: MailOptions): MailReader {
  const own = new Set(self.mails.flatMap(mail => mailKey(mail) ?? []))
  const counts: MailCounts = { messages: 0, automatic: 0, undatable: 0, alone: 0, guessed: [], problems: [] }
  let sample: { head: MailHead; isSent: boolean; calendar: Buffer | null }[] | null = []

  const read = ({ head, isSent, calendar }: { head: MailHead; isSent: boolean; calendar: Buffer | null }) => {
    if (calendar) {
      const told = readCalendar(calendar, { self: { ...self, mails: [...own] }, today, isMail: true })
      // An invitation is written by a calendar, and so is the answer to one: what it tells is the meeting.
      if (told && told.meetings.length > 0) {
        onRead({ exchanges: [], meetings: told.meetings })
        return
      }
    }
    const exchange = exchangeOf(head, own, isSent)
    if (typeof exchange === 'string') counts[exchange]++
    else onRead({ exchanges: [exchange], meetings: [] })
  }
  const decide = () => {
    const waiting = sample ?? []
    sample = null
    counts.guessed = ownersOf(waiting.map(({ head }) => head)).filter(mail => !own.has(mail))
    for (const mail of counts.guessed) own.add(mail)
    if (own.size === 0 && waiting.length > 0) counts.problems.push(WHOSE)
    for (const one of waiting) read(one)
  }
  const add = (head: MailHead, isSent: boolean, calendar: Buffer | null) => {
    counts.messages++
    if (sample === null) return read({ head, isSent, calendar })
    // A slice of a large piece would hold it.
    sample.push({ head, isSent, calendar: calendar && Buffer.from(calendar) })
    if (sample.length >= SAMPLE) decide()
  }
  return {
    take: message => add(readMailHead(headIn(message)), false, calendarPart(message)),
    takeHead: (head, { isSent = false, calendar = null } = {}) => add(readMailHead(head), isSent, calendar),
    end: () => {
      if (sample !== null) decide()
      return counts
    },
  }
}

const MOST_HEAD_BYTES = 256 * 1024

function headIn(message: Buffer): string {
  const ends = [message.indexOf('\n\n'), message.indexOf('\n\r\n')].filter(at => at >= 0)
  const end = ends.length === 0 ? message.length : Math.min(...ends) + 1
  return message.toString('utf8', 0, Math.min(end, MOST_HEAD_BYTES))
}

/** What a mail is to its owner: with whom it was, or why it counts for nobody. */
function exchangeOf(
  { id, from, to, at, isAutomatic }: MailHead,
  own: ReadonlySet<string>,
  isSent: boolean,
): Exchange | 'automatic' | 'undatable' | 'alone' {
  if (isAutomatic) return 'automatic'
  const isMine = isSent || (from?.mail != null && own.has(from.mail))
  const others = (isMine ? to : from ? [from] : []).filter(({ mail }) => mail !== null && !own.has(mail))
  if (others.length === 0) return 'alone'
  if (at === null) return 'undatable'
  const key = id !== '' ? id : JSON.stringify([from?.mail, to.map(({ mail }) => mail), at])
  const initiator = isMine ? 'me' : 'them'
  return { key, at, channel: 'mail', initiator, letters: null, minutes: null, others: once(others) }
}

function once(people: readonly Correspondent[]): Correspondent[] {
  return [...new Map(people.map(one => [one.mail, one])).values()]
}

/** Of those that say where they were put, this share must say the same. */
const MOST_DELIVERED = 0.3
/** Of mails that have not travelled, and so were sent from here. */
const MOST_SENT = 0.6
const LEAST_ASKED = 3

/** Whose mailbox it is: where mails were put into, and who wrote those that never travelled. */
function ownersOf(heads: readonly MailHead[]): string[] {
  const delivered = heads.flatMap(({ deliveredTo }) => deliveredTo ?? [])
  const hasTravelled = heads.some(head => head.hasTravelled)
  const sent = hasTravelled
    ? heads.filter(head => !head.hasTravelled && !head.isAutomatic).flatMap(({ from }) => from?.mail ?? [])
    : []
  return [...new Set([...mostOf(delivered, MOST_DELIVERED), ...mostOf(sent, MOST_SENT)])]
}

function mostOf(addresses: readonly string[], share: number): string[] {
  if (addresses.length < LEAST_ASKED) return []
  const counts = new Map<string, number>()
  for (const address of addresses) counts.set(address, (counts.get(address) ?? 0) + 1)
  return [...counts].filter(([, count]) => count / addresses.length >= share).map(([address]) => address)
}

const WHOSE: Problem = {
  where: 'file',
  level: 'repaired',
  code: 'mail-owner-unknown',
  message: 'Nothing tells which address is yours: every mail was taken for one that came.',
}
