import type { MandateView } from '../../mandates/mandate.ts'

/** Whom to thank for a mandate, and what was said. */
export function MandateThanks(_: { mandate: MandateView }) {
  return null
}
