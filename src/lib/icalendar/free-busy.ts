import { type Component, childrenOf, propertyOf } from './component.ts'
import { DAY, instantOf } from './moment.ts'
import { isoText, utcText } from './moment-text.ts'
import { occurrencesOf, type Recurring } from './occurrences.ts'
import { freeBusyPeriods } from './period.ts'
import { escapeText, propertyLine } from './property-line.ts'
import { type Range, rangeOf, secondsOf, type TimeRange } from './range.ts'
import { overlaps } from './time-range.ts'
import { type ZoneSaid, zoneSaid, zonesOf } from './zone.ts'

export type BusyKind = 'BUSY' | 'BUSY-TENTATIVE' | 'BUSY-UNAVAILABLE'

/** Instants as UTC ISO text, the end excluded. */
export interface BusyPeriod {
  startsAt: string
  endsAt: string
  kind: BusyKind
}

/**
 * When someone is taken, within a range: RFC 4791 §7.10. In order, those of one kind that touch are one.
 * @param zone that of days and floating times
 */
export function busyPeriods(objects: Iterable<Recurring>, range: TimeRange, zone: ZoneSaid): BusyPeriod[] {
  const within = rangeOf(range)
  const busy: Record<BusyKind, Range[]> = { BUSY: [], 'BUSY-TENTATIVE': [], 'BUSY-UNAVAILABLE': [] }
  for (const object of objects) {
    for (const { from, to, kind } of busyIn(object, within, zone)) {
      const cut = { from: Math.max(from, within.from), to: Math.min(to, within.to) }
      if (cut.from < cut.to) busy[kind].push(cut)
    }
  }
  return KINDS.flatMap(kind => merged(busy[kind]).map(one => ({ ...one, kind })))
    .sort((one, other) => one.from - other.from || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind))
    .map(({ from, to, kind }) => ({ startsAt: isoText(from), endsAt: isoText(to), kind }))
}

export interface FreeBusy {
  uid: string
  /** Instant of the answer. */
  stampAt: string
  range: TimeRange
  periods: readonly BusyPeriod[]
  prodId: string
}

/** The answer to CALDAV:free-busy-query. @throws RangeError on an instant that is none */
export function printFreeBusy({ uid, stampAt, range, periods, prodId }: FreeBusy): string {
  const utc = (instant: string) => utcText(secondsOf(instant))
  const lines = [
    propertyLine('BEGIN', 'VCALENDAR'),
    propertyLine('VERSION', '2.0'),
    propertyLine('PRODID', escapeText(prodId)),
    propertyLine('BEGIN', 'VFREEBUSY'),
    propertyLine('UID', escapeText(uid)),
    propertyLine('DTSTAMP', utc(stampAt)),
    ...(range.startsAt === null ? [] : [propertyLine('DTSTART', utc(range.startsAt))]),
    ...(range.endsAt === null ? [] : [propertyLine('DTEND', utc(range.endsAt))]),
    ...periods.map(({ startsAt, endsAt, kind }) =>
      propertyLine('FREEBUSY', `${utc(startsAt)}/${utc(endsAt)}`, kind === 'BUSY' ? [] : [['FBTYPE', kind]]),
    ),
    propertyLine('END', 'VFREEBUSY'),
    propertyLine('END', 'VCALENDAR'),
  ]
  return lines.map(({ octets }) => octets).join('')
}

const KINDS: readonly BusyKind[] = ['BUSY', 'BUSY-UNAVAILABLE', 'BUSY-TENTATIVE']

interface Taken extends Range {
  kind: BusyKind
  /** What takes it; null: only that it is taken is said. */
  component: Component | null
  isWholeDay: boolean
}

/** What an object takes of a range: not cut to it, and each by itself. What has no length is there with none. */
export function* busyIn(object: Recurring, range: Range, zone: ZoneSaid): Generator<Taken> {
  const floating = zoneSaid(zone)
  const zones = zonesOf(object.calendar)
  if (object.component === 'VFREEBUSY') {
    for (const component of childrenOf(object.calendar, 'VFREEBUSY')) {
      for (const { type, ...period } of freeBusyPeriods(component, zones, floating)) {
        // RFC 5545 §3.2.9: what is not known is busy.
        const kind = KINDS.find(known => known === type) ?? 'BUSY'
        if (type !== 'FREE') yield { ...period, kind, component: null, isWholeDay: false }
      }
    }
  }
  if (object.component !== 'VEVENT') return
  for (const occurrence of occurrencesOf(object, range, floating)) {
    const { component, start, startsAt, endsAt } = occurrence
    const value = (name: string) => propertyOf(component, name)?.value.trim().toUpperCase()
    if (value('TRANSP') === 'TRANSPARENT' || value('STATUS') === 'CANCELLED') continue
    if (!start || startsAt === null || !overlaps(occurrence, range, floating, zones)) continue
    const to = endsAt ?? (start.isDate ? instantOf({ ...start, wall: start.wall + DAY }, floating) : startsAt)
    const kind = value('STATUS') === 'TENTATIVE' ? 'BUSY-TENTATIVE' : 'BUSY'
    yield { from: startsAt, to, kind, component, isWholeDay: start.isDate }
  }
}

function merged(periods: Range[]): Range[] {
  const kept: Range[] = []
  for (const period of periods.sort((one, other) => one.from - other.from)) {
    const last = kept.at(-1)
    if (last && period.from <= last.to) last.to = Math.max(last.to, period.to)
    else kept.push({ ...period })
  }
  return kept
}
