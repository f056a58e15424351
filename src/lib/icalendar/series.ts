import type ICAL from 'ical.js'
import { type Component, parameterOf, propertiesOf } from './component.ts'
import { DAY, instantOf, type Moment, momentsOf, readMoment, wallIn } from './moment.ts'
import { readPeriod } from './period.ts'
import type { Range } from './range.ts'
import { readRule, ruleIterator, wallOf } from './rule.ts'
import { endOfOccurrences, type Shape } from './shape.ts'
import { UTC, type Zone, type Zones } from './zone.ts'

export interface SeriesView {
  /** Instants; occurrences before it may be left out, those from its end on are. */
  window: Range
  floating: Zone
  zones: Zones
  /** Recurrence-ids that stand elsewhere. */
  replaced: readonly Moment[]
}

export interface SeriesStart {
  moment: Moment
  /** Only where an RDATE says its own end. */
  end?: Shape['endOf']
}

export function recurs(component: Component): boolean {
  return component.lines.some(line => line.name === 'RRULE' || line.name === 'RDATE')
}

/** How many occurrences of one series are looked at. */
export const MOST_OCCURRENCES = 10_000

/** The starts that DTSTART, RRULE and RDATE give, less EXDATE and EXRULE, in order: RFC 5545 §3.8.5. */
export function* seriesStarts(master: Component, start: Moment, view: SeriesView): Generator<SeriesStart> {
  const { window, floating, zones, replaced } = view
  const isLeftOut = exclusion(master, start, view)
  const isReplaced = among(replaced, start, floating)
  const sources = [
    [{ moment: start }][Symbol.iterator](),
    datesOf(master, start, zones, floating)[Symbol.iterator](),
    ...propertiesOf(master, 'RRULE').map(({ value }) => ruleStarts(value, start, window, floating)),
  ]
  const heads = sources.map(source => head(source, floating))
  let last = Number.NEGATIVE_INFINITY
  for (let looked = 0; looked < MOST_OCCURRENCES; looked++) {
    const next = heads.reduce((one, other) => (other.at < one.at ? other : one))
    if (next.at >= window.to || !next.value) return
    const { value, at } = next
    next.advance()
    // The same time from two sources is one.
    if (at === last || isLeftOut(value.moment, at) || isReplaced(value.moment, at)) continue
    last = at
    yield value
  }
}

interface Head {
  value: SeriesStart | null
  /** Infinity at the end. */
  at: number
  advance(): void
}

function head(source: Iterator<SeriesStart>, floating: Zone): Head {
  const first: Head = {
    value: null,
    at: Number.POSITIVE_INFINITY,
    advance() {
      const { value, done } = source.next()
      first.value = done ? null : value
      first.at = first.value ? instantOf(first.value.moment, floating) : Number.POSITIVE_INFINITY
    },
  }
  first.advance()
  return first
}

function datesOf(master: Component, start: Moment, zones: Zones, floating: Zone): SeriesStart[] {
  const dates = propertiesOf(master, 'RDATE').flatMap(line => {
    const tzid = parameterOf(line, 'TZID')
    return line.value.split(',').flatMap((text): SeriesStart[] => {
      const period = readPeriod(text, tzid, zones)
      const moment = period?.start ?? readMoment(text, tzid, zones)
      if (!moment) return []
      return [
        period
          ? { moment, end: endOfOccurrences(moment, period.end, floating) }
          : { moment: like(moment, start, floating) },
      ]
    })
  })
  return dates.sort((one, other) => instantOf(one.moment, floating) - instantOf(other.moment, floating))
}

/** In the zone of the series, whose length its own end tells. */
function like(moment: Moment, start: Moment, floating: Zone): Moment {
  if (start.isDate && !moment.isDate) return { ...start, wall: dayOf(moment.wall) * DAY }
  return {
    wall: wallIn(moment, start.zone, floating),
    isDate: moment.isDate,
    zone: moment.isDate ? null : start.zone,
  }
}

function* ruleStarts(rule: string, start: Moment, window: Range, floating: Zone): Generator<SeriesStart> {
  const recur = readRule(rule)
  const from = recur ? shortlyBefore(recur, start, window.from) : start.wall
  const iterator = ruleIterator(rule, from)
  const isPast = untilOf(rule, start, floating)
  for (let at = iterator?.next(); at; at = iterator?.next()) {
    const moment = { ...start, wall: wallOf(at) }
    if (isPast(moment)) return
    yield { moment }
  }
}

/** Whether a start comes after the UNTIL of a rule. */
function untilOf(rule: string, series: Moment, floating: Zone): (start: Moment) => boolean {
  const text = /(?:^|;)\s*UNTIL\s*=\s*(\w+)/i.exec(rule)?.[1]
  const until = text === undefined ? null : readMoment(text, null, () => null)
  if (!until) return () => false
  if (series.isDate || until.isDate) return start => dayOf(start.wall) > dayOf(until.wall)
  if (until.zone === UTC) return start => instantOf(start, floating) > until.wall
  return start => start.wall > until.wall
}

/**
 * A wall time at which the rule can begin and still give what it gives after `from`: whole periods are skipped, so
 * that a daily event of twenty years ago costs no more than one of today.
 */
function shortlyBefore(recur: ICAL.Recur, start: Moment, from: number): number {
  if (recur.count || from === Number.NEGATIVE_INFINITY) return start.wall
  const at = new Date(start.wall * 1000)
  const period = PERIOD_SECONDS[recur.freq]
  const skipped = from - start.wall - 2 * DAY
  if (period) {
    const periods = Math.floor(skipped / (period * recur.interval)) - 2
    return periods > 0 ? start.wall + periods * period * recur.interval : start.wall
  }
  // Months are not all the same, so whole years are skipped, but never from a 29 February; nor may the weekday of the
  // first day be what a rule of weeks goes by.
  const byFirstWeekday = recur.parts.BYWEEKNO && !recur.parts.BYDAY
  if (byFirstWeekday || (at.getUTCMonth() === 1 && at.getUTCDate() === 29)) return start.wall
  const blocks = Math.floor(skipped / (366 * DAY) / recur.interval) - 1
  if (blocks <= 0) return start.wall
  return at.setUTCFullYear(at.getUTCFullYear() + blocks * recur.interval) / 1000
}

const PERIOD_SECONDS: Record<string, number> = {
  SECONDLY: 1,
  MINUTELY: 60,
  HOURLY: 3600,
  DAILY: DAY,
  WEEKLY: 7 * DAY,
}

function exclusion(master: Component, start: Moment, { window, floating, zones }: SeriesView) {
  const dates = propertiesOf(master, 'EXDATE').flatMap(line => momentsOf(line, zones))
  for (const { value } of propertiesOf(master, 'EXRULE')) {
    let looked = 0
    for (const { moment } of ruleStarts(value, start, window, floating)) {
      if (instantOf(moment, floating) >= window.to || looked++ >= MOST_OCCURRENCES) break
      dates.push(moment)
    }
  }
  return among(dates, start, floating)
}

/** Whether a start is one of the moments; where one of both is a day, the day decides. */
function among(moments: readonly Moment[], series: Moment, floating: Zone) {
  const instants = new Set<number>()
  const days = new Set<number>()
  for (const moment of moments) {
    if (moment.isDate || series.isDate) days.add(dayOf(moment.wall))
    else instants.add(instantOf(moment, floating))
  }
  return ({ wall }: Moment, at: number) => instants.has(at) || days.has(dayOf(wall))
}

function dayOf(wall: number): number {
  return Math.floor(wall / DAY)
}
