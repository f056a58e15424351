import type { MandateView } from '../../mandates/mandate.ts'

/** What the client says of it, once it is delivered. */
export function MandateTestimonial(_: { mandate: MandateView }) {
  return null
}
