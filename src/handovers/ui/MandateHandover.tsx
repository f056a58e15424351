import type { MandateView } from '../../mandates/mandate.ts'

/** Where a mandate stands with peers, and how to pass it. */
export function MandateHandover(_: { mandate: MandateView }) {
  return null
}
