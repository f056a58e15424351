import { mailKey } from '../mail-address.ts'
import type { Parsed } from '../problem.ts'
import {
  type Component,
  childrenOf,
  parameterOf,
  propertyOf,
  readComponents,
  unescapeText,
} from './component.ts'
import { instantOf, momentOf } from './moment.ts'
import { isoText, utcText } from './moment-text.ts'
import { escapeText, type Parameters, propertyLine } from './property-line.ts'
import { secondsOf } from './range.ts'
import { UTC, zonesOf } from './zone.ts'

/** Somebody of an invitation. */
export interface Party {
  name: string
  email: string
}

/** What is sent to an attendee: RFC 5546 §3.2.2 (REQUEST) and §3.2.5 (CANCEL). */
export interface Scheduling {
  method: 'REQUEST' | 'CANCEL'
  uid: string
  /** Raised by each change of time: §2.1.4. */
  sequence: number
  /** UTC ISO text, as all instants here. */
  stampAt: string
  startsAt: string
  minutes: number
  summary: string
  description: string
  location: string
  url: string
  /** Without both it is an event to keep, and asks for no answer. */
  organizer: Party | null
  attendee: Party | null
  prodId: string
}

/** A calendar of one event, in UTC; the same values give the same octets. */
export function printScheduling(event: Scheduling): string {
  const { organizer, attendee, startsAt, method } = event
  const isAsked = organizer !== null && attendee !== null
  const at = secondsOf(startsAt)
  const lines: (readonly [name: string, value: string, parameters?: Parameters])[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', escapeText(event.prodId)],
    ['METHOD', isAsked ? method : ''],
    ['BEGIN', 'VEVENT'],
    ['UID', escapeText(event.uid)],
    ['SEQUENCE', String(event.sequence)],
    ['DTSTAMP', utcText(secondsOf(event.stampAt))],
    ['DTSTART', utcText(at)],
    ['DTEND', utcText(at + event.minutes * 60)],
    ['SUMMARY', escapeText(event.summary)],
    ['DESCRIPTION', escapeText(event.description)],
    ['LOCATION', escapeText(event.location)],
    ['URL', event.url.replace(/\s/g, '')],
    ['STATUS', method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'],
    ...(isAsked
      ? ([
          ['ORGANIZER', `mailto:${organizer.email}`, named(organizer)],
          [
            'ATTENDEE',
            `mailto:${attendee.email}`,
            [...named(attendee), ...(method === 'REQUEST' ? ASKED : [])],
          ],
        ] as const)
      : []),
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ]
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value, parameters]) => propertyLine(name, value, parameters ?? []).octets)
    .join('')
}

/** What an attendee answers: RFC 5546 §3.2.3 (REPLY) and §3.2.7 (COUNTER). */
export interface Reply {
  method: 'REPLY' | 'COUNTER'
  uid: string
  sequence: number
  /** Key of their mail address; null: not said. */
  attendee: string | null
  /** In capitals: `ACCEPTED`, `DECLINED`, `TENTATIVE`…; '' not said. */
  partstat: string
  /** UTC ISO text; null: not said, or a whole day. */
  startsAt: string | null
  comment: string
}

/** An answer, alone or amid the mail it came with; null, with a rejecting problem, where there is none. */
export function readReply(text: string): Parsed<Reply | null> {
  const inside = /BEGIN:VCALENDAR[\s\S]*?END:VCALENDAR/i.exec(text)?.[0] ?? ''
  const { value: roots, problems } = readComponents(inside)
  const [calendar] = roots
  const event = calendar && childrenOf(calendar, 'VEVENT')[0]
  const method = calendar && propertyOf(calendar, 'METHOD')?.value.trim().toUpperCase()
  if (!event || (method !== 'REPLY' && method !== 'COUNTER')) {
    const rejected = { where: '', level: 'rejected', message: 'No answer to an invitation.' } as const
    return { value: null, problems: [...problems, rejected] }
  }
  const [attendee] = event.lines.filter(line => 'octets' in line).filter(({ name }) => name === 'ATTENDEE')
  const start = momentOf(event, 'DTSTART', zonesOf(calendar))
  return {
    value: {
      method,
      uid: said(event, 'UID'),
      sequence: Number.parseInt(said(event, 'SEQUENCE'), 10) || 0,
      attendee: attendee ? mailKey(attendee.value) : null,
      partstat: (attendee && parameterOf(attendee, 'PARTSTAT')?.toUpperCase()) ?? '',
      startsAt: start && !start.isDate ? isoText(instantOf(start, UTC)) : null,
      comment: said(event, 'COMMENT'),
    },
    problems,
  }
}

const ASKED: Parameters = [
  ['ROLE', 'REQ-PARTICIPANT'],
  ['PARTSTAT', 'NEEDS-ACTION'],
  ['RSVP', 'TRUE'],
]

function named({ name }: Party): Parameters {
  return name === '' ? [] : [['CN', name]]
}

function said(event: Component, name: string): string {
  return unescapeText(propertyOf(event, name)?.value ?? '').trim()
}
