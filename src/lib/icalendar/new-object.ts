import { addDays, type Day } from '../day.ts'
import type { PartialDate } from '../partial-date.ts'
import { isoText, utcText } from './moment-text.ts'
import { escapeText, propertyLine } from './property-line.ts'
import { secondsOf } from './range.ts'

interface NewObject {
  uid: string
  /** Instant of writing, UTC ISO text, as all instants here. */
  stampAt: string
  prodId: string
  summary: string
  description?: string
  url?: string
  categories?: readonly string[]
}

export interface NewEvent extends NewObject {
  /** Of a time: its instant, and how it ends if that is known. */
  startsAt?: string
  endsAt?: string
  minutes?: number
  /** Or of whole days: the first, and the last where there are several. */
  day?: Day
  lastDay?: Day
  location?: string
  status?: EventStatus
  /** Takes no time of anyone. */
  isFree?: boolean
}

export interface NewTodo extends NewObject {
  due?: Day | string
  completedAt?: string
}

export interface NewBirthday extends NewObject {
  birthday: PartialDate
}

export type EventStatus = 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'

/** A calendar of one event; the same values give the same octets. @throws RangeError when it says no day and no time */
export function newEvent(event: NewEvent): string {
  const { day, lastDay = day, startsAt, minutes } = event
  if (!day && startsAt === undefined) throw new RangeError('an event needs a day or a time')
  const endsAt = event.endsAt ?? (minutes === undefined || !startsAt ? undefined : later(startsAt, minutes))
  return printed('VEVENT', event, [
    ...(day && lastDay ? daysOf(day, lastDay) : []),
    ...(day || startsAt === undefined ? [] : [['DTSTART', utc(startsAt)] as const]),
    ...(day || endsAt === undefined ? [] : [['DTEND', utc(endsAt)] as const]),
    ['SUMMARY', escapeText(event.summary)],
    ['LOCATION', escapeText(event.location ?? '')],
    ['STATUS', event.status ?? ''],
    ['TRANSP', event.isFree ? 'TRANSPARENT' : ''],
  ])
}

/** A calendar of one task; the same values give the same octets. */
export function newTodo({ due, completedAt, ...todo }: NewTodo): string {
  return printed('VTODO', todo, [
    ...(due ? [dueProperty(due)] : []),
    ['SUMMARY', escapeText(todo.summary)],
    ['STATUS', completedAt ? 'COMPLETED' : 'NEEDS-ACTION'],
    ['COMPLETED', completedAt ? utc(completedAt) : ''],
    ['PERCENT-COMPLETE', completedAt ? '100' : ''],
  ])
}

/**
 * A birthday of every year, all day, that takes no time; null when the day or the month is not known. That of a 29
 * February is on the last of the month.
 */
export function newBirthday({ birthday: { year, month, day }, ...birthday }: NewBirthday): string | null {
  if (month === null || day === null) return null
  // Without a year it begins in a leap year within the times that every client counts in.
  const first = `${String(year ?? 1972).padStart(4, '0')}-${two(month)}-${two(day)}` as Day
  const isLeapDay = month === 2 && day === 29
  return printed('VEVENT', birthday, [
    ...daysOf(first, first),
    ['RRULE', isLeapDay ? 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'FREQ=YEARLY'],
    ['SUMMARY', escapeText(birthday.summary)],
    ['TRANSP', 'TRANSPARENT'],
  ])
}

type Property = readonly [name: string, value: string, isDay?: boolean]

function printed(
  kind: string,
  { uid, stampAt, prodId, ...more }: NewObject,
  own: readonly Property[],
): string {
  const properties: readonly Property[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', escapeText(prodId)],
    ['BEGIN', kind],
    ['UID', escapeText(uid)],
    ['DTSTAMP', utc(stampAt)],
    ...own,
    ['DESCRIPTION', escapeText(more.description ?? '')],
    ['URL', more.url?.replace(/\s/g, '') ?? ''],
    ['CATEGORIES', (more.categories ?? []).map(escapeText).join(',')],
    ['END', kind],
    ['END', 'VCALENDAR'],
  ]
  return properties
    .filter(([, value]) => value !== '')
    .map(([name, value, isDay]) => propertyLine(name, value, isDay ? [['VALUE', 'DATE']] : []).octets)
    .join('')
}

function daysOf(first: Day, last: Day): Property[] {
  // RFC 5545 §3.6.1: the end of whole days is the day after the last.
  return [
    ['DTSTART', compact(first), true],
    ['DTEND', compact(addDays(last, 1)), true],
  ]
}

function dueProperty(due: string): Property {
  return due.length === 10 ? ['DUE', compact(due), true] : ['DUE', utc(due)]
}

function compact(day: string): string {
  return day.replaceAll('-', '')
}

function utc(instant: string): string {
  return utcText(secondsOf(instant))
}

function later(instant: string, minutes: number): string {
  return isoText(secondsOf(instant) + minutes * 60)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
