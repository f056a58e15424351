import { addDays, type Day } from '../day.ts'
import {
  type Component,
  type ContentLine,
  parameterOf,
  printComponent,
  propertyOf,
  readComponents,
  unescapeText,
} from './component.ts'
import { instantOf, type Moment, momentOf } from './moment.ts'
import { dateText, isoText, utcText, wallSeconds, wallText } from './moment-text.ts'
import type { EventStatus } from './new-object.ts'
import { escapeText, type Parameters, propertyLine } from './property-line.ts'
import { secondsOf } from './range.ts'
import { shapeOf } from './shape.ts'
import { UTC, type Zones, zonesOf } from './zone.ts'

/** What is not named stays; null takes it away. Instants are UTC ISO text. */
export interface EventChanges {
  summary?: string | null
  /** An instant, told in the zone that the event has; it keeps its length unless an end is given. */
  startsAt?: string
  /** Or a whole day. */
  day?: Day
  endsAt?: string | null
  minutes?: number
  /** Of several whole days, the last. */
  lastDay?: Day
  location?: string | null
  description?: string | null
  status?: EventStatus | null
}

export interface TodoChanges {
  summary?: string | null
  description?: string | null
  /** A day or an instant. */
  due?: Day | string | null
  /** When it was done; null: it is to do again. */
  completedAt?: string | null
  status?: 'NEEDS-ACTION' | 'IN-PROCESS' | 'COMPLETED' | 'CANCELLED' | null
}

/**
 * The event with these changes: the series where it recurs. Every other octet stays. Without a change the text is the
 * same; else DTSTAMP, LAST-MODIFIED and SEQUENCE tell of it.
 * @param at the instant of the change
 * @throws RangeError when the text holds no event, or an instant is none
 */
export function withEvent(text: string, changes: EventChanges, at: string): string {
  return edited(text, 'VEVENT', at, (event, zones) => [
    ...textEdits(event, {
      SUMMARY: changes.summary,
      LOCATION: changes.location,
      DESCRIPTION: changes.description,
    }),
    ...timeEdits(event, changes, zones),
    ...(changes.status === undefined ? [] : [valueEdit('STATUS', changes.status)]),
  ])
}

/** The task with these changes, as `withEvent`. */
export function withTodo(text: string, changes: TodoChanges, at: string): string {
  return edited(text, 'VTODO', at, (todo, zones) => [
    ...textEdits(todo, { SUMMARY: changes.summary, DESCRIPTION: changes.description }),
    ...dueEdits(todo, changes.due, zones),
    ...doneEdits(todo, changes),
  ])
}

interface Edit {
  name: string
  /** Null: without it. */
  value: string | null
  parameters: Parameters
}

function edited(
  text: string,
  kind: string,
  at: string,
  editsOf: (one: Component, zones: Zones) => Edit[],
): string {
  const calendar = readComponents(text).value.find(root => root.lines.some(({ name }) => name === kind))
  const isKind = (line: ContentLine | Component): line is Component => 'begin' in line && line.name === kind
  const kinds = calendar?.lines.filter(isKind) ?? []
  const before = kinds.find(one => !propertyOf(one, 'RECURRENCE-ID')) ?? kinds[0]
  if (!calendar || !before) throw new RangeError(`no ${kind} in this text`)
  const edits = editsOf(before, zonesOf(calendar)).filter(edit => isChange(before, edit))
  if (edits.length === 0) return text
  const stamp = utcText(secondsOf(at))
  const sequence = Number.parseInt(propertyOf(before, 'SEQUENCE')?.value ?? '0', 10) || 0
  const stamps = [
    valueEdit('DTSTAMP', stamp),
    valueEdit('LAST-MODIFIED', stamp),
    valueEdit('SEQUENCE', String(sequence + 1)),
  ]
  const after = [...edits, ...stamps].reduce(withEdit, before)
  // What stands beside the component is not touched, be it readable or not.
  const from = text.indexOf(printComponent(before))
  return text.slice(0, from) + printComponent(after) + text.slice(from + printComponent(before).length)
}

function isChange(component: Component, { name, value, parameters }: Edit): boolean {
  const line = propertyOf(component, name)
  if (!line || value === null) return (line === null) !== (value === null)
  const told = (list: Parameters) =>
    ['TZID', 'VALUE'].map(key => list.find(([one]) => one === key)?.[1]).join()
  return line.value !== value || told(line.parameters) !== told(parameters)
}

function withEdit(component: Component, { name, value, parameters }: Edit): Component {
  const lineEnd = /[\r\n]+$/.exec(component.begin)?.[0] ?? '\r\n'
  const line = value === null ? null : propertyLine(name, value, parameters, lineEnd)
  const at = component.lines.findIndex(one => one.name === name)
  const lines = component.lines.filter(one => one.name !== name || 'begin' in one)
  if (!line) return { ...component, lines }
  const children = component.lines.findIndex(one => 'begin' in one)
  const place = at >= 0 ? at : children >= 0 ? children : lines.length
  return { ...component, lines: lines.toSpliced(place, 0, line) }
}

function valueEdit(name: string, value: string | null, parameters: Parameters = []): Edit {
  return { name, value, parameters }
}

function textEdits(component: Component, texts: Record<string, string | null | undefined>): Edit[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    if (text === undefined) return []
    const line = propertyOf(component, name)
    // However it is escaped.
    if (line && unescapeText(line.value) === text) return []
    const language = line?.parameters.filter(([parameter]) => parameter === 'LANGUAGE')
    return [valueEdit(name, text === null || text === '' ? null : escapeText(text), language)]
  })
}

function timeEdits(event: Component, changes: EventChanges, zones: Zones): Edit[] {
  const { start: before, endOf } = shapeOf(event, zones, UTC)
  const start = newStart(changes, before)
  if (!start) return []
  const edits = sameTime(start, before) ? [] : [momentEdit(event, 'DTSTART', start, zones)]
  const end = newEnd(changes, start)
  if (end === undefined) {
    // DURATION moves along by itself; DTEND must be told, and means nothing where a time became a day.
    if (edits.length === 0 || !propertyOf(event, 'DTEND')) return edits
    const moved = before && movedEnd(before, endOf(before), start)
    return [...edits, moved ? momentEdit(event, 'DTEND', moved, zones) : valueEdit('DTEND', null)]
  }
  return [
    ...edits,
    end ? momentEdit(event, 'DTEND', end, zones) : valueEdit('DTEND', null),
    valueEdit('DURATION', null),
  ]
}

function newStart({ startsAt, day }: EventChanges, before: Moment | null): Moment | null {
  if (day !== undefined) return dayMoment(day)
  return startsAt === undefined ? before : momentIn(before, startsAt)
}

/** Undefined: nothing is said of it. */
function newEnd({ endsAt, minutes, lastDay }: EventChanges, start: Moment): Moment | null | undefined {
  if (lastDay !== undefined && start.isDate) return dayMoment(addDays(lastDay, 1))
  if (endsAt === null) return null
  if (endsAt !== undefined) return momentIn(start, endsAt)
  if (minutes === undefined || start.isDate) return undefined
  return momentIn(start, isoText(instantOf(start, UTC) + minutes * 60))
}

/** Null where a time became a day, or the other way round. */
function movedEnd(before: Moment, end: Moment | null, start: Moment): Moment | null {
  if (!end || before.isDate !== start.isDate) return null
  if (start.isDate) return { ...end, wall: start.wall + end.wall - before.wall }
  const seconds = instantOf(end, UTC) - instantOf(before, UTC)
  return momentIn(end.zone ? end : start, isoText(instantOf(start, UTC) + seconds))
}

function dueEdits(todo: Component, due: TodoChanges['due'], zones: Zones): Edit[] {
  if (due === undefined) return []
  if (due === null) return [valueEdit('DUE', null)]
  const start = momentOf(todo, 'DTSTART', zones)
  const before = momentOf(todo, 'DUE', zones) ?? start
  const moment = due.length === 10 ? dayMoment(due) : momentIn(before, due)
  const edits = [momentEdit(todo, 'DUE', moment, zones), valueEdit('DURATION', null)]
  // RFC 5545 §3.8.2.3: of one type with DTSTART, and not before it.
  const clashes = start && (start.isDate !== moment.isDate || instantOf(start, UTC) > instantOf(moment, UTC))
  return clashes ? [...edits, momentEdit(todo, 'DTSTART', moment, zones)] : edits
}

function doneEdits(todo: Component, { completedAt, status }: TodoChanges): Edit[] {
  const edits = status === undefined ? [] : [valueEdit('STATUS', status)]
  if (completedAt === undefined) return edits
  if (completedAt !== null) {
    return [
      valueEdit('COMPLETED', utcText(secondsOf(completedAt))),
      valueEdit('PERCENT-COMPLETE', '100'),
      valueEdit('STATUS', status ?? 'COMPLETED'),
    ]
  }
  const wasDone = propertyOf(todo, 'STATUS')?.value.toUpperCase() === 'COMPLETED'
  const again = wasDone && status === undefined ? [valueEdit('STATUS', 'NEEDS-ACTION')] : edits
  return [valueEdit('COMPLETED', null), valueEdit('PERCENT-COMPLETE', null), ...again]
}

function dayMoment(day: string): Moment {
  const wall = wallSeconds(day.replaceAll('-', ''))
  if (wall === null) throw new RangeError(`not a day: ${day}`)
  return { wall, isDate: true, zone: null }
}

/** An instant in the zone of another moment; in UTC where that has none. */
function momentIn(like: Moment | null, instant: string): Moment {
  const zone = like?.zone ?? UTC
  const at = secondsOf(instant)
  return { wall: at + zone.offsetAt(at), isDate: false, zone }
}

function sameTime(one: Moment, other: Moment | null): boolean {
  return one.wall === other?.wall && one.isDate === other.isDate && one.zone === other.zone
}

/** The zone keeps the name that the calendar gives it. */
function momentEdit(component: Component, name: string, { wall, isDate, zone }: Moment, zones: Zones): Edit {
  if (isDate) return valueEdit(name, dateText(wall), [['VALUE', 'DATE']])
  if (zone === UTC || zone === null) return valueEdit(name, utcText(wall))
  const names = [name, 'DTSTART', 'DTEND', 'DUE'].map(one => {
    const line = propertyOf(component, one)
    return line && parameterOf(line, 'TZID')
  })
  return valueEdit(name, wallText(wall), [
    ['TZID', names.find(one => one && zones(one) === zone) ?? zone.name],
  ])
}
