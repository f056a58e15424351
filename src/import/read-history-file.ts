import type { Self } from '../history/exchange.ts'
import { leftOut } from '../history/history-read.ts'
import { eventsIn, readCalendar } from '../history/read-calendar.ts'
import { readMail } from '../history/read-mail.ts'
import { type Day, day } from '../lib/day.ts'
import type { Problem } from '../lib/problem.ts'
import type { ReadFile, ReadOptions } from './read-result.ts'
import { type Room, tooManyProblem } from './room.ts'

type Options = ReadOptions & { room: Room }

const NOBODY: Self = { mails: [], phones: [], names: [] }
/** Of readers who say no day: nothing is laid out far. */
const NO_DAY: Day = day('2000-01-01')

/** The meetings of a calendar. */
export function readCalendarFile(
  bytes: Uint8Array,
  { self = NOBODY, today = NO_DAY, room }: Options,
): ReadFile {
  const told = readCalendar(bytes, { self, today })
  if (!told) {
    const message = 'The file calls itself a calendar and holds none.'
    return {
      ...{
        format: 'ics',
        cards: 0,
        events: eventsIn(bytes),
        messages: 0,
        staged: [],
        exchanges: [],
        meetings: [],
        tables: [],
      },
      ...{
        problems: [{ where: 'file', level: 'rejected', code: 'feed-not-calendar', message }],
        problemCount: 1,
      },
    }
  }
  const { meetings, entries } = told
  const why = meetings.length === 0 ? whyNoMeeting(entries) : []
  const problems = [...told.problems, ...why]
  const problemCount = told.problemCount + why.length
  const fits = meetings.slice(0, Math.max(0, room.entries))
  room.entries -= meetings.length
  const isCut = fits.length < meetings.length
  return {
    ...{
      format: 'ics',
      cards: 0,
      events: entries,
      messages: 0,
      staged: [],
      exchanges: [],
      meetings: fits,
      tables: [],
    },
    problems: isCut ? [...problems, tooManyProblem('file')] : problems,
    problemCount: problemCount + (isCut ? 1 : 0),
  }
}

/** A calendar of oneself alone is read, and nothing comes of it. */
function whyNoMeeting(entries: number): Problem[] {
  return entries === 0
    ? [
        {
          where: 'file',
          level: 'ignored',
          code: 'no-entries',
          message: 'The file holds nothing that is read.',
        },
      ]
    : leftOut(entries, {
        code: 'calendar-alone',
        message: 'No event of it has anybody else: nobody was met by it.',
      })
}

/** The exchanges of a mailbox or one mail, that are all there: a large one is read as it passes (`worker.ts`). */
export function readMailFile(
  bytes: Uint8Array,
  format: 'mbox' | 'eml',
  { self = NOBODY, today = NO_DAY, room }: Options,
): ReadFile {
  const told = readMail(bytes, { isMailbox: format === 'mbox', self, today })
  const fits = told.exchanges.slice(0, Math.max(0, room.entries))
  room.entries -= told.exchanges.length + told.meetings.length
  const isCut = fits.length < told.exchanges.length
  return {
    ...{ format, cards: 0, events: 0, messages: told.entries, staged: [], exchanges: fits, tables: [] },
    meetings: told.meetings,
    problems: isCut ? [...told.problems, tooManyProblem('file')] : told.problems,
    problemCount: told.problemCount + (isCut ? 1 : 0),
  }
}
