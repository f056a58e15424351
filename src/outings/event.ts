import type { Day } from '../lib/day.ts'
import type { Position } from '../lib/geo/position.ts'
import type { Money } from '../lib/money.ts'

export const EVENT_KINDS = [
  'open-coffee',
  'meetup',
  'afterwork',
  'conference',
  'fair',
  'workshop',
  'training',
  'club',
  'culture',
  'other',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export const EVENT_SOURCES = ['feed', 'file', 'link', 'hand'] as const
export type EventSource = (typeof EVENT_SOURCES)[number]

/** A moment of an event as it was announced, on the clock of its place. */
export interface EventMoment {
  day: Day
  /** `18:30`; null: the whole day. */
  time: string | null
}

/** Something one could go to, once or again and again. Its source is iCalendar: nothing that was sent is lost. */
export interface Event {
  id: string
  feedId: string | null
  /** Of the calendar it came from; its own id when noted by hand. */
  uid: string
  title: string
  kind: EventKind
  start: EventMoment
  /** The last day of a whole-day event is in it, as people say it. */
  end: EventMoment | null
  /** IANA zone of its clock; '' where it floats: the desk's own. */
  zone: string
  /** RFC 5545 §3.3.10, without `RRULE:`; '': on days that are listed one by one; null: once. */
  rule: string | null
  place: string
  address: string
  placeId: string | null
  position: Position | null
  onlineUrl: string
  url: string
  organiser: string
  description: string
  price: Money | null
  /** How many said they come; null: not said. */
  attendees: number | null
  status: 'scheduled' | 'tentative' | 'cancelled'
  source: EventSource
  /** Not for me: no longer proposed. */
  dismissedOn: Day | null
}

/** What a calendar, a page or the owner says of an event: all but what is ours to keep. */
export type EventSaid = Omit<Event, 'id' | 'feedId' | 'source' | 'placeId' | 'dismissedOn'>

/** An event as a calendar told it, with its own text: overrides and the rules of its zones in it. */
export interface EventRead extends EventSaid {
  ical: string
}

/** An event with the text that all its occurrences come from. */
export interface EventKept extends Event {
  ical: string
}

export interface EventView extends Event {
  revision: string
  /** Said by the owner, or by a page they took it from: everything is theirs to edit. */
  isOwn: boolean
  /** Of a series: the days on which it does not take place. */
  skipped: Day[]
}

/** What the owner sends: to be noted, or edited from a revision. */
export interface EventDraft extends Omit<Event, 'feedId' | 'dismissedOn'> {
  source: 'link' | 'hand'
  revision?: string | undefined
}

/** Of events from a feed or a file the calendar has the last word, the owner what it does not say. */
export function isOwn({ source }: Pick<Event, 'source'>): boolean {
  return source === 'hand' || source === 'link'
}

/** An event, once: what one chooses, and goes to. */
export interface Occurrence {
  eventId: string
  /** RECURRENCE-ID as `2026-12-03T18:30`, or its day; '' for an event that is once. */
  occurrence: string
  title: string
  kind: EventKind
  /** It comes again and again. */
  isSeries: boolean
  /** On the desk's clock. */
  day: Day
  time: string | null
  endDay: Day
  endTime: string | null
  /** On the clock of the place, where that is another: `18:30 Europe/Paris`; null where it is the desk's. */
  there: string | null
  place: string
  address: string
  placeId: string | null
  position: Position | null
  /** Only online: there is nowhere to go to. */
  isOnline: boolean
  onlineUrl: string
  url: string
  organiser: string
  status: Event['status']
  price: Money | null
  attendees: number | null
}
