import { type Match, matches } from '../collation.ts'
import { type Component, type ContentLine, childrenOf, propertiesOf, unescapeText } from './component.ts'
import { momentOf } from './moment.ts'
import { occurrencesOf, type Recurring } from './occurrences.ts'
import { rangeOf, type TimeRange } from './range.ts'
import { fallsWithin, overlaps, reachOfAlarms, ringsWithin } from './time-range.ts'
import { type Zone, type ZoneSaid, type Zones, zoneSaid, zonesOf } from './zone.ts'

/** CALDAV:comp-filter, RFC 4791 §9.7.1. Names in any case. */
export interface CompFilter {
  name: string
  isNotDefined?: boolean
  timeRange?: TimeRange
  propFilters?: readonly PropFilter[]
  compFilters?: readonly CompFilter[]
}

/** CALDAV:prop-filter, RFC 4791 §9.7.2. */
export interface PropFilter {
  name: string
  isNotDefined?: boolean
  timeRange?: TimeRange
  textMatch?: TextMatch
  paramFilters?: readonly ParamFilter[]
}

/** CALDAV:param-filter, RFC 4791 §9.7.3. */
export interface ParamFilter {
  name: string
  isNotDefined?: boolean
  textMatch?: TextMatch
}

/** CALDAV:text-match, RFC 4791 §9.7.5: part of the text, by default without regard to the case of ASCII. */
export interface TextMatch {
  text: string
  collation?: string
  negate?: boolean
}

/**
 * Whether an object matches the filter whose root is VCALENDAR: RFC 4791 §9.7.
 * @param zone that of days and floating times
 * @throws RangeError on an unknown zone or collation
 */
export function matchesFilter(object: Recurring, filter: CompFilter, zone: ZoneSaid): boolean {
  const view: View = { object, floating: zoneSaid(zone), zones: zonesOf(object.calendar) }
  if (filter.name.toUpperCase() !== object.calendar.name) return filter.isNotDefined ?? false
  if (filter.isNotDefined) return false
  return matchesComponent(object.calendar, filter, view)
}

/** The narrowest range that every match must touch, for an index to ask; null when the filter sets none. */
export function rangeOfFilter({ compFilters = [] }: CompFilter): TimeRange | null {
  for (const { isNotDefined, timeRange } of compFilters) if (timeRange && !isNotDefined) return timeRange
  return null
}

interface View {
  object: Recurring
  floating: Zone
  zones: Zones
}

function matchesComponent(component: Component, filter: CompFilter, view: View): boolean {
  const { timeRange, propFilters = [], compFilters = [] } = filter
  if (timeRange && !happens(component, timeRange, view)) return false
  return (
    propFilters.every(one => matchesProperty(component, one, view)) &&
    compFilters.every(one => hasComponent(component, one, view))
  )
}

function hasComponent(parent: Component, filter: CompFilter, view: View): boolean {
  const children = childrenOf(parent, filter.name.toUpperCase())
  if (filter.isNotDefined) return children.length === 0
  return children.some(child => matchesComponent(child, filter, { ...view, ...ownerOf(parent, child) }))
}

/** An alarm rings for the component that it is in. */
function ownerOf(parent: Component, child: Component): { owner?: Component } {
  return child.name === 'VALARM' ? { owner: parent } : {}
}

function happens(component: Component, timeRange: TimeRange, view: View & { owner?: Component }): boolean {
  const { object, floating, zones, owner } = view
  const range = rangeOf(timeRange)
  // A trigger that says its instant rings then, wherever its occurrence lies.
  if (owner && momentOf(component, 'TRIGGER', zones))
    return ringsWithin(component, null, range, zones, floating)
  const reach = owner ? reachOfAlarms(childrenOf(object.calendar, object.component)) : 0
  for (const occurrence of occurrencesOf(object, range, floating, reach)) {
    const isOurs = component.name === 'VCALENDAR' || occurrence.component === (owner ?? component)
    if (!isOurs) continue
    if (
      owner
        ? ringsWithin(component, occurrence, range, zones, floating)
        : overlaps(occurrence, range, floating, zones)
    )
      return true
  }
  return false
}

function matchesProperty(component: Component, filter: PropFilter, { zones, floating }: View): boolean {
  const name = filter.name.toUpperCase()
  const properties = propertiesOf(component, name)
  if (filter.isNotDefined) return properties.length === 0
  const { timeRange, textMatch, paramFilters = [] } = filter
  if (timeRange && !fallsWithin(component, name, rangeOf(timeRange), zones, floating)) return false
  return properties.some(
    line =>
      (!textMatch || matchesText(unescapeText(line.value), textMatch)) &&
      paramFilters.every(one => matchesParameter(line, one)),
  )
}

function matchesParameter(
  { parameters }: ContentLine,
  { name, isNotDefined, textMatch }: ParamFilter,
): boolean {
  const values = parameters.filter(([written]) => written === name.toUpperCase()).map(([, value]) => value)
  if (isNotDefined) return values.length === 0
  return values.some(value => !textMatch || matchesText(value, textMatch))
}

function matchesText(value: string, match: Match): boolean {
  return matches(value, { ...match, matchType: 'contains' }, 'i;ascii-casemap')
}
