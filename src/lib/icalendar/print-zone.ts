import { propertyLine } from './property-line.ts'
import { ianaZone } from './zone.ts'

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * A VTIMEZONE (RFC 5545 §3.6.5) of an IANA zone with its changes in a span, as octets; a zone whose clocks stay has one
 * observance.
 *
 * @param from instant in seconds, as `to`.
 * @throws RangeError on an unknown name.
 */
export function printZone(name: string, { from, to }: { from: number; to: number }): string {
  const zone = ianaZone(name)
  const observances = new Map<string, { before: number; after: number; walls: number[] }>()
  const note = (at: number, before: number, after: number) => {
    const known = observances.get(`${before} ${after}`) ?? { before, after, walls: [] }
    // Wall times of a change are those of the clock before it.
    known.walls.push(at + before)
    observances.set(`${before} ${after}`, known)
  }
  const first = Math.floor(from / DAY) * DAY
  note(first, zone.offsetAt(first), zone.offsetAt(first))
  for (let at = first; at < to; at += DAY) {
    if (zone.offsetAt(at) === zone.offsetAt(at + DAY)) continue
    let change = at
    while (zone.offsetAt(change) === zone.offsetAt(at)) change += HOUR / 4
    note(change, zone.offsetAt(at), zone.offsetAt(change))
  }
  const standard = Math.min(...[...observances.values()].map(({ after }) => after))
  return [
    line('BEGIN', 'VTIMEZONE'),
    line('TZID', name),
    ...[...observances.values()].flatMap(({ before, after, walls: [start = first, ...others] }) => {
      const kind = after === standard ? 'STANDARD' : 'DAYLIGHT'
      return [
        line('BEGIN', kind),
        line('DTSTART', wallOf(start)),
        line('TZOFFSETFROM', offsetOf(before)),
        line('TZOFFSETTO', offsetOf(after)),
        ...(others.length > 0 ? [line('RDATE', others.map(wallOf).join(','))] : []),
        line('END', kind),
      ]
    }),
    line('END', 'VTIMEZONE'),
  ].join('')
}

function line(name: string, value: string): string {
  return propertyLine(name, value, []).octets
}

function wallOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d+Z$/g, '')
}

function offsetOf(seconds: number): string {
  const minutes = Math.abs(seconds) / 60
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`
}
