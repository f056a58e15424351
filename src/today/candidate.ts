import type { Day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import type { Circle, Relation } from '../people/person.ts'
import type { Candidate } from './need.ts'
import type { ContactHistory } from './rhythm.ts'

/** A row as the database gives it: thousands are read for one morning. */
export interface CandidateRow {
  id: string
  rhythm_days: number | null
  met_on: string | null
  relations: string
  trade: string | null
  circle: number | null
  added_on: string
  birthday: string | null
  active_days: number | null
  first_on: string | null
  last_on: string | null
  recent_days: string | null
  unanswered: number
}

export interface OpenPromise {
  by: 'me' | 'them'
  dueOn: Day
}

export interface Reply {
  dismissed: boolean
  snoozedUntil: Day | null
}

/** The row as the rules read it. */
export function candidateFrom(row: CandidateRow, promise: OpenPromise | null, reply: Reply | null): Candidate {
  return {
    personId: row.id,
    relations: relationsIn(row.relations),
    circle: row.circle as Circle | null,
    trade: row.trade as Candidate['trade'],
    rhythmDays: row.rhythm_days,
    household: false,
    archived: false,
    metOn: row.met_on as Day | null,
    addedOn: row.added_on as Day,
    history: historyIn(row),
    unansweredMessages: row.unanswered,
    snoozedUntil: reply?.snoozedUntil ?? null,
    dismissed: reply?.dismissed ?? false,
    birthday: row.birthday === null ? null : parsePartialDate(row.birthday),
    promise,
  }
}

function historyIn({ active_days, first_on, last_on, recent_days }: CandidateRow): ContactHistory | null {
  if (active_days === null || first_on === null || last_on === null || recent_days === null) return null
  return {
    activeDays: active_days,
    firstDay: dayNumber(first_on as Day),
    lastDay: dayNumber(last_on as Day),
    recentDays: dayNumbersIn(recent_days),
  }
}

/** Characters of one day in `["2026-11-21","2026-11-03"]`, its comma and its quotes. */
const STRIDE = 13

/** The list of days, newest first in the text, as day numbers, oldest first: read in place, ten thousand times a morning. */
function dayNumbersIn(list: string): number[] {
  const count = Math.round((list.length - 1) / STRIDE)
  const days = new Array<number>(count)
  for (let i = 0; i < count; i++) days[count - 1 - i] = dayNumber(list.slice(2 + i * STRIDE, 12 + i * STRIDE) as Day)
  return days
}

const RELATIONS_READ = new Map<string, Relation[]>()

/** Few lists of relations exist, thousands of people have them. */
function relationsIn(list: string): Relation[] {
  const known = RELATIONS_READ.get(list)
  if (known) return known
  const read = JSON.parse(list) as Relation[]
  if (RELATIONS_READ.size < 1000) RELATIONS_READ.set(list, read)
  return read
}
