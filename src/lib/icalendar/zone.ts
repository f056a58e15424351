import { isTimeZone } from '../time-zone.ts'
import {
  type Component,
  childrenOf,
  printComponent,
  propertiesOf,
  propertyOf,
  readComponents,
  UNCLOSED,
} from './component.ts'
import { wallSeconds } from './moment-text.ts'
import { ruleIterator, wallOf } from './rule.ts'
import { WINDOWS_ZONES } from './windows-zones.ts'

/** Rules of local time. Instants and wall times are in seconds; a wall time counts as though it were UTC. */
export interface Zone {
  name: string
  offsetAt(instant: number): number
}

export type Zones = (tzid: string) => Zone | null

export const UTC: Zone = { name: 'UTC', offsetAt: () => 0 }

/** The instant of a wall time. One that is skipped, or comes twice, has the offset before: RFC 5545 §3.3.5. */
export function instantOfWall(wall: number, zone: Zone): number {
  const before = zone.offsetAt(wall - DAY)
  const after = zone.offsetAt(wall + DAY)
  if (before === after || zone.offsetAt(wall - before) === before) return wall - before
  return zone.offsetAt(wall - after) === after ? wall - after : wall - before
}

/** The platform's zone of an IANA name. @throws RangeError on an unknown one. */
export function ianaZone(name: string): Zone {
  const known = findIana(name)
  if (!known) throw new RangeError(`unknown time zone: ${name}`)
  return known
}

/** An IANA name, or rules that came with a calendar. */
export type ZoneSaid = string | Zone

/** @throws RangeError on an unknown name */
export function zoneSaid(zone: ZoneSaid): Zone {
  return typeof zone === 'string' ? ianaZone(zone) : zone
}

/**
 * The zone of a calendar that holds one VTIMEZONE and nothing else (RFC 4791 §5.2.2); null when it does not, or when
 * the zone has neither a known name nor rules.
 */
export function onlyZoneIn(text: string): Zone | null {
  const { value: roots, problems } = readComponents(text)
  const [calendar] = roots
  if (calendar?.name !== 'VCALENDAR' || roots.length > 1) return null
  const [timezone, more] = childrenOf(calendar)
  const tzid = timezone && propertyOf(timezone, 'TZID')?.value
  if (timezone?.name !== 'VTIMEZONE' || more || !tzid) return null
  if (problems.some(({ code }) => code === UNCLOSED)) return null
  const location = propertyOf(timezone, 'X-LIC-LOCATION')?.value.trim()
  return zonesOf(calendar)(tzid) ?? (location ? findIana(location) : null)
}

/**
 * Zones as a calendar names them: IANA first, whose rules are kept up to date; then its own VTIMEZONE, Windows names,
 * and IANA names behind a prefix (`/mozilla.org/20070129_1/Europe/Paris`).
 */
export function zonesOf(calendar: Component): Zones {
  const found = new Map<string, Zone | null>()
  return tzid => {
    const known = found.get(tzid)
    if (known !== undefined) return known
    const zone = findIana(tzid) ?? ownZone(calendar, tzid) ?? foreignZone(tzid)
    found.set(tzid, zone)
    return zone
  }
}

const DAY = 86_400
/** A little over a year: few buckets, few changes in each. */
const BUCKET = 2 ** 25
/** Exchange begins in 1601 and nobody ends: between these years the rules of a VTIMEZONE are followed. */
const FIRST_YEAR = 1960
const LAST_YEAR = 2100

const iana = new Map<string, Zone>()

function findIana(name: string): Zone | null {
  const known = iana.get(name)
  if (known) return known
  if (!/^[A-Za-z]/.test(name) || !isTimeZone(name)) return null
  const zone = { name, offsetAt: offsetsByBucket(name) }
  iana.set(name, zone)
  return zone
}

function offsetsByBucket(name: string): Zone['offsetAt'] {
  const buckets = new Map<number, [from: number, offset: number][]>()
  return instant => {
    const bucket = Math.floor(instant / BUCKET)
    let changes = buckets.get(bucket)
    if (!changes) {
      changes = changesBetween(name, bucket * BUCKET, (bucket + 1) * BUCKET)
      buckets.set(bucket, changes)
    }
    let offset = 0
    for (const [from, next] of changes) if (from <= instant) offset = next
    return offset
  }
}

function changesBetween(name: string, from: number, to: number): [number, number][] {
  const changes: [number, number][] = []
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    from * 1000,
  ).toZonedDateTimeISO(name)
  while (at && at.epochMilliseconds < to * 1000) {
    changes.push([at.epochMilliseconds / 1000, at.offsetNanoseconds / 1e9])
    at = at.getTimeZoneTransition('next')
  }
  return changes
}

/** The same VTIMEZONE comes with every event of a program. */
const own = new Map<string, Zone | null>()
const OWN_KEPT = 200

function ownZone(calendar: Component, tzid: string): Zone | null {
  const timezone = childrenOf(calendar, 'VTIMEZONE').find(child => propertyOf(child, 'TZID')?.value === tzid)
  if (!timezone) return null
  const text = printComponent(timezone)
  const known = own.get(text)
  if (known !== undefined) return known
  if (own.size >= OWN_KEPT) own.clear()
  const zone = readZone(timezone, tzid)
  own.set(text, zone)
  return zone
}

function readZone(timezone: Component, name: string): Zone | null {
  const changes = childrenOf(timezone).flatMap(changesOfObservance)
  if (changes.length === 0) return null
  changes.sort((one, other) => one.at - other.at)
  return {
    name,
    offsetAt(instant) {
      let low = 0
      let high = changes.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((changes[middle] as Change).at <= instant) low = middle + 1
        else high = middle
      }
      return low === 0 ? (changes[0] as Change).before : (changes[low - 1] as Change).offset
    },
  }
}

interface Change {
  at: number
  before: number
  offset: number
}

/** STANDARD or DAYLIGHT: RFC 5545 §3.6.5. */
function changesOfObservance(observance: Component): Change[] {
  const value = (name: string) => propertyOf(observance, name)?.value ?? ''
  const start = wallSeconds(value('DTSTART'))
  const [before, offset] = [offsetSeconds(value('TZOFFSETFROM')), offsetSeconds(value('TZOFFSETTO'))]
  if (start === null || before === null || offset === null) return []
  const walls = new Set([start])
  for (const { value: dates } of propertiesOf(observance, 'RDATE')) {
    for (const date of dates.split(',')) walls.add(wallSeconds(date.slice(0, 15)) ?? start)
  }
  for (const { value: rule } of propertiesOf(observance, 'RRULE')) {
    const until = wallSeconds(/UNTIL=(\w+)/i.exec(rule)?.[1] ?? '') ?? Number.POSITIVE_INFINITY
    const iterator = /FREQ=YEARLY/i.test(rule) ? ruleIterator(rule, recentStart(rule, start)) : null
    for (let at = iterator?.next(); at && at.year <= LAST_YEAR; at = iterator?.next()) {
      const wall = wallOf(at)
      if (wall - before > until) break
      walls.add(wall)
    }
  }
  return [...walls].map(wall => ({ at: wall - before, before, offset }))
}

function recentStart(rule: string, start: number): number {
  const at = new Date(start * 1000)
  if (at.getUTCFullYear() >= FIRST_YEAR || /COUNT|INTERVAL/i.test(rule)) return start
  return at.setUTCFullYear(FIRST_YEAR) / 1000
}

function offsetSeconds(text: string): number | null {
  const [, sign, hours, minutes, seconds = 0] = /^([+-])(\d\d):?(\d\d)(\d\d)?$/.exec(text.trim()) ?? []
  if (!hours) return null
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

function foreignZone(tzid: string): Zone | null {
  const windows = WINDOWS_ZONES[tzid.trim().toLowerCase()]
  if (windows) return findIana(windows)
  const parts = tzid.split('/')
  const candidates = [
    parts.slice(-2).join('/'),
    parts.slice(-3).join('/'),
    tzid.replace(/^([A-Za-z]+)[_-]/, '$1/'),
    tzid.trim().replaceAll(' ', '_'),
  ]
  for (const candidate of candidates) {
    const zone = findIana(candidate)
    if (zone) return zone
  }
  return null
}
