import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'

export const RESONANCE_STATES = ['noted', 'written', 'answered', 'dropped'] as const
/** Noted in a line; the small first message written; answered; or let go without a word. */
export type ResonanceState = (typeof RESONANCE_STATES)[number]

/** Something of a stranger that rang true: an article, a message on a forum, a talk. */
export interface Resonance {
  id: string
  /** In words: « article sur la lutherie ». */
  what: string
  url: string
  /** Where they are in the cardex. */
  personId: string | null
  /** Who it is of, where they are not. */
  name: string
  notedOn: Day
  state: ResonanceState
  message: string
  writtenOn: Day | null
  answer: string
  answeredOn: Day | null
}

export interface ResonanceView extends Resonance {
  revision: string
  person: Named | null
}

export interface ResonanceDraft extends Resonance {
  revision?: string | undefined
}

/** With its days as its state has them. */
export function settledResonance<Some extends Resonance>(resonance: Some, today: Day): Some {
  const { state } = resonance
  if (state === 'dropped') return resonance
  const isWritten = state === 'written' || state === 'answered'
  const writtenOn = isWritten ? (resonance.writtenOn ?? today) : null
  return {
    ...resonance,
    writtenOn,
    answeredOn: state === 'answered' ? (resonance.answeredOn ?? today) : null,
  }
}
