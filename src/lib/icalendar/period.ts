import { type Component, parameterOf, propertiesOf } from './component.ts'
import { type Duration, instantAfter, instantOf, type Moment, readDuration, readMoment } from './moment.ts'
import type { Range } from './range.ts'
import type { Zone, Zones } from './zone.ts'

/** A period given by start and end, or start and duration: RFC 5545 §3.3.9. */
export interface Period {
  start: Moment
  end: Moment | Duration
}

export function readPeriod(value: string, tzid: string | null, zones: Zones): Period | null {
  const [from = '', to = ''] = value.split('/')
  const start = readMoment(from, tzid, zones)
  const end = readDuration(to) ?? readMoment(to, tzid, zones)
  return start && end && { start, end }
}

export function rangeOfPeriod({ start, end }: Period, floating: Zone): Range {
  const to = 'days' in end ? instantAfter(start, end, floating) : instantOf(end, floating)
  return { from: instantOf(start, floating), to }
}

/** The periods of FREEBUSY, with their FBTYPE in capitals. */
export function freeBusyPeriods(
  component: Component,
  zones: Zones,
  floating: Zone,
): (Range & { type: string })[] {
  return propertiesOf(component, 'FREEBUSY').flatMap(line => {
    const type = parameterOf(line, 'FBTYPE')?.toUpperCase() ?? 'BUSY'
    return line.value.split(',').flatMap(text => {
      const period = readPeriod(text, parameterOf(line, 'TZID'), zones)
      return period ? [{ ...rangeOfPeriod(period, floating), type }] : []
    })
  })
}
