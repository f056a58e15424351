import { addDays, type Day, type Span } from '../lib/day.ts'
import { childrenOf, propertyOf, readComponents } from '../lib/icalendar/component.ts'
import { type Moment, momentOf } from '../lib/icalendar/moment.ts'
import { isoText, wallSeconds } from '../lib/icalendar/moment-text.ts'
import { type Occurrence as Expanded, occurrencesOf as expand } from '../lib/icalendar/occurrences.ts'
import { UTC, type Zone, zoneSaid, zonesOf } from '../lib/icalendar/zone.ts'
import type { EventKept, Occurrence } from './event.ts'
import { detailsOf } from './event-details.ts'
import { calendarZone, endSaid, momentSaid, onClockOf } from './event-moments.ts'

/** Of one event within a span. */
const MOST_OF_ONE = 400
export const MOST_OCCURRENCES = 5000

/**
 * Every time that the events happen within days of the desk, by day and hour. A meeting that came by two ways (the same
 * page, or the same title at the same time) is there once.
 *
 * @param timeZone of the desk: IANA.
 */
export function occurrencesWithin(events: readonly EventKept[], span: Span, timeZone: string): Occurrence[] {
  const found = events.flatMap(event => occurrencesOfEvent(event, span, timeZone))
  return onceEach(found.sort(inOrder)).slice(0, MOST_OCCURRENCES)
}

/** The times of one event, in order. */
export function occurrencesOfEvent(event: EventKept, span: Span, timeZone: string): Occurrence[] {
  const [calendar] = readComponents(event.ical).value
  if (!calendar) return []
  const desk = zoneSaid(timeZone)
  const floating = calendarZone(calendar) ?? desk
  const zones = zonesOf(calendar)
  const master = childrenOf(calendar, 'VEVENT').find(one => !propertyOf(one, 'RECURRENCE-ID'))
  const start = master && momentOf(master, 'DTSTART', zones)
  const found: Occurrence[] = []
  for (const one of expand({ calendar, component: 'VEVENT' }, rangeOf(span), floating)) {
    const when = whenOf(one, { desk, floating })
    if (!when || when.day > span.to || when.endDay < span.from) continue
    found.push({ ...saidOf(one, event), ...when, occurrence: keyOf(one, start ?? null, floating) })
    if (found.length === MOST_OF_ONE) break
  }
  return found.sort(inOrder)
}

/** A day more on both sides: no clock is further from UTC. */
function rangeOf({ from, to }: Span) {
  const seconds = (day: Day) => wallSeconds(day.replaceAll('-', '')) ?? 0
  return { from: seconds(addDays(from, -1)), to: seconds(addDays(to, 2)) }
}

interface Clocks {
  desk: Zone
  /** Of times that name no zone. */
  floating: Zone
}

type When = Pick<Occurrence, 'day' | 'time' | 'endDay' | 'endTime' | 'there'>

function whenOf({ start, end }: Expanded, { desk, floating }: Clocks): When | null {
  if (!start) return null
  const here = onClockOf(desk, start, floating)
  const { day, time } = momentSaid(here)
  const last = endSaid(here, end && onClockOf(desk, end, floating), floating)
  const own = start.isDate ? null : (start.zone ?? floating)
  // UTC is how programs write, not a clock on a wall.
  const isElsewhere = own !== null && !isUtc(own) && start.wall !== here.wall
  const there = isElsewhere ? `${momentSaid(start).time} ${own.name}` : null
  return { day, time, endDay: last?.day ?? day, endTime: last?.time ?? null, there }
}

function isUtc({ name }: Zone): boolean {
  return name === UTC.name || /^(?:Etc\/)?(?:UTC|GMT|Zulu)$/i.test(name)
}

/** What an occurrence that stands elsewhere says itself, else what its series says. */
function saidOf({ component }: Expanded, event: EventKept): Omit<Occurrence, keyof When | 'occurrence'> {
  const isOverride = propertyOf(component, 'RECURRENCE-ID') !== null
  const own = isOverride ? detailsOf(component, event.price?.currency) : null
  const place = own?.place || event.place
  const address = own?.place || own?.address ? own.address : event.address
  const onlineUrl = own?.onlineUrl || event.onlineUrl
  return {
    eventId: event.id,
    title: own?.title || event.title,
    kind: event.kind,
    isSeries: event.rule !== null,
    place,
    address,
    placeId: event.placeId,
    position: own?.position ?? event.position,
    isOnline: onlineUrl !== '' && place === '' && address === '' && event.placeId === null,
    onlineUrl,
    url: own?.url || event.url,
    organiser: own?.organiser || event.organiser,
    status: event.status === 'cancelled' ? 'cancelled' : (own?.status ?? event.status),
    price: own?.price ?? event.price,
    attendees: own?.attendees ?? event.attendees,
  }
}

/** On the clock of the series, so that it stays the same when one of its times is moved. */
function keyOf({ recurrenceId }: Expanded, series: Moment | null, floating: Zone): string {
  if (!recurrenceId) return ''
  const zone = series?.zone
  const { wall, isDate } = zone ? onClockOf(zone, recurrenceId, floating) : recurrenceId
  return isoText(wall).slice(0, isDate || series?.isDate ? 10 : 16)
}

function inOrder(one: Occurrence, other: Occurrence): number {
  return sortKey(one) < sortKey(other) ? -1 : sortKey(one) > sortKey(other) ? 1 : 0
}

function sortKey({ day, time, title, eventId }: Occurrence): string {
  return `${day} ${time ?? ''} ${title} ${eventId}`
}

/** The first of those that are the same, but one that is cancelled gives way. */
function onceEach(found: readonly Occurrence[]): Occurrence[] {
  const kept: Occurrence[] = []
  const places = new Map<string, number>()
  for (const one of found) {
    const keys = sameAs(one)
    const place = keys.map(key => places.get(key)).find(known => known !== undefined) ?? kept.length
    const before = kept[place]
    if (!before || (before.status === 'cancelled' && one.status !== 'cancelled')) kept[place] = one
    for (const key of keys) places.set(key, place)
  }
  return kept
}

function sameAs({ title, url, day, time, eventId, occurrence }: Occurrence): string[] {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return [
    `event ${eventId} ${occurrence}`,
    `title ${words} ${day} ${time ?? ''}`,
    ...(isPage(url) ? [`page ${url.replace(/[?#].*$|\/$/g, '')} ${day} ${time ?? ''}`] : []),
  ]
}

/** Of this event, not the front door of whoever holds it. */
function isPage(url: string): boolean {
  return URL.canParse(url) && new URL(url).pathname.length > 1
}

/** The one of an event that has this key; null when it has none, any more. */
export function occurrenceNamed(event: EventKept, occurrence: string, timeZone: string): Occurrence | null {
  const near = (occurrence.slice(0, 10) || event.start.day) as Day
  // Moved ones may be anywhere: a year around is looked at.
  const span = { from: addDays(near, -366), to: addDays(near, 366) }
  return occurrencesOfEvent(event, span, timeZone).find(one => one.occurrence === occurrence) ?? null
}
