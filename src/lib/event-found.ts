import type { Day } from './day.ts'
import type { Position } from './geo/position.ts'
import type { Money } from './money.ts'

/** An event as a page told it, before the owner made it theirs. */
export interface EventFound {
  title: string
  /** null: not said, or not in a way that is understood. */
  start: EventTime | null
  end: EventTime | null
  place: EventPlace | null
  /** Online, wholly or for those who wish. */
  isOnline: boolean
  /** Plain text, lines kept. */
  description: string
  /** http or https. */
  url: string | null
  organiser: { name: string; url: string | null } | null
  /** The lowest; null: not said. */
  price: Money | null
  /** null: not said. */
  isFree: boolean | null
  status: 'scheduled' | 'cancelled' | 'postponed' | 'rescheduled'
  source: 'json-ld' | 'open-graph'
}

export interface EventPlace {
  name: string
  address: string
  position: Position | null
}

export interface EventTime {
  /** As written. */
  day: Day
  /** As written, `19:30`; null: the whole day. */
  time: string | null
  /** ISO 8601 in UTC; null where the page gave no zone: the time is that of the place. */
  at: string | null
}
