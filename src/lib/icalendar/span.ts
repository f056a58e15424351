import { type Component, childrenOf, parameterOf, propertiesOf, propertyOf } from './component.ts'
import { DAY, instantOf, type Moment, momentOf, readMoment } from './moment.ts'
import { FIRST_INSTANT, isoText, LAST_INSTANT } from './moment-text.ts'
import type { Recurring } from './occurrences.ts'
import { freeBusyPeriods, rangeOfPeriod, readPeriod } from './period.ts'
import type { Range } from './range.ts'
import { ruleIterator, wallOf } from './rule.ts'
import { MOST_OCCURRENCES, recurs } from './series.ts'
import { shapeOf } from './shape.ts'
import { UTC, type Zones, zonesOf } from './zone.ts'

/** From the first to the last moment of an object, both included; null: open, or not told. */
export interface ObjectSpan {
  startsAt: string | null
  endsAt: string | null
}

/**
 * The whole time that an object may take, over all its occurrences and in whatever zone its floating times are looked
 * at; alarms not counted. Never narrower than what the tests of RFC 4791 §9.9 find, so that an index can leave out
 * what lies beside a range (`startsAt <= range.endsAt and endsAt >= range.startsAt`).
 */
export function spanOf({ calendar, component: name }: Recurring): ObjectSpan {
  const zones = zonesOf(calendar)
  const components = childrenOf(calendar, name)
  const own = components.map(one => ownBounds(one, zones))
  const all = components.filter(recurs).flatMap(one => seriesBounds(one, components, zones))
  const bounds = [...own, ...all]
  if (bounds.length === 0) return { startsAt: null, endsAt: null }
  const from = bounds.reduce((first, bound) => Math.min(first, bound.from), Number.POSITIVE_INFINITY)
  const to = bounds.reduce((last, bound) => Math.max(last, bound.to), Number.NEGATIVE_INFINITY)
  return { startsAt: tellable(from), endsAt: tellable(to) }
}

/** How far local time may be from UTC. */
const FARTHEST_ZONE = 15 * 3600
const OPEN: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** Null beyond the years that ISO text tells in four digits. */
function tellable(instant: number): string | null {
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT ? isoText(instant) : null
}

function ownBounds(component: Component, zones: Zones): Range {
  const { start, endOf } = shapeOf(component, zones, UTC)
  const end = endOf(start)
  const told = [start, end].filter(moment => moment !== null).map(boundsOf)
  if (component.name === 'VAVAILABILITY')
    return { from: told[0] && start ? told[0].from : OPEN.from, to: end ? boundsOf(end).to : OPEN.to }
  if (component.name === 'VFREEBUSY') told.push(...freeBusyPeriods(component, zones, UTC).map(widened))
  if (component.name === 'VTODO' && told.length === 0) return boundsOfUndatedTodo(component, zones)
  if (told.length === 0) return OPEN
  return { from: Math.min(...told.map(({ from }) => from)), to: Math.max(...told.map(({ to }) => to)) }
}

/** The last lines of the table for tasks: RFC 4791 §9.9. */
function boundsOfUndatedTodo(component: Component, zones: Zones): Range {
  const [created, completed] = ['CREATED', 'COMPLETED'].map(name => momentOf(component, name, zones))
  if (!completed) return created ? { ...OPEN, from: boundsOf(created).from } : OPEN
  const told = [completed, created ?? completed].map(boundsOf)
  return { from: Math.min(...told.map(({ from }) => from)), to: Math.max(...told.map(({ to }) => to)) }
}

function seriesBounds(master: Component, components: Component[], zones: Zones): Range[] {
  const { start } = shapeOf(master, zones, UTC)
  if (!start) return [OPEN]
  const reach = Math.max(...components.map(one => shapeOf(one, zones, UTC).seconds + shiftOf(one, zones)))
  const rules = propertiesOf(master, 'RRULE').map(({ value }) => {
    const last = lastWall(value, start)
    return { from: start.wall - FARTHEST_ZONE, to: last + reach + FARTHEST_ZONE }
  })
  const dates = propertiesOf(master, 'RDATE').flatMap(line =>
    line.value.split(',').flatMap((text): Range[] => {
      const moment = readMoment(text, parameterOf(line, 'TZID'), zones)
      if (!moment) return []
      const period = readPeriod(text, parameterOf(line, 'TZID'), zones)
      const to = period ? rangeOfPeriod(period, UTC).to + FARTHEST_ZONE : moment.wall
      return [widened({ from: moment.wall, to: Math.max(moment.wall, to) + reach })]
    }),
  )
  return [...rules, ...dates]
}

/** The last wall time of a rule, or later; Infinity when it has none. */
function lastWall(rule: string, start: Moment): number {
  const until = /(?:^|;)\s*UNTIL\s*=\s*(\w+)/i.exec(rule)?.[1]
  const end = until === undefined ? null : readMoment(until, null, () => null)
  if (end) return Math.max(start.wall, end.wall + DAY)
  if (!/(?:^|;)\s*COUNT\s*=/i.test(rule)) return Number.POSITIVE_INFINITY
  const iterator = ruleIterator(rule, start.wall)
  let last = start.wall
  let looked = 0
  for (let at = iterator?.next(); at; at = iterator?.next()) {
    if (++looked > MOST_OCCURRENCES) return Number.POSITIVE_INFINITY
    last = wallOf(at)
  }
  return iterator?.isCut ? Number.POSITIVE_INFINITY : last
}

/** How far RANGE=THISANDFUTURE moves what follows. */
function shiftOf(component: Component, zones: Zones): number {
  const recurrenceId = propertyOf(component, 'RECURRENCE-ID') && momentOf(component, 'RECURRENCE-ID', zones)
  const start = momentOf(component, 'DTSTART', zones)
  return recurrenceId && start ? Math.abs(instantOf(start, UTC) - instantOf(recurrenceId, UTC)) + DAY : 0
}

function boundsOf(moment: Moment): Range {
  const at = instantOf(moment, UTC)
  const range = { from: at, to: at + (moment.isDate ? DAY : 0) }
  return moment.zone === null ? widened(range) : range
}

function widened({ from, to }: Range): Range {
  return { from: from - FARTHEST_ZONE, to: to + FARTHEST_ZONE }
}
