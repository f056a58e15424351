import type { CompFilter, ParamFilter, PropFilter, TextMatch } from '../lib/icalendar/filter.ts'
import { readTimeRange, type TimeRange } from '../lib/icalendar/range.ts'
import { attributeOf, childNamed, type XmlElement } from '../lib/xml/element.ts'
import { invalid, nameIn, partsOf, readTextMatch } from './query-elements.ts'
import { CALDAV, DavRefusal } from './request.ts'

/** RFC 4791 §9.7: the filter of a query, whose root is VCALENDAR. @throws DavRefusal valid-filter, supported-filter */
export function readCalendarFilter(report: XmlElement): CompFilter {
  const element = childNamed(report, CALDAV, 'filter')
  if (!element) throw new DavRefusal(400, 'A query has a filter.')
  const [root, ...more] = partsOf(element, ['comp-filter'])['comp-filter'] ?? []
  if (!root || more.length > 0) throw invalid(element, 'A filter has one comp-filter, of VCALENDAR.')
  const filter = readCompFilter(root)
  if (filter.name.toUpperCase() !== 'VCALENDAR') throw invalid(root, 'The first comp-filter is of VCALENDAR.')
  return filter
}

/** RFC 4791 §9.9. */
function readTimeRangeElement(element: XmlElement): TimeRange {
  const range = readTimeRange(attributeOf(element, 'start'), attributeOf(element, 'end'))
  if (!range) throw invalid(element, 'A time-range has a start, an end after it, or both, in UTC.')
  return range
}

function readCompFilter(element: XmlElement): CompFilter {
  const parts = partsOf(element, ['is-not-defined', 'time-range', 'prop-filter', 'comp-filter'])
  return {
    name: nameIn(element),
    ...notDefined(element, parts),
    ...timeRange(element, parts),
    propFilters: (parts['prop-filter'] ?? []).map(readPropFilter),
    compFilters: (parts['comp-filter'] ?? []).map(readCompFilter),
  }
}

function readPropFilter(element: XmlElement): PropFilter {
  const parts = partsOf(element, ['is-not-defined', 'time-range', 'text-match', 'param-filter'])
  return {
    name: nameIn(element),
    ...notDefined(element, parts),
    ...timeRange(element, parts),
    ...textMatch(element, parts),
    paramFilters: (parts['param-filter'] ?? []).map(readParamFilter),
  }
}

function readParamFilter(element: XmlElement): ParamFilter {
  const parts = partsOf(element, ['is-not-defined', 'text-match'])
  return { name: nameIn(element), ...notDefined(element, parts), ...textMatch(element, parts) }
}

type Parts = Partial<Record<string, XmlElement[]>>

function notDefined(element: XmlElement, parts: Parts): { isNotDefined?: true } {
  if (!parts['is-not-defined']) return {}
  if (Object.keys(parts).length > 1) throw invalid(element, 'What is not defined has nothing in it.')
  return { isNotDefined: true }
}

function timeRange(element: XmlElement, parts: Parts): { timeRange?: TimeRange } {
  const range = onlyOne(element, parts['time-range'])
  return range ? { timeRange: readTimeRangeElement(range) } : {}
}

function textMatch(element: XmlElement, parts: Parts): { textMatch?: TextMatch } {
  const match = onlyOne(element, parts['text-match'])
  return match ? { textMatch: readTextMatch(match) } : {}
}

function onlyOne(element: XmlElement, found: readonly XmlElement[] = []): XmlElement | undefined {
  if (found.length > 1) throw invalid(element, `One ${found[0]?.name} at most.`)
  return found[0]
}
