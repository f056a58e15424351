import type { Day } from '../lib/day.ts'
import { dayNumber, dayNumberAt } from '../lib/day-number.ts'
import type { PartialDate } from '../lib/partial-date.ts'
import type { Circle, Relation } from '../people/person.ts'
import type { Candidate } from './pull.ts'
import type { ContactHistory } from './rhythm.ts'

/** What the card says, as the database gives it: thousands are read for one morning. */
export interface CardFacts {
  id: string
  relations: string
  trade: string | null
  circle: number | null
  added_on: string
}

/** What the log says; `recent_days` as `contact_tally` keeps it. */
export interface TallyFacts {
  id: string
  active_days: number
  first_on: string
  recent_days: string
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

/** What else is known of somebody, of few: null where there is nothing. Birthdays are those that come soon. */
export interface RareFacts {
  wish: { rhythmDays: number | null; metOn: Day | null } | null
  birthday: PartialDate | null
  promise: OpenPromise | null
  reply: Reply | null
}

/** Somebody as the rules read them. */
export function candidateFrom(card: CardFacts, tally: TallyFacts | null, rare: RareFacts): Candidate {
  const { wish, birthday, promise, reply } = rare
  return {
    personId: card.id,
    relations: relationsIn(card.relations),
    circle: card.circle as Circle | null,
    trade: card.trade as Candidate['trade'],
    rhythmDays: wish?.rhythmDays ?? null,
    household: false,
    archived: false,
    metOn: wish?.metOn ?? null,
    addedOn: card.added_on as Day,
    history: tally && historyIn(tally),
    unansweredMessages: tally?.unanswered ?? 0,
    snoozedUntil: reply?.snoozedUntil ?? null,
    dismissed: reply?.dismissed ?? false,
    birthday,
    promise,
  }
}

/** As the rules read it. */
export function historyIn(tally: Omit<TallyFacts, 'id' | 'unanswered'>): ContactHistory {
  const { active_days, first_on, recent_days } = tally
  const recentDays = dayNumbersIn(recent_days)
  const firstDay = dayNumber(first_on as Day)
  return { activeDays: active_days, firstDay, lastDay: recentDays.at(-1) ?? firstDay, recentDays }
}

/** Characters of one day in `["2026-11-21","2026-11-03"]`, its comma and its quotes. */
const STRIDE = 13

/** The list of days, newest first in the text, as day numbers, oldest first: read in place, ten thousand times a morning. */
function dayNumbersIn(list: string): number[] {
  const count = Math.round((list.length - 1) / STRIDE)
  const days = new Array<number>(count)
  for (let i = 0; i < count; i++) days[count - 1 - i] = dayNumberAt(list, 2 + i * STRIDE)
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
