import {
  type Component,
  type ContentLine,
  childrenOf,
  parameterOf,
  printComponent,
  propertyOf,
} from './component.ts'
import { instantOf, type Moment, momentsOf } from './moment.ts'
import { dateText, utcText, wallText } from './moment-text.ts'
import type { CalendarObject } from './object.ts'
import { type Occurrence, occurrencesOf, type Recurring } from './occurrences.ts'
import { type CompSpec, selected } from './partial.ts'
import { rangeOfPeriod, readPeriod } from './period.ts'
import { propertyLine } from './property-line.ts'
import { rangeOf, type TimeRange } from './range.ts'
import { overlaps } from './time-range.ts'
import { type ZoneSaid, type Zones, zoneSaid, zonesOf } from './zone.ts'

/** CALDAV:calendar-data of a request, RFC 4791 §9.6. */
export interface CalendarDataSpec {
  comp?: CompSpec
  expand?: TimeRange
  limitRecurrenceSet?: TimeRange
  limitFreeBusy?: TimeRange
}

/**
 * An object as a request wants to see it; the text as it came when the request wants nothing special.
 * @param zone that of days and floating times
 */
export function calendarData(object: CalendarObject, spec: CalendarDataSpec, zone: ZoneSaid): string {
  let { calendar } = object
  if (spec.expand) calendar = expanded(object, spec.expand, zone)
  else if (spec.limitRecurrenceSet) calendar = limited(object, spec.limitRecurrenceSet, zone)
  if (spec.limitFreeBusy) calendar = withFreeBusyIn(calendar, spec.limitFreeBusy, zone)
  if (spec.comp) calendar = selected(calendar, spec.comp)
  return calendar === object.calendar ? object.text : printComponent(calendar)
}

/** Each occurrence in the range by itself, in UTC, without rules and zones: RFC 4791 §9.6.5. */
function expanded(object: Recurring, timeRange: TimeRange, zone: ZoneSaid): Component {
  const { calendar, component: name } = object
  const range = rangeOf(timeRange)
  const floating = zoneSaid(zone)
  const zones = zonesOf(calendar)
  const occurrences = [...occurrencesOf(object, range, floating)]
    .filter(one => overlaps(one, range, floating, zones))
    .sort((one, other) => (one.startsAt ?? 0) - (other.startsAt ?? 0))
  const kept = calendar.lines.filter(
    line => 'octets' in line || (line.name !== name && line.name !== 'VTIMEZONE'),
  )
  return { ...calendar, lines: [...kept, ...occurrences.map(one => standAlone(one, zones))] }
}

const SERIES = new Set(['RRULE', 'RDATE', 'EXDATE', 'EXRULE', 'RECURRENCE-ID'])

function standAlone({ component, recurrenceId, start, end }: Occurrence, zones: Zones): Component {
  const lines = component.lines.flatMap((line): (ContentLine | Component)[] => {
    if (SERIES.has(line.name)) return []
    if (!('octets' in line))
      return [{ ...line, lines: line.lines.map(one => ('octets' in one ? inUtc(one, zones) : one)) }]
    if (line.name === 'DTSTART' && start) {
      const startLine = momentLine('DTSTART', start)
      return recurrenceId ? [startLine, momentLine('RECURRENCE-ID', recurrenceId)] : [startLine]
    }
    if ((line.name === 'DTEND' || line.name === 'DUE') && end) return [momentLine(line.name, end)]
    return [inUtc(line, zones)]
  })
  return { ...component, lines }
}

/** Any other property that names a zone. */
function inUtc(line: ContentLine, zones: Zones): ContentLine {
  const moments = parameterOf(line, 'TZID') === null ? [] : momentsOf(line, zones)
  const [moment] = moments
  return moment && moments.length === 1 ? momentLine(line.name, moment) : line
}

/** A day stays a day and floating time floats; what has a zone is told in UTC. */
function momentLine(name: string, moment: Moment): ContentLine {
  const { wall, isDate, zone } = moment
  if (isDate) return propertyLine(name, dateText(wall), [['VALUE', 'DATE']])
  return propertyLine(name, zone ? utcText(instantOf(moment, zone)) : wallText(wall))
}

/** The series, and of its overrides those that touch the range: RFC 4791 §9.6.6. */
function limited(object: Recurring, timeRange: TimeRange, zone: ZoneSaid): Component {
  const { calendar, component: name } = object
  const range = rangeOf(timeRange)
  const floating = zoneSaid(zone)
  const zones = zonesOf(calendar)
  const touching = new Set<Component>()
  for (const one of occurrencesOf(object, range, floating)) {
    const { recurrenceId, startsAt, endsAt } = one
    // An override counts where it is and where it would have been.
    const before = recurrenceId && instantOf(recurrenceId, floating)
    const wouldEnd = before === null ? null : before + Math.max(0, (endsAt ?? 0) - (startsAt ?? 0))
    const was = before !== null && wouldEnd !== null && range.from <= wouldEnd && range.to > before
    if (was || overlaps(one, range, floating, zones)) touching.add(one.component)
  }
  const lines = calendar.lines.filter(
    line =>
      'octets' in line || line.name !== name || !propertyOf(line, 'RECURRENCE-ID') || touching.has(line),
  )
  return { ...calendar, lines }
}

/** Of the FREEBUSY periods those that touch the range: RFC 4791 §9.6.7. */
function withFreeBusyIn(calendar: Component, timeRange: TimeRange, zone: ZoneSaid): Component {
  const range = rangeOf(timeRange)
  const floating = zoneSaid(zone)
  const zones = zonesOf(calendar)
  if (childrenOf(calendar, 'VFREEBUSY').length === 0) return calendar
  const limit = (line: ContentLine): ContentLine[] => {
    const written = line.value.split(',')
    const kept = written.filter(text => {
      const period = readPeriod(text, parameterOf(line, 'TZID'), zones)
      const { from, to } = period ? rangeOfPeriod(period, floating) : { from: 0, to: 0 }
      return range.from < to && range.to > from
    })
    if (kept.length === written.length) return [line]
    return kept.length === 0 ? [] : [propertyLine(line.name, kept.join(','), line.parameters)]
  }
  const lines = calendar.lines.map(child =>
    'octets' in child || child.name !== 'VFREEBUSY'
      ? child
      : {
          ...child,
          lines: child.lines.flatMap(line =>
            'octets' in line && line.name === 'FREEBUSY' ? limit(line) : [line],
          ),
        },
  )
  return { ...calendar, lines }
}
