import { addDays, type Day, parseDay } from '../lib/day.ts'
import { childrenOf, propertiesOf, propertyOf, readComponents } from '../lib/icalendar/component.ts'
import { escapeText, type Parameters, propertyLine } from '../lib/icalendar/property-line.ts'
import type { EventMoment, EventSaid } from './event.ts'

/**
 * The calendar of an event that no calendar told: every event has one text, and one way to its occurrences. The same
 * event gives the same octets.
 *
 * @param skipped days of its series on which it does not take place.
 */
export function eventText(event: EventSaid, skipped: readonly Day[] = []): string {
  const { start, end, zone, position } = event
  const lines: readonly Line[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Entregent//events//EN'],
    ['BEGIN', 'VEVENT'],
    ['UID', escapeText(event.uid)],
    momentLine('DTSTART', start, zone),
    // RFC 5545 §3.6.1: the end of whole days is the day after the last.
    end
      ? momentLine('DTEND', start.time === null ? { day: addDays(end.day, 1), time: null } : end, zone)
      : null,
    ['RRULE', event.rule ?? ''],
    ...(event.rule === null ? [] : skipped).map(day => momentLine('EXDATE', { day, time: start.time }, zone)),
    ['SUMMARY', escapeText(event.title)],
    ['LOCATION', escapeText([event.place, event.address].filter(part => part !== '').join(', '))],
    ['GEO', position ? `${position.lat};${position.lon}` : ''],
    ['DESCRIPTION', escapeText(event.description)],
    ['URL', event.url.replace(/\s/g, '')],
    ['STATUS', STATUS[event.status]],
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ].filter(line => line !== null) as Line[]
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value, parameters = []]) => propertyLine(name, value, parameters).octets)
    .join('')
}

/** The days of a series on which it does not take place (RFC 5545 §3.8.5.1), in order. */
export function skippedIn(text: string): Day[] {
  const [calendar] = readComponents(text).value
  const master = calendar && childrenOf(calendar, 'VEVENT').find(one => !propertyOf(one, 'RECURRENCE-ID'))
  const dates = master ? propertiesOf(master, 'EXDATE').flatMap(({ value }) => value.split(',')) : []
  return dates
    .flatMap(date => parseDay(date.trim().replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')) ?? [])
    .sort()
}

/** The rule of the series that a text holds, without `RRULE:`; '' for one by dates (RDATE), null where nothing recurs. */
export function ruleIn(text: string): string | null {
  const [calendar] = readComponents(text).value
  const master = calendar && childrenOf(calendar, 'VEVENT').find(one => !propertyOf(one, 'RECURRENCE-ID'))
  if (!master) return null
  return propertyOf(master, 'RRULE')?.value ?? (propertyOf(master, 'RDATE') ? '' : null)
}

type Line = readonly [name: string, value: string, parameters?: Parameters]

const STATUS = { scheduled: 'CONFIRMED', tentative: 'TENTATIVE', cancelled: 'CANCELLED' } as const

function momentLine(name: string, { day, time }: EventMoment, zone: string): Line {
  const compact = day.replaceAll('-', '')
  if (time === null) return [name, compact, [['VALUE', 'DATE']]]
  return [name, `${compact}T${time.replace(':', '')}00`, zone === '' ? [] : [['TZID', zone]]]
}
