import type { Dependence } from '../mandates/provenance-dependence.ts'
import type { Named } from '../people/person.ts'
import type { Churn, Layer, Variety } from './network-figures.ts'

/** What is said of the network, each figure with what it is of. */
export interface PeopleNetworkAnswer {
  /** People in the address book, the archived left out. */
  known: number
  /** Of them those the owner is tied to today; all below is of these, save the churn. */
  active: number
  /** Ties among them that the log knows of. */
  ties: number
  layers: Layer[]
  variety: { kinds: Variety; trades: Variety; towns: Variety; organisations: Variety }
  /** Burt's measures of the owner; null where nobody is there. */
  holes: {
    constraint: number | null
    effectiveSize: number | null
    efficiency: number | null
    hierarchy: number | null
  }
  /** Without the owner. */
  pieces: {
    count: number
    largest: number
    bridges: (Named & { apart: number })[]
    bridgeCount: number
    alone: Named[]
    aloneCount: number
  }
  churn: Churn[]
  dependence: Dependences | null
  introductions: number
}

/** On how many the referred work hangs, in the currency of most of it. */
export interface Dependences extends Pick<Dependence, 'currency' | 'herfindahl' | 'effective'> {
  mandates: number
  first: Named & { share: number }
}

/** The picture, in columns: the nth of each is of the nth person. */
export interface NetworkGraph {
  /** Active people; at most some thousands of them are drawn, the strongest ties first. */
  total: number
  ids: string[]
  names: string[]
  towns: string[]
  circles: (number | null)[]
  kinds: (string | null)[]
  trades: ('inside' | 'outside' | null)[]
  /** The year since which they are known. */
  since: number[]
  /** Of the last contact. */
  last: (string | null)[]
  /** Flat: from, to (places in the columns), weight in hundredths, and so on. */
  edges: number[]
}
