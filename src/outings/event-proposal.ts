import type { EventFound, EventTime } from '../lib/event-found.ts'
import type { Event, EventMoment, EventSaid } from './event.ts'
import { guessKind } from './event-kind.ts'

/** An event that a page tells, as a form to look through: nothing of it is kept yet. */
export interface EventProposal extends Omit<EventSaid, 'start' | 'uid'> {
  /** null: the page does not say when. */
  start: EventMoment | null
  source: 'link'
  /** The event of the desk that has this page already. */
  knownId: string | null
}

/** @param timeZone of the desk: an instant is told on its clock; a time without a zone is taken for the desk's. */
export function proposalOf(found: EventFound, timeZone: string): Omit<EventProposal, 'knownId'> {
  const start = found.start && momentOf(found.start, timeZone)
  const end = found.end && momentOf(found.end, timeZone)
  const isOnline = found.isOnline && !found.place
  return {
    title: found.title.slice(0, 500),
    kind: guessKind(found.title),
    start,
    end: start && end && isAfter(end, start) ? end : null,
    zone: start?.time ? timeZone : '',
    rule: null,
    place: found.place?.name ?? '',
    address: found.place?.address ?? '',
    position: found.place?.position ?? null,
    onlineUrl: isOnline ? (found.url ?? '') : '',
    url: found.url ?? '',
    organiser: found.organiser?.name ?? '',
    description: found.description,
    price: found.isFree ? { cents: 0, currency: found.price?.currency ?? 'EUR' } : found.price,
    attendees: null,
    status: STATUS[found.status],
    source: 'link',
  }
}

const STATUS: Readonly<Record<EventFound['status'], Event['status']>> = {
  scheduled: 'scheduled',
  rescheduled: 'scheduled',
  // Put off to a day that nobody knows yet.
  postponed: 'tentative',
  cancelled: 'cancelled',
}

function momentOf({ day, time, at }: EventTime, timeZone: string): EventMoment {
  if (at === null) return { day, time }
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  const text = there.toPlainDateTime().toString()
  return { day: text.slice(0, 10) as EventMoment['day'], time: text.slice(11, 16) }
}

/** Both whole days, or both with their hour. */
export function isAfter(end: EventMoment, start: EventMoment): boolean {
  if ((end.time === null) !== (start.time === null)) return false
  if (end.time === null) return end.day >= start.day
  return `${end.day}T${end.time}` > `${start.day}T${start.time}`
}
