import type { Day } from '../lib/day.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import type { Problem } from '../lib/problem.ts'
import type { Exchange, HistoryRead, Meeting, Self } from './exchange.ts'
import { leftOut } from './history-read.ts'
import { type MailCounts, type MailOptions, newMailReader } from './mail-reader.ts'
import { mailboxSplitter } from './split-mailbox.ts'

/** What a mailbox told, beside the exchanges and meetings that were handed on as they came. */
export interface MailboxRead extends MailCounts {
  problemCount: number
}

/** A mailbox file (mbox) or one message (eml), a piece after the other. */
export interface MailboxReading {
  push: (octets: Uint8Array) => void
  end: () => MailboxRead
}

export function readMailbox(isMailbox: boolean, options: MailOptions): MailboxReading {
  const reader = newMailReader(options)
  const splitter = mailboxSplitter(reader.take, isMailbox)
  return {
    push: splitter.push,
    end: () => {
      splitter.end()
      const counts = reader.end()
      const problems = new KeptProblems()
      problems.add([...counts.problems, ...leftOutOf(counts)])
      return { ...counts, problems: problems.list(), problemCount: problems.count }
    },
  }
}

/** The same of octets that are all there. */
export function readMail(
  bytes: Uint8Array,
  { isMailbox, ...options }: { isMailbox: boolean; self: Self; today: Day },
): HistoryRead & { guessed: string[] } {
  const exchanges: Exchange[] = []
  const meetings: Meeting[] = []
  const reading = readMailbox(isMailbox, {
    ...options,
    onRead: read => {
      exchanges.push(...read.exchanges)
      meetings.push(...read.meetings)
    },
  })
  reading.push(bytes)
  const { messages, problems, problemCount, guessed } = reading.end()
  return { exchanges, meetings, entries: messages, problems, problemCount, guessed }
}

function leftOutOf({ automatic, undatable }: MailCounts): Problem[] {
  return [
    ...leftOut(automatic, {
      code: 'mail-automatic',
      message: `${automatic} messages were written by programs or to lists: they are no exchange.`,
    }),
    ...leftOut(undatable, {
      code: 'mail-undated',
      message: `${undatable} messages do not tell when they were written.`,
    }),
  ]
}
