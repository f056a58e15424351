import type { Parsed, Problem } from '../problem.ts'
import {
  type Component,
  childrenOf,
  propertiesOf,
  propertyOf,
  readComponents,
  UNCLOSED,
  unescapeText,
} from './component.ts'
import { readDuration, readMoment } from './moment.ts'
import { readRule } from './rule.ts'
import { faultOfRule } from './rule-text.ts'
import { recurs } from './series.ts'
import { type ObjectSpan, spanOf } from './span.ts'

export type ComponentKind = 'VEVENT' | 'VTODO' | 'VJOURNAL' | 'VFREEBUSY' | 'VAVAILABILITY'

/** What a calendar holds under one name: RFC 4791 §4.1. */
export interface CalendarObject extends ObjectSpan {
  uid: string
  component: ComponentKind
  /** As it came; printed as UTF-8 it gives the octets back. */
  text: string
  calendar: Component
  /** Of the series where there is one, else of the first override; '' when it says none. */
  summary: string
  isRecurring: boolean
}

/** Preconditions of RFC 4791 §5.3.2.1: the `code` of a problem that rejects. */
export type ObjectRefusal =
  | 'valid-calendar-data'
  | 'valid-calendar-object-resource'
  | 'supported-calendar-component'
  | 'max-attendees-per-instance'
  | 'max-instances'

/** RFC 4791 §5.2.9. */
export const MOST_ATTENDEES = 1000

/** One object as a client puts it; null, with a rejecting problem that names the precondition, when it is none. */
export function readCalendarObject(bytes: Uint8Array): Parsed<CalendarObject | null> {
  const { value: text, problems: encoding } = decode(bytes)
  const { value: roots, problems: lines } = readComponents(text)
  const problems = [...encoding, ...lines]
  const [calendar] = roots
  const refusal =
    refusalOfRoots(roots, lines) ?? (calendar && (refusalOfCalendar(calendar) ?? refusalOfKinds(calendar)))
  const kind = calendar && kindsOf(calendar)[0]
  if (refusal || !calendar || !kind) {
    return {
      value: null,
      problems: [...problems, rejected(refusal ?? ['valid-calendar-data', 'No calendar.'])],
    }
  }
  const components = childrenOf(calendar, kind)
  const [first] = components
  const master = components.find(one => !propertyOf(one, 'RECURRENCE-ID')) ?? first
  const value: CalendarObject = {
    uid: (first && propertyOf(first, 'UID')?.value.trim()) ?? '',
    component: kind,
    text,
    calendar,
    summary: unescapeText((master && propertyOf(master, 'SUMMARY')?.value) ?? ''),
    isRecurring: components.some(one => recurs(one) || propertyOf(one, 'RECURRENCE-ID')),
    ...spanOf({ calendar, component: kind }),
  }
  return { value, problems: [...problems, ...components.flatMap(unreadableRules)] }
}

type Refused = readonly [ObjectRefusal, string]

const KINDS: ReadonlySet<string> = new Set<ComponentKind>([
  'VEVENT',
  'VTODO',
  'VJOURNAL',
  'VFREEBUSY',
  'VAVAILABILITY',
])

function isKind(name: string): name is ComponentKind {
  return KINDS.has(name)
}

function kindsOf(calendar: Component): ComponentKind[] {
  return [...new Set(childrenOf(calendar).map(({ name }) => name))].filter(isKind)
}

/** UTF-8, or what old programs of Western Europe write. */
function decode(bytes: Uint8Array): Parsed<string> {
  try {
    return { value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), problems: [] }
  } catch {
    // A TypeError says that it is no UTF-8.
    const message = 'The text is not UTF-8: it was read as Windows-1252.'
    return {
      value: new TextDecoder('windows-1252').decode(bytes),
      problems: [{ where: 'the whole', level: 'repaired', message }],
    }
  }
}

function refusalOfRoots(roots: Component[], problems: Problem[]): Refused | null {
  const [root] = roots
  if (root?.name !== 'VCALENDAR') return ['valid-calendar-data', 'This is no iCalendar text.']
  // RFC 4791 §4.1: "calendar object resources MUST contain a single iCalendar object".
  if (roots.length > 1) return ['valid-calendar-object-resource', 'More than one calendar in one object.']
  if (problems.some(({ code }) => code === UNCLOSED))
    return ['valid-calendar-data', 'The text ends too soon.']
  return null
}

function refusalOfCalendar(calendar: Component): Refused | null {
  const versions = propertiesOf(calendar, 'VERSION')
  if (versions.length !== 1 || versions[0]?.value.trim() !== '2.0') {
    return ['valid-calendar-data', 'VERSION is not 2.0.']
  }
  // RFC 4791 §4.1
  if (propertyOf(calendar, 'METHOD')) return ['valid-calendar-object-resource', 'METHOD is for invitations.']
  return null
}

function refusalOfKinds(calendar: Component): Refused | null {
  const names = new Set(childrenOf(calendar).map(({ name }) => name))
  names.delete('VTIMEZONE')
  const kinds = kindsOf(calendar)
  if (names.size === 0) return ['valid-calendar-object-resource', 'Neither an event nor a task.']
  const [kind] = kinds
  if (!kind) return ['supported-calendar-component', `${[...names].join(', ')} is not kept here.`]
  // RFC 4791 §4.1
  if (kinds.length > 1) return ['valid-calendar-object-resource', `${kinds.join(' and ')} in one object.`]
  const components = childrenOf(calendar, kind)
  return components.map(refusalOfComponent).find(refused => refused !== null) ?? refusalOfSeries(components)
}

function refusalOfComponent(component: Component): Refused | null {
  // RFC 5545 §3.6.1
  if (!propertyOf(component, 'UID')?.value.trim()) return ['valid-calendar-data', 'UID is missing.']
  if (component.name === 'VEVENT' && !propertyOf(component, 'DTSTART')) {
    return ['valid-calendar-data', 'The event has no DTSTART.']
  }
  for (const name of ['DTSTART', 'DTEND', 'DUE', 'RECURRENCE-ID']) {
    const [line, second] = propertiesOf(component, name)
    if (second) return ['valid-calendar-data', `${name} is there twice.`]
    if (line && !readMoment(line.value, null, () => null)) {
      return ['valid-calendar-data', `${name} is no date: ${line.value.slice(0, 40)}`]
    }
  }
  const duration = propertyOf(component, 'DURATION')
  if (duration && !readDuration(duration.value)) return ['valid-calendar-data', 'DURATION is none.']
  // RFC 5545 §3.6.1, §3.6.2
  const end = ['DTEND', 'DUE'].find(name => propertyOf(component, name))
  if (duration && end) return ['valid-calendar-data', `${end} and DURATION contradict each other.`]
  if (propertiesOf(component, 'ATTENDEE').length > MOST_ATTENDEES) {
    return ['max-attendees-per-instance', `More than ${MOST_ATTENDEES} take part.`]
  }
  for (const { value } of propertiesOf(component, 'RRULE')) {
    const fault = faultOfRule(value)
    if (fault) return [fault, `This RRULE is not followed: ${value.slice(0, 40)}`]
  }
  return null
}

function refusalOfSeries(components: Component[]): Refused | null {
  if (new Set(components.map(one => propertyOf(one, 'UID')?.value.trim())).size > 1) {
    return ['valid-calendar-object-resource', 'More than one UID in one object.']
  }
  // Two of the same UID can only be a series and its overrides: RFC 4791 §4.1.
  if (components.filter(one => !propertyOf(one, 'RECURRENCE-ID')).length > 1) {
    return ['valid-calendar-object-resource', 'Twice the same UID without RECURRENCE-ID.']
  }
  return null
}

function unreadableRules(component: Component): Problem[] {
  return propertiesOf(component, 'RRULE')
    .filter(({ value }) => !readRule(value))
    .map(({ value }) => ({
      where: component.name,
      level: 'ignored',
      message: `This rule is not understood: ${value}`,
    }))
}

function rejected([code, message]: Refused): Problem {
  return { where: 'the whole', level: 'rejected', code, message }
}
