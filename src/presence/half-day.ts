import type { Day } from '../lib/day.ts'
import type { PlaceKind } from '../places/place.ts'

export const HALVES = ['morning', 'afternoon', 'evening'] as const
/** Until 13:00, until 18:00, after. */
export type Half = (typeof HALVES)[number]

/** `off`: not worked. */
export const HALF_KINDS = ['home', 'client', 'coworking', 'cafe', 'library', 'elsewhere', 'off'] as const
export type HalfKind = (typeof HALF_KINDS)[number]

/** From 1, drained, to 5, full of drive. */
export type Energy = 1 | 2 | 3 | 4 | 5
export const ENERGIES = [1, 2, 3, 4, 5] as const

/** Half a day as its owner says it went. */
export interface HalfDay {
  id: string
  day: Day
  half: Half
  kind: HalfKind
  /** Where, in words; '' for what the kind says by itself. */
  place: string
  placeId: string | null
  /** The standing half-day that it was. */
  standingId: string | null
  energy: Energy | null
  /** What came of it, in the owner's words. */
  output: string
  billedMinutes: number | null
  /** Whether there was company in the flesh; null: not said. */
  company: boolean | null
}

export interface HalfDayView extends HalfDay {
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
}

/** What the screen sends. */
export interface HalfDayDraft extends HalfDay {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** Where somebody may have worked, before anything is said of it. */
export type Where = Pick<HalfDay, 'kind' | 'place' | 'placeId'>

/** What else is said of a half-day when only where it was spent is. */
export const NOTHING_SAID = {
  standingId: null,
  energy: null,
  output: '',
  billedMinutes: null,
  company: null,
} as const

/** The half of the day an hour falls in. @param time `18:30`. */
export function halfAt(time: string): Half {
  return time < '13:00' ? 'morning' : time < '18:00' ? 'afternoon' : 'evening'
}

export function halfKindOf(kind: PlaceKind): HalfKind {
  return kind === 'club' || kind === 'venue' || kind === 'other' ? 'elsewhere' : kind
}
