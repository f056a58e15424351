import type { Position } from '../lib/geo/position.ts'
import type { Travel } from '../lib/geo/travel.ts'
import type { Precision } from '../places/place.ts'

/** Somebody in reach, with what a visit to them is worth. */
export interface VisitCandidate {
  id: string
  name: string
  town: string
  position: Position
  precision: Precision
  travel: Travel
  /** How much it is time to see them, 0 … 1. */
  due: number
  /** Days since the last encounter; null: never met. */
  daysSince: number | null
  worthCents: number
}

export interface Candidates {
  candidates: VisitCandidate[]
  /** In reach, those not told too. */
  count: number
  /** ISO 4217, of what visits are worth. */
  currency: string
}
