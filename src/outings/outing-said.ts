import { bornAt, type EventSaid, instantText, PROD_ID } from '../encounters/event-said.ts'
import { addDays, daysBetween } from '../lib/day.ts'
import type { EventChanges } from '../lib/icalendar/edit.ts'
import { newEvent } from '../lib/icalendar/new-object.ts'
import type { Outing } from './outing.ts'

/** Of an outing, what a calendar shows. */
export type Told = Pick<
  Outing,
  'id' | 'title' | 'day' | 'time' | 'endDay' | 'endTime' | 'place' | 'address' | 'note'
>

/** An evening without an end (ours). */
const USUAL_MINUTES = 120

/** An outing as a calendar shows it; the same facts give the same octets. */
export function eventOf(told: Told, timeZone: string): string {
  const { id, title, day, endDay, time, note } = told
  return newEvent({
    uid: id,
    stampAt: bornAt(id),
    prodId: PROD_ID,
    summary: title,
    ...(time === null
      ? { day, lastDay: endDay }
      : { startsAt: instantText(day, time, timeZone), endsAt: endOf(told, time, timeZone) }),
    location: whereOf(told),
    description: note,
  })
}

/** What an edit on screen changes in the event that shows the outing; nothing else of it does. */
export function eventChanges(before: Told, after: Told, timeZone: string): EventChanges {
  const { day, time, endDay, title, note } = after
  const isMoved = whenOf(before) !== whenOf(after)
  const where = whereOf(after)
  return {
    ...(isMoved
      ? time === null
        ? { day, lastDay: endDay }
        : { startsAt: instantText(day, time, timeZone), endsAt: endOf(after, time, timeZone) }
      : {}),
    ...(title === before.title ? {} : { summary: title }),
    ...(where === whereOf(before) ? {} : { location: where }),
    ...(note === before.note ? {} : { description: note }),
  }
}

/**
 * The outing with what a device changed in its event: only what differs from what devices saw. A whole day keeps the
 * number of its days.
 *
 * @param before what devices saw; null: nothing yet.
 */
export function movedTo<Moved extends Told>(
  outing: Moved,
  said: Pick<EventSaid, 'summary' | 'day' | 'time' | 'minutes' | 'place' | 'note'>,
  before: EventSaid | null,
): Moved {
  const differs = (name: 'summary' | 'day' | 'time' | 'minutes' | 'place' | 'note') =>
    before?.[name] !== said[name]
  const isMoved = differs('day') || differs('time') || differs('minutes')
  const { summary, place, note } = said
  return {
    ...outing,
    ...(isMoved ? timesOf(said, daysBetween(outing.day, outing.endDay)) : {}),
    title: differs('summary') && summary !== '' ? summary : outing.title,
    ...(differs('place') ? { place, address: '' } : {}),
    note: differs('note') ? note : outing.note,
  }
}

/** From an event's beginning and length, on the desk's clock. */
export function timesOf(
  { day, time, minutes }: Pick<EventSaid, 'day' | 'time' | 'minutes'>,
  wholeDays: number,
): Pick<Outing, 'day' | 'time' | 'endDay' | 'endTime'> {
  if (time === null) return { day, time, endDay: addDays(day, wholeDays), endTime: null }
  if (minutes === null) return { day, time, endDay: day, endTime: null }
  const end = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  const clock = end % 1440
  return {
    day,
    time,
    endDay: addDays(day, Math.floor(end / 1440)),
    endTime: `${two(Math.floor(clock / 60))}:${two(clock % 60)}`,
  }
}

/** « Le Comptoir, 3 rue Haute, 69001 Lyon »: an address that repeats its place is told once. */
export function whereOf({ place, address }: Pick<Told, 'place' | 'address'>): string {
  if (address === '' || place.includes(address)) return place
  return address.startsWith(place) ? address : [place, address].filter(part => part !== '').join(', ')
}

function endOf({ day, endDay, endTime }: Told, time: string, timeZone: string): string {
  const startsAt = instantText(day, time, timeZone)
  const endsAt = endTime === null ? '' : instantText(endDay, endTime, timeZone)
  // Where its end is not said, or comes before its beginning.
  return endsAt > startsAt ? endsAt : new Date(Date.parse(startsAt) + USUAL_MINUTES * 60_000).toISOString()
}

function whenOf({ day, time, endDay, endTime }: Told): string {
  return `${day} ${time} ${endDay} ${endTime}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
