import { bornAt, PROD_ID } from '../encounters/event-said.ts'
import { addDays, type Day } from '../lib/day.ts'
import { utcText } from '../lib/icalendar/moment-text.ts'
import { escapeText, propertyLine } from '../lib/icalendar/property-line.ts'
import { secondsOf } from '../lib/icalendar/range.ts'
import type { Half } from './half-day.ts'
import { isOn, type Standing } from './standing.ts'

/** When a half-day is in a calendar (ours): nobody says its hours. */
const HOURS: Readonly<Record<Half, readonly [from: string, until: string]>> = {
  morning: ['090000', '130000'],
  afternoon: ['140000', '180000'],
  evening: ['190000', '220000'],
}
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/**
 * A standing half-day as a calendar shows it, again and again on the clock of whoever looks; the same facts give the same
 * octets. Null when none of its days ever comes.
 */
export function eventOf(standing: Standing): string | null {
  const { id, what, half, place, everyWeeks, until } = standing
  const first = firstDay(standing)
  if (!first) return null
  const [from, to] = HOURS[half]
  const rule = [
    'FREQ=WEEKLY',
    ...(everyWeeks === 1 ? [] : [`INTERVAL=${everyWeeks}`]),
    `BYDAY=${WEEKDAYS[standing.weekday - 1]}`,
    ...(until === null ? [] : [`UNTIL=${compact(until)}T235959`]),
  ]
  const lines: readonly (readonly [name: string, value: string])[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', escapeText(PROD_ID)],
    ['BEGIN', 'VEVENT'],
    ['UID', `standing-${id}`],
    ['DTSTAMP', utcText(secondsOf(bornAt(id)))],
    // Without a zone: on the clock on the wall (RFC 5545 §3.3.5, form 1).
    ['DTSTART', `${compact(first)}T${from}`],
    ['DTEND', `${compact(first)}T${to}`],
    ['RRULE', rule.join(';')],
    ['SUMMARY', escapeText(what)],
    ['LOCATION', escapeText(place)],
    ['TRANSP', standing.isProtected ? '' : 'TRANSPARENT'],
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ]
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => propertyLine(name, value, []).octets)
    .join('')
}

/** At most two weeks and a day after it began. */
function firstDay(standing: Standing): Day | undefined {
  const days = Array.from({ length: 15 }, (_, i) => addDays(standing.since, i))
  return days.find(day => isOn(standing, day))
}

function compact(day: Day): string {
  return day.replaceAll('-', '')
}
