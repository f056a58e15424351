import type { Provenance } from './provenance.ts'
import type { FlowBehind } from './provenance-flow.ts'

export interface TimeSpent {
  minutes: number
  encounters: number
}

export interface ProvenanceAnswer extends Provenance {
  /** By key of the source: with them or there, as far as encounters say how long they were. */
  spent: Record<string, TimeSpent>
}

export interface FlowAnswer extends FlowBehind {
  /** Of the people named; who is gone is missing. */
  names: Record<string, string>
}
