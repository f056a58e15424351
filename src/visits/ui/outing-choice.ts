import type { Day } from '../../lib/day.ts'
import type { TravelMode } from '../../lib/geo/travel.ts'
import type { Around } from '../../places/place.ts'
import { shared } from '../../web/shared-value.ts'
import type { OpenTour } from '../tour-draft.ts'

/** Where and when one will be, and whom one would see: kept while one looks at a card and comes back. */
export interface OutingChoice {
  /** Null: home. */
  around: Around | null
  /** Null: tomorrow. */
  day: Day | null
  minutes: number
  mode: TravelMode
  people: ReadonlySet<string>
  musts: ReadonlySet<string>
}

export const NO_CHOICE: OutingChoice = {
  around: null,
  day: null,
  minutes: 30,
  mode: 'car',
  people: new Set(),
  musts: new Set(),
}

export const outingChoice = shared<OutingChoice>(NO_CHOICE)

/** The tour that was composed and is not saved yet. */
export const unsavedTour = shared<OpenTour | null>(null)
