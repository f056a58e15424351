import { type Money, sumsByCurrency } from '../lib/money.ts'
import { isOpen, type Mandate } from './mandate.ts'

export interface InSight {
  /** One sum a currency, the largest first. */
  sums: Money[]
  /** How many mandates the sums hold, and how many are to be decided in all. */
  counted: number
  open: number
}

/**
 * What may come of the mandates that are still to be decided: each value by its chance, where both are known.
 *
 * @see docs/measures.md#value-in-sight
 */
export function valueInSight(
  mandates: readonly (Pick<Mandate, 'stage' | 'chance'> & { value: Money | null })[],
): InSight {
  const open = mandates.filter(isOpen)
  const expected = open.flatMap(({ value, chance }) =>
    value && chance !== null ? [{ ...value, cents: Math.round((value.cents * chance) / 100) }] : [],
  )
  return { sums: sumsByCurrency(expected), counted: expected.length, open: open.length }
}
