import type { Day } from '../lib/day.ts'
import {
  type Component,
  childrenOf,
  propertiesOf,
  propertyOf,
  unescapeText,
} from '../lib/icalendar/component.ts'
import type { EventChanges } from '../lib/icalendar/edit.ts'
import { instantOf } from '../lib/icalendar/moment.ts'
import { isoText } from '../lib/icalendar/moment-text.ts'
import { newEvent } from '../lib/icalendar/new-object.ts'
import type { CalendarObject } from '../lib/icalendar/object.ts'
import { shapeOf } from '../lib/icalendar/shape.ts'
import { ianaZone, instantOfWall, zonesOf } from '../lib/icalendar/zone.ts'
import { withoutNul } from '../lib/without-nul.ts'
import type { Encounter } from './encounter.ts'

/** What an event in a calendar says, on the clock of the desk. */
export interface EventSaid {
  summary: string
  day: Day
  /** Null: the whole day. */
  time: string | null
  /** Null: the whole day, or without an end. */
  minutes: number | null
  /** It lasts longer than a day. */
  spansDays: boolean
  place: string
  note: string
  /** Of those invited and of whoever invites, as written. */
  mails: string[]
  isRecurring: boolean
  isCancelled: boolean
  /** It says where to meet on line. */
  isOnLine: boolean
}

export type Planned = Pick<Encounter, 'id' | 'day' | 'time' | 'minutes' | 'place' | 'note'>

/** Of an encounter that nobody said the length of (ours: what calendars make of a new event). */
export const USUAL_MINUTES = 60
export const PROD_ID = '-//Entregent//Entregent//EN'

/** @param timeZone IANA name: of the desk's clock. */
export function readEvent({ calendar, isRecurring, summary }: CalendarObject, timeZone: string): EventSaid {
  const zone = ianaZone(timeZone)
  const events = childrenOf(calendar, 'VEVENT')
  const event = events.find(one => !propertyOf(one, 'RECURRENCE-ID')) ?? (events[0] as Component)
  const { start, endOf } = shapeOf(event, zonesOf(calendar), zone)
  if (!start) throw new RangeError('an event without a beginning was let through')
  const at = instantOf(start, zone)
  const wall = isoText(start.isDate ? start.wall : at + zone.offsetAt(at))
  const end = endOf(start)
  const minutes = end ? Math.round((instantOf(end, zone) - at) / 60) : 0
  return {
    summary: withoutNul(summary).trim(),
    day: wall.slice(0, 10) as Day,
    time: start.isDate ? null : wall.slice(11, 16),
    minutes: !start.isDate && minutes > 0 ? minutes : null,
    // An hour more, for the night on which clocks are put back.
    spansDays: minutes > DAY_MINUTES + 60,
    place: textOf(event, 'LOCATION').trim().slice(0, 1000),
    note: textOf(event, 'DESCRIPTION').slice(0, 100_000),
    mails: ['ATTENDEE', 'ORGANIZER'].flatMap(name => propertiesOf(event, name).map(({ value }) => value)),
    isRecurring,
    isCancelled: /^cancelled$/i.test(propertyOf(event, 'STATUS')?.value.trim() ?? ''),
    isOnLine:
      propertyOf(event, 'CONFERENCE') !== null ||
      ON_LINE.test(`${textOf(event, 'LOCATION')} ${textOf(event, 'URL')}`),
  }
}

/** An encounter as a calendar shows it; the same facts give the same octets. */
export function eventOf(planned: Planned, title: string, timeZone: string): string {
  const { id, day, time, minutes, place, note } = planned
  return newEvent({
    uid: id,
    stampAt: bornAt(id),
    prodId: PROD_ID,
    summary: title,
    ...(time === null
      ? { day }
      : { startsAt: instantText(day, time, timeZone), minutes: minutes ?? USUAL_MINUTES }),
    location: place,
    description: note,
  })
}

/** What an edit on screen changes in the event that shows the encounter; nothing else of it does. */
export function eventChanges(before: Planned, after: Planned, timeZone: string): EventChanges {
  const { day, time, minutes, place, note } = after
  const moved = day !== before.day || time !== before.time
  const becomesTimed = time !== null && before.time === null
  const lengthens = time !== null && minutes !== null && (minutes !== before.minutes || becomesTimed)
  return {
    ...(moved ? (time === null ? { day } : { startsAt: instantText(day, time, timeZone) }) : {}),
    ...(lengthens ? { minutes } : becomesTimed ? { minutes: USUAL_MINUTES } : {}),
    ...(place === before.place ? {} : { location: place }),
    ...(note === before.note ? {} : { description: note }),
  }
}

/** When a thing was born, of its UUIDv7: a stamp that is the same at each printing. */
export function bornAt(id: string): string {
  const ms = /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id) ? Number.parseInt(id.replace('-', '').slice(0, 12), 16) : 0
  return new Date(ms).toISOString()
}

/** The instant at which the clock of a zone shows that. */
export function instantText(day: Day, time: string, timeZone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`) / 1000
  return new Date(instantOfWall(wall, ianaZone(timeZone)) * 1000).toISOString()
}

export function textOf(component: Component, name: string): string {
  return withoutNul(unescapeText(propertyOf(component, name)?.value ?? ''))
}

const DAY_MINUTES = 1440
const ON_LINE = /https?:\/\/|zoom\.us|meet\.google|teams\.microsoft|whereby|jitsi/i
