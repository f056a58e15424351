import type { Component } from './component.ts'
import { type Duration, durationOf, instantAfter, instantOf, type Moment, momentOf } from './moment.ts'
import type { Zone, Zones } from './zone.ts'

/** When a component begins and how long it lasts, so that any occurrence of it can be laid out. */
export interface Shape {
  start: Moment | null
  /** How long the longest may be, in seconds, changes of the season included. */
  seconds: number
  /** Null when the component says no end. */
  endOf(start: Moment | null): Moment | null
}

export function shapeOf(component: Component, zones: Zones, floating: Zone): Shape {
  const start = momentOf(component, 'DTSTART', zones)
  const end = momentOf(component, component.name === 'VTODO' ? 'DUE' : 'DTEND', zones)
  const endOf = endOfOccurrences(start, end ?? durationOf(component), floating)
  const last = endOf(start)
  const length = start && last ? instantOf(last, floating) - instantOf(start, floating) : 0
  return { start, seconds: Math.max(0, length) + 2 * DAY, endOf }
}

/** @param end of the first, or how long each lasts */
export function endOfOccurrences(
  start: Moment | null,
  end: Moment | Duration | null,
  floating: Zone,
): Shape['endOf'] {
  if (!end) return () => null
  if ('days' in end) return at => at && momentAfter(at, end, floating)
  if (!start) return () => end
  // RFC 5545 §3.8.5.3: given by its end, each lasts exactly as long; a day is a day, and floating time the wall's.
  const onWall = start.isDate || (start.zone === null && end.zone === null)
  const wallSeconds = end.wall - start.wall
  const seconds = instantOf(end, floating) - instantOf(start, floating)
  return at => {
    if (!at || at === start) return end
    if (onWall) return { ...end, wall: at.wall + wallSeconds }
    return momentAt(instantOf(at, floating) + seconds, end.zone, floating)
  }
}

const DAY = 86_400

function momentAfter(at: Moment, duration: Duration, floating: Zone): Moment {
  if (at.isDate && duration.seconds % DAY === 0) {
    return { ...at, wall: at.wall + duration.days * DAY + duration.seconds }
  }
  return momentAt(instantAfter(at, duration, floating), at.zone, floating)
}

function momentAt(instant: number, zone: Zone | null, floating: Zone): Moment {
  return { wall: instant + (zone ?? floating).offsetAt(instant), isDate: false, zone }
}
