import { hash32 } from '../lib/hash.ts'
import {
  type Component,
  type ContentLine,
  childrenOf,
  parameterOf,
  printComponent,
  propertiesOf,
  propertyOf,
  readComponents,
  unescapeText,
} from '../lib/icalendar/component.ts'
import { propertyLine } from '../lib/icalendar/property-line.ts'
import { faultOfRule } from '../lib/icalendar/rule-text.ts'
import { recurs } from '../lib/icalendar/series.ts'
import { shapeOf } from '../lib/icalendar/shape.ts'
import { UTC, zonesOf } from '../lib/icalendar/zone.ts'
import type { Parsed, Problem } from '../lib/problem.ts'
import { withoutNul } from '../lib/without-nul.ts'
import type { EventRead } from './event.ts'
import { detailsOf } from './event-details.ts'
import { guessKind } from './event-kind.ts'
import { calendarZone, endSaid, momentSaid } from './event-moments.ts'
import { ruleIn } from './event-text.ts'

export interface FeedRead {
  /** As the calendar calls itself; '' when it does not. */
  name: string
  /** Each with its series and its exceptions, in the order they came. */
  events: EventRead[]
  /** Everything was read: what is not there is gone. */
  isWhole: boolean
}

/** Events of one calendar that are read, and those among them that come again and again: laying them out takes time. */
export const MOST_EVENTS = 5000
const MOST_SERIES = 1000

/**
 * The events of iCalendar text, from whatever program. One event that cannot be read is left out and said; the others
 * come. Null when it is no calendar at all.
 *
 * @param currency of a price whose currency is not said.
 */
export function readFeed(bytes: Uint8Array, currency = 'EUR'): Parsed<FeedRead | null> {
  const text = withoutNul(decoded(bytes))
  const { value: roots, problems: lines } = readComponents(text)
  const calendars = calendarsIn(roots)
  if (calendars.length === 0) {
    return {
      value: null,
      problems: [problem('file', 'rejected', 'feed-not-calendar', 'This is no calendar.')],
    }
  }
  const problems: Problem[] = lines.slice(0, 1).map(one => ({ ...one, code: 'feed-mended' }))
  const groups = groupsOf(calendars)
  let series = 0
  const isRead = ({ components }: Group) => !components.some(recurs) || ++series <= MOST_SERIES
  const taken = [...groups.values()].filter(isRead).slice(0, MOST_EVENTS)
  if (groups.size > taken.length) {
    const params = { count: groups.size, most: taken.length }
    const message = `Of ${params.count} events, ${params.most} were read.`
    problems.push({ ...problem('file', 'rejected', 'feed-too-many', message), params })
  }
  const events = taken.flatMap(group => readEvent(group, currency, problems) ?? [])
  return {
    value: { name: nameOf(calendars), events, isWhole: groups.size === taken.length && !isCut(lines) },
    problems,
  }
}

export interface Group {
  calendar: Component
  uid: string
  components: Component[]
}

export function decoded(bytes: Uint8Array): string {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  if (mark) return new TextDecoder(mark).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A TypeError says that it is no UTF-8: old programs of Western Europe.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Bare events at the root are of a calendar that says nothing more. */
export function calendarsIn(roots: readonly Component[]): Component[] {
  const bare = roots.filter(({ name }) => name === 'VEVENT' || name === 'VTIMEZONE')
  const calendars = roots.filter(({ name }) => name === 'VCALENDAR')
  if (!bare.some(({ name }) => name === 'VEVENT')) return calendars
  return [
    ...calendars,
    { name: 'VCALENDAR', begin: 'BEGIN:VCALENDAR\r\n', lines: bare, end: 'END:VCALENDAR\r\n' },
  ]
}

function isCut(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === 'calendar-unclosed')
}

function nameOf(calendars: readonly Component[]): string {
  const said = calendars.map(calendar => propertyOf(calendar, 'X-WR-CALNAME') ?? propertyOf(calendar, 'NAME'))
  const name = unescapeText(said.find(line => line !== null)?.value ?? '').trim()
  // Meetup puts this before the name of the group.
  return name
    .replace(/^Events - /, '')
    .replace(/\.ics$/i, '')
    .slice(0, 200)
}

/** By UID: the series with the highest SEQUENCE, the last of equals, and the overrides of each time. */
export function groupsOf(calendars: readonly Component[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const calendar of calendars) {
    const isCancelled = propertyOf(calendar, 'METHOD')?.value.trim().toUpperCase() === 'CANCEL'
    for (const event of childrenOf(calendar, 'VEVENT')) {
      const uid = uidOf(event)
      const group = groups.get(uid) ?? { calendar, uid, components: [] }
      groups.set(uid, group)
      const component = isCancelled ? withLine(event, propertyLine('STATUS', 'CANCELLED')) : event
      const place = group.components.findIndex(one => timeOf(one) === timeOf(event))
      const before = group.components[place]
      if (!before) group.components.push(component)
      else if (sequenceOf(before) <= sequenceOf(component)) {
        group.components[place] = component
        if (timeOf(event) === '') group.calendar = calendar
      }
    }
  }
  return groups
}

function uidOf(event: Component): string {
  const said = propertyOf(event, 'UID')?.value.trim() ?? ''
  if (said !== '') return said.slice(0, 500)
  // Some have none: what it is and when makes one, the same at every reading.
  const text = ['URL', 'SUMMARY', 'DTSTART'].map(name => propertyOf(event, name)?.value ?? '').join('\n')
  return `without-uid-${hash32(text).toString(36)}-${hash32(`${text}\n`).toString(36)}`
}

function timeOf(event: Component): string {
  const line = propertyOf(event, 'RECURRENCE-ID')
  return line ? `${line.value.trim()};${parameterOf(line, 'TZID') ?? ''}` : ''
}

function sequenceOf(event: Component): number {
  return Number.parseInt(propertyOf(event, 'SEQUENCE')?.value ?? '0', 10) || 0
}

function withLine(event: Component, line: ContentLine): Component {
  return { ...event, lines: [...event.lines.filter(({ name }) => name !== line.name), line] }
}

function readEvent(group: Group, currency: string, problems: Problem[]): EventRead | null {
  const { uid } = group
  const components = group.components.map(one => withFollowedRules(one, problems))
  const master = components.find(one => timeOf(one) === '') ?? (components[0] as Component)
  const details = detailsOf(master, currency)
  const where = details.title === '' ? uid.slice(0, 80) : details.title.slice(0, 80)
  const calendar = calendarOf(group.calendar, components)
  const zones = zonesOf(calendar)
  const floating = calendarZone(calendar)
  const { start, endOf } = shapeOf(master, zones, floating ?? UTC)
  if (!start || !isTold(momentSaid(start).day)) {
    problems.push(
      problem(where, 'rejected', 'event-without-day', 'It says no day that is one: it was left out.'),
    )
    return null
  }
  for (const tzid of unknownZones(components, zones)) {
    const message = `The time zone ${tzid} is not known: its times were taken as those of the calendar, or of the desk.`
    problems.push({ ...problem(where, 'repaired', 'event-zone-unknown', message), params: { zone: tzid } })
  }
  const ical = printComponent(calendar)
  return {
    ...details,
    uid,
    kind: guessKind(details.title),
    start: momentSaid(start),
    end: endSaid(start, endOf(start), floating ?? UTC),
    zone: start.isDate ? '' : ((start.zone ?? floating)?.name ?? ''),
    rule: recurs(master) ? ruleIn(ical) : null,
    ical,
  }
}

/** Years that a calendar of things to go to may speak of. */
function isTold(day: string): boolean {
  return day >= '1970-01-01' && day < '2200-01-01'
}

/** Without rules that nobody can follow, or of minutes and seconds, which no meeting has: then it is once. */
export function withFollowedRules(event: Component, problems: Problem[]): Component {
  const senseless = propertiesOf(event, 'RRULE').filter(
    ({ value }) => faultOfRule(value) !== null || /FREQ\s*=\s*(?:SECONDLY|MINUTELY|HOURLY)/i.test(value),
  )
  if (senseless.length === 0) return event
  const title = unescapeText(propertyOf(event, 'SUMMARY')?.value ?? '').slice(0, 80)
  const message = `This rule is not followed: ${senseless[0]?.value.slice(0, 80)}. The event was taken once.`
  problems.push(problem(title, 'repaired', 'event-rule', message))
  return { ...event, lines: event.lines.filter(line => !senseless.includes(line as ContentLine)) }
}

/** One event by itself: the zones that it names, and what its calendar says of times. */
function calendarOf(from: Component, components: readonly Component[]): Component {
  const named = new Set(components.flatMap(tzidsOf))
  const timezones = childrenOf(from, 'VTIMEZONE').filter(one =>
    named.has(propertyOf(one, 'TZID')?.value ?? ''),
  )
  const zone = propertyOf(from, 'X-WR-TIMEZONE')
  const head = [
    propertyLine('VERSION', '2.0'),
    propertyLine('PRODID', propertyOf(from, 'PRODID')?.value ?? '-//Entregent//events//EN'),
    ...(zone ? [propertyLine('X-WR-TIMEZONE', zone.value.trim())] : []),
  ]
  const closed = [...timezones, ...components].map(withItsEnds)
  return {
    name: 'VCALENDAR',
    begin: 'BEGIN:VCALENDAR\r\n',
    lines: [...head, ...closed],
    end: 'END:VCALENDAR\r\n',
  }
}

/** What was not closed is; images and alarms, which say nothing of where to go, are left out. */
function withItsEnds(component: Component): Component {
  return {
    ...component,
    begin: `BEGIN:${component.name}\r\n`,
    lines: component.lines.flatMap((line): (ContentLine | Component)[] => {
      if ('begin' in line) return line.name === 'VALARM' ? [] : [withItsEnds(line)]
      if (line.name === 'ATTACH' && line.octets.length > 2000) return []
      return [propertyLine(line.name, line.value, line.parameters)]
    }),
    end: `END:${component.name}\r\n`,
  }
}

function tzidsOf(event: Component): string[] {
  return propertiesOf(event).flatMap(line => parameterOf(line, 'TZID') ?? [])
}

function unknownZones(components: readonly Component[], zones: ReturnType<typeof zonesOf>): string[] {
  return [...new Set(components.flatMap(tzidsOf))].filter(tzid => zones(tzid) === null)
}

function problem(where: string, level: Problem['level'], code: string, message: string): Problem {
  return { where, level, code, message }
}
