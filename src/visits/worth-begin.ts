import type { PastVisits } from './past-visits.ts'
import type { WorthInput } from './worth.ts'

/** What the past says of visits, and what it lacks by default. */
export interface VisitsBasis {
  /** ISO 4217: of every amount here. */
  currency: string
  /** That a mandate comes of a visit. */
  chance: number
  valueCents: number
  /** Null where no visit tells: then the value is that of the mandates, or ours. */
  valueFrom: 'visits' | 'mandates' | 'default'
  hourlyRateCents: number
  rateFrom: 'mandates' | 'default'
  past: PastVisits
}

/** What a verdict on a visit begins with; every figure of `input` may be corrected on screen. */
export interface WorthSource {
  person: { id: string; name: string; town: string }
  /** From home and back; null: one of the two places is not known, and the travel is for the owner to say. */
  travel: { km: number; minutes: number } | null
  /** Whether it is the home or the person whose place is missing. */
  missing: 'home' | 'person' | null
  /** How much it is time to see them, 0 … 1. */
  due: number
  basis: VisitsBasis
  input: WorthInput
}
