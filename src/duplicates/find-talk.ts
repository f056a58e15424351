import type { CountryCode } from 'libphonenumber-js/max'
import type { Model } from '../lib/linkage/estimate.ts'
import type { Pair } from './pair.ts'

export interface ToCompare {
  /** Cards without their photos. */
  cards: readonly { id: string; octets: Uint8Array }[]
  country: CountryCode
  /** Only with these, by what was learnt before; everybody with everybody where it is null. */
  since: { changed: readonly string[]; model: Model } | null
}

export type Compared =
  /** From 0 to 1. */
  { kind: 'progress'; share: number } | { kind: 'found'; pairs: Pair[]; model: Model }
