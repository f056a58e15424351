import { isPosition, type Position } from '../../lib/geo/position.ts'
import { numberOf } from '../../lib/json-said.ts'
import type { Problem } from '../../lib/problem.ts'

/** What to look for: where somebody lives or a place is, never who. */
export interface AddressAsked {
  /** `12 rue des Lilas`; '' for the town alone. */
  street: string
  postalCode: string
  town: string
  /** ISO 3166-1, two letters; '' when it is not known. */
  country: string
}

export interface FoundAddress {
  /** The whole address, as the service writes it. */
  label: string
  position: Position
  /** What the position is the middle of. */
  precision: 'house' | 'street' | 'town' | 'around'
  /** How sure the service says it is, 0 to 1; null where it does not say. */
  score: number | null
  postalCode: string
  town: string
  source: 'ban' | 'nominatim'
}

/** Degrees as numbers or digits, anywhere on Earth; null otherwise. */
export function positionSaid(lat: unknown, lon: unknown): Position | null {
  const [north, east] = [numberOf(lat), numberOf(lon)]
  if (north === null || east === null) return null
  const position = { lat: north, lon: east }
  return isPosition(position) ? position : null
}

/** The answer of a service is not what its documentation says. */
export function notUnderstood(service: string): Problem {
  return {
    where: 'file',
    level: 'rejected',
    message: `The answer of ${service} could not be read: nothing was taken from it.`,
    code: 'answer-unreadable',
    params: { service },
  }
}

/** One of the answers has no position, or one that is nowhere. */
export function nowhere(row: number): Problem {
  return {
    where: `row ${row}`,
    level: 'rejected',
    message: 'An answer without a position was left out.',
    code: 'answer-nowhere',
  }
}
