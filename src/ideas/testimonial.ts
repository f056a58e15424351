import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'

export const TESTIMONIAL_STATES = ['asked', 'received', 'let-go'] as const
/** Asked of the client, received, or never to be asked for this mandate. */
export type TestimonialState = (typeof TESTIMONIAL_STATES)[number]

export const WOULD_REFER = ['yes', 'perhaps', 'no'] as const
export type WouldRefer = (typeof WOULD_REFER)[number]

/** What a client says of a mandate once it is delivered: one for a mandate. */
export interface Testimonial {
  id: string
  mandateId: string
  personId: string | null
  state: TestimonialState
  askedOn: Day | null
  receivedOn: Day | null
  /** May be quoted where `quotable`. */
  word: string
  /** What could have been better. */
  better: string
  wouldRefer: WouldRefer | null
  quotable: boolean
}

export interface TestimonialView extends Testimonial {
  revision: string
  person: Named | null
  /** Kept among the kind words. */
  isKept: boolean
}

export interface TestimonialDraft extends Testimonial {
  revision?: string | undefined
}

export function settledTestimonial<Some extends Testimonial>(testimonial: Some, today: Day): Some {
  const { state } = testimonial
  return {
    ...testimonial,
    askedOn: state === 'asked' ? (testimonial.askedOn ?? today) : testimonial.askedOn,
    receivedOn: state === 'received' ? (testimonial.receivedOn ?? today) : null,
  }
}

/**
 * Days after delivery from which a word is proposed to be asked for, and after which it no longer is.
 *
 * @see docs/measures.md#a-word-to-ask-for
 */
export const ASK_AFTER_DAYS = 7
export const ASK_UNTIL_DAYS = 60
