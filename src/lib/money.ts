/** An amount in hundredths of its currency. Amounts of two currencies are never added. */
export interface Money {
  cents: number
  /** ISO 4217. */
  currency: string
}

export const CURRENCIES = ['EUR', 'CAD', 'CHF', 'USD', 'GBP', 'XPF', 'XOF', 'MAD'] as const
export type Currency = (typeof CURRENCIES)[number]

const CURRENCY_OF: Readonly<Record<string, Currency>> = {
  CA: 'CAD',
  CH: 'CHF',
  LI: 'CHF',
  US: 'USD',
  GB: 'GBP',
  MA: 'MAD',
  NC: 'XPF',
  PF: 'XPF',
  WF: 'XPF',
  SN: 'XOF',
  CI: 'XOF',
  BJ: 'XOF',
  TG: 'XOF',
  BF: 'XOF',
  ML: 'XOF',
  NE: 'XOF',
}

/** What people are paid in there. @param country ISO 3166-1, two letters. */
export function currencyOf(country: string): Currency {
  return CURRENCY_OF[country] ?? 'EUR'
}

/** `4 500 €`, `4 500,50 €`: hundredths only where there are some. */
export function moneyInWords({ cents, currency }: Money, language: string): string {
  return Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100)
}

/** « 12,50 € » as it is typed in a field, in hundredths; null when it says no amount, or a million and more. */
export function centsTyped(text: string): number | null {
  const plain = text.replace(/[\s\u202f\u00a0€$£]/g, '').replace(',', '.')
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null
}

/** Sums, one for each currency, the largest first. */
export function sumsByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>()
  for (const { cents, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + cents)
  return [...sums]
    .map(([currency, cents]) => ({ cents, currency }))
    .sort((a, b) => b.cents - a.cents || (a.currency < b.currency ? -1 : 1))
}

/**
 * Parts of an amount that sum to it exactly, whatever the shares: what rounding leaves goes to the largest remainders,
 * the first of equals.
 *
 * @param shares of any unit, none negative, not all 0.
 * @throws RangeError when the shares are not.
 */
export function splitCents(cents: number, shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  if (whole <= 0 || shares.some(share => share < 0)) throw new RangeError(`shares: ${shares.join(' ')}`)
  const exact = shares.map(share => (cents * share) / whole)
  const parts = exact.map(Math.floor)
  let left = cents - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place)
  for (const { place } of byRemainder) {
    if (left <= 0) break
    parts[place] = (parts[place] as number) + 1
    left -= 1
  }
  return parts
}
