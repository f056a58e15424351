import type { Day } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import { type Money, sumsByCurrency } from '../lib/money.ts'
import { type Outlay, paidIn } from './outlay.ts'

/** What was paid at an event, a place or a network in a period. */
export interface PaidAt {
  /** As it was first written. */
  label: string
  /** Each above 0, the largest first. */
  paid: Money[]
}

/**
 * What was paid in a period, by source (`where:<folded label>`): only where something was.
 *
 * @param outlays the earliest first.
 */
export function paidBySource(
  outlays: readonly Outlay[],
  period: { from: Day | null; to: Day | null },
  today: Day,
): Map<string, PaidAt> {
  const amounts = new Map<string, { label: string; amounts: Money[] }>()
  for (const outlay of outlays) {
    const cents = paidIn(outlay, period, today)
    const key = whereKey(outlay.label)
    if (cents === 0 || key === null) continue
    const known = amounts.get(key) ?? { label: outlay.label, amounts: [] }
    known.amounts.push({ cents, currency: outlay.currency })
    amounts.set(key, known)
  }
  return new Map(
    [...amounts].map(([key, { label, amounts }]) => [key, { label, paid: sumsByCurrency(amounts) }]),
  )
}

/** The source that a label names; null: it says nothing. */
export function whereKey(label: string): string | null {
  const folded = fold(label)
  return folded === '' ? null : `where:${folded}`
}

/** What each unit of a currency that was paid brought: won by paid, rounded to the hundredth, where there are both. */
export function perPaid(won: readonly Money[], paid: readonly Money[]): Money[] {
  return paid.flatMap(({ cents, currency }) => {
    const brought = won.find(each => each.currency === currency)?.cents ?? 0
    return brought > 0 ? [{ cents: Math.round((brought * 100) / cents), currency }] : []
  })
}
