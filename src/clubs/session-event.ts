import { bornAt, type EventSaid, instantText, PROD_ID, USUAL_MINUTES } from '../encounters/event-said.ts'
import { addDays, type Day, parseDay } from '../lib/day.ts'
import { newEvent } from '../lib/icalendar/new-object.ts'
import type { Club, ClubView } from './club.ts'
import { rhythmDays } from './session-days.ts'

/** A session as devices see it. */
export interface SessionShown {
  /** Of the club. */
  id: string
  /** Of the rhythm: what it is known by, wherever it was moved. */
  from: Day
  day: Day
  time: string | null
}

/** What is past leaves the calendar, and what is far ahead is not in it yet. */
export const SHOWN_BEHIND_DAYS = 30
export const SHOWN_AHEAD_DAYS = 120

/**
 * The sessions of a club that a calendar shows around today; none of one that one goes to no more.
 *
 * @param left days of the rhythm, or those moved to, that one said one does not go to, or that there is none.
 */
export function sessionsShown(club: ClubView, left: ReadonlySet<Day>, today: Day): SessionShown[] {
  if (club.archived) return []
  const span = { from: addDays(today, -SHOWN_BEHIND_DAYS), to: addDays(today, SHOWN_AHEAD_DAYS) }
  const moved = new Map(club.moves.map(move => [move.from, move]))
  const regular = rhythmDays(club, span).filter(day => !moved.has(day))
  const all = [
    ...regular.map(day => ({ id: club.id, from: day, day, time: club.time })),
    ...club.moves.map(({ from, to, time }) => ({ id: club.id, from, day: to, time })),
  ]
  return all.filter(({ day }) => span.from <= day && day <= span.to && !left.has(day))
}

export function uidOf({ id, from }: Pick<SessionShown, 'id' | 'from'>): string {
  return `${id}-${from}`
}

/** Null for what is no name of ours. */
export function sessionOfUid(uid: string): Pick<SessionShown, 'id' | 'from'> | null {
  const [, id, day] = /^([0-9a-f-]{36})-(\d{4}-\d{2}-\d{2})$/.exec(uid) ?? []
  const from = parseDay(day ?? '')
  return id && from ? { id, from } : null
}

/** The same session gives the same octets. */
export function eventOf(session: SessionShown, club: Club, timeZone: string): Uint8Array {
  const { day, time } = session
  return new TextEncoder().encode(
    newEvent({
      uid: uidOf(session),
      stampAt: bornAt(club.id),
      prodId: PROD_ID,
      summary: club.name,
      ...(time === null
        ? { day }
        : { startsAt: instantText(day, time, timeZone), minutes: club.minutes ?? USUAL_MINUTES }),
      location: club.place,
    }),
  )
}

/** Whether an event says another day or hour of a session, and nothing else of it. */
export function isOnlyMoved(said: EventSaid, club: Club): boolean {
  const minutes = club.minutes ?? USUAL_MINUTES
  return (
    said.summary === club.name.trim() &&
    said.place === club.place.trim() &&
    said.note === '' &&
    !said.isRecurring &&
    !said.isCancelled &&
    !said.spansDays &&
    (said.time === null || said.minutes === minutes)
  )
}
