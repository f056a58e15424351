import { addDays, type Day, daysBetween } from '../lib/day.ts'
import type { Club, Session } from './club.ts'
import { sessionDays } from './session-days.ts'

/** Of the last twelve months. */
export const FIGURES_DAYS = 365
/** With fewer, attendance is not compared. */
export const ENOUGH_SESSIONS = 5

export interface AttendanceFigures {
  went: number
  missed: number
  /** Of days of the rhythm, those of which nothing was said. */
  unsaid: number
  /** Went and missed: those that are known to have been held. */
  n: number
}

export interface CostFigures {
  /** In hundredths of the club's currency. */
  perSessionCents: number
  /** Sessions that one was at. */
  n: number
}

type Told = Pick<Session, 'day' | 'state'>

/** How often one was there in the year up to that day; sessions that were off are not counted. */
export function attendanceOf(
  club: Parameters<typeof sessionDays>[0],
  sessions: readonly Told[],
  today: Day,
): AttendanceFigures {
  const from = addDays(today, 1 - FIGURES_DAYS)
  const within = sessions.filter(({ day, state }) => day >= from && day <= today && state !== 'moved')
  const said = new Set(within.map(({ day }) => day))
  const count = (state: Session['state']) => within.filter(each => each.state === state).length
  const [went, missed] = [count('went'), count('missed')]
  const past = sessionDays(club, { from, to: addDays(today, -1) })
  return { went, missed, unsaid: past.filter(day => !said.has(day)).length, n: went + missed }
}

/** What a session that one was at costs, over the year up to that day; null where the cost or a session is not known. */
export function costPerSession(
  { costCents, costPer, since, until }: Pick<Club, 'costCents' | 'costPer' | 'since' | 'until'>,
  went: number,
  today: Day,
): CostFigures | null {
  if (costCents === null || went === 0) return null
  if (costPer === 'session') return { perSessionCents: costCents, n: went }
  if (costPer === 'year') return { perSessionCents: Math.round(costCents / went), n: went }
  const last = until !== null && until < today ? until : today
  const first = [since, addDays(today, 1 - FIGURES_DAYS)].reduce((a, b) => (a > b ? a : b))
  return { perSessionCents: Math.round((costCents * monthsBegun(first, last)) / went), n: went }
}

/** 1 … 12. */
function monthsBegun(from: Day, to: Day): number {
  return Math.min(12, Math.max(1, Math.ceil((daysBetween(from, to) + 1) / (FIGURES_DAYS / 12))))
}
