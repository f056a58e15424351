import { type Money, splitCents } from '../lib/money.ts'

/** What the owner gets for having passed the mandate, if anything. */
export interface Terms {
  kind: 'none' | 'percent' | 'fixed'
  /** Hundredths of a percent: 1,000 is 10 %. */
  percentHundredths: number | null
  cents: number | null
  /** ISO 4217, of a fixed amount. */
  currency: string
  /** As agreed, in words. */
  text: string
}

export const NO_TERMS: Terms = {
  kind: 'none',
  percentHundredths: null,
  cents: null,
  currency: 'EUR',
  text: '',
}

const WHOLE = 10_000

/** An introducer's part and what it rests on. */
export interface IntroducerPart {
  /** Null: the mandate's value is not known yet. */
  part: Money | null
  /** What a percentage is taken of. */
  of: Money | null
}

/** The part in hundredths: rounded to the nearest, the part and the rest summing to the value exactly. */
export function introducerPart(terms: Terms, value: Money | null): IntroducerPart | null {
  const { kind, percentHundredths, cents, currency } = terms
  if (kind === 'fixed' && cents !== null) return { part: { cents, currency }, of: null }
  if (kind !== 'percent' || percentHundredths === null) return null
  if (value === null) return { part: null, of: null }
  const [part = 0] = splitCents(value.cents, [percentHundredths, WHOLE - percentHundredths])
  return { part: { cents: part, currency: value.currency }, of: value }
}

/** Two sets of terms that say the same. */
export function isSameTerms(one: Terms, other: Terms): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

/** Without what its kind does not use. */
export function plain({ kind, percentHundredths, cents, currency, text }: Terms): Terms {
  if (kind === 'none') return NO_TERMS
  return kind === 'percent'
    ? { kind, percentHundredths, cents: null, currency, text }
    : { kind, percentHundredths: null, cents, currency, text }
}
