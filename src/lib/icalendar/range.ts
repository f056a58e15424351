import { isoText, wallSeconds } from './moment-text.ts'

/** Instants as UTC ISO text, the end excluded; null: open on that side. */
export interface TimeRange {
  startsAt: string | null
  endsAt: string | null
}

/** In seconds since 1970, ±Infinity where open. */
export interface Range {
  from: number
  to: number
}

/**
 * The range that attributes of CalDAV write (`20261121T000000Z`): RFC 4791 §9.9. Null when neither is given, one is
 * no UTC time, or the end does not come after the start.
 */
export function readTimeRange(start: string | null, end: string | null): TimeRange | null {
  const [from, to] = [start, end].map(text => (text === null ? null : utcSeconds(text)))
  if (from === undefined || to === undefined || (from === null && to === null)) return null
  if (from !== null && to !== null && to <= from) return null
  return { startsAt: from === null ? null : isoText(from), endsAt: to === null ? null : isoText(to) }
}

/** @throws RangeError on a text that is no instant */
export function rangeOf({ startsAt, endsAt }: TimeRange): Range {
  return {
    from: startsAt === null ? Number.NEGATIVE_INFINITY : secondsOf(startsAt),
    to: endsAt === null ? Number.POSITIVE_INFINITY : secondsOf(endsAt),
  }
}

/** Seconds since 1970 of an ISO instant. @throws RangeError on a text that is none */
export function secondsOf(instant: string): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  return Math.floor(ms / 1000)
}

/** Undefined when it is no UTC time. */
function utcSeconds(text: string): number | undefined {
  return /^\d{8}T\d{6}Z$/.test(text) ? (wallSeconds(text) ?? undefined) : undefined
}
