import { placesOf, type Way } from './provenance-ways.ts'

/** How much the referred work, in one currency, hangs on few people. */
export interface Dependence {
  currency: string
  /** Won value that came by referral, of which `unnamedCents` by nobody who is named. */
  cents: number
  unnamedCents: number
  mandates: number[]
  /** Herfindahl index of the named value by nearest person: 1/n (n people alike) … 1 (one alone). Null: nobody named. */
  herfindahl: number | null
  /** As many people alike would make the same index: 1 / herfindahl. */
  effective: number | null
  /** Whom most came through, first: no more of them than are read. */
  referrers: Referrer[]
}

export interface Referrer {
  personId: string
  /** Counted for them as the nearest: over all of them, and what nobody is named for, it sums to `cents`. */
  cents: number
  /** What had them anywhere in its chain: what would not have come, were they silent. */
  chainCents: number
  /** With them anywhere in the chain. */
  mandates: number[]
}

const TOLD_REFERRERS = 10

/**
 * On whom the won value that came by referral depends, the currency of most value first.
 *
 * @see docs/measures.md#dependence. O. C. Herfindahl (1950); the equivalent number is M. A. Adelman's (1969).
 */
export function dependenceOf(ways: readonly Way[]): Dependence[] {
  const referred = ways.filter(
    ({ kind, wonCents }) => kind === 'referral' && wonCents !== null && wonCents > 0,
  )
  return [...Map.groupBy(referred, way => way.currency)]
    .map(([currency, some]) => inCurrency(currency, some))
    .sort((a, b) => b.cents - a.cents || (a.currency < b.currency ? -1 : 1))
}

function inCurrency(currency: string, ways: readonly Way[]): Dependence {
  const nearest = Map.groupBy(ways, ({ chain }) => chain[0] ?? null)
  const behind = new Map<string, Way[]>()
  for (const way of ways) {
    for (const personId of way.chain) {
      const known = behind.get(personId)
      if (known) known.push(way)
      else behind.set(personId, [way])
    }
  }
  const unnamedCents = centsOf(nearest.get(null) ?? [])
  const cents = centsOf(ways)
  const named = cents - unnamedCents
  const referrers = [...behind]
    .map(([personId, some]) => ({
      personId,
      cents: centsOf(nearest.get(personId) ?? []),
      chainCents: centsOf(some),
      mandates: placesOf(some),
    }))
    .sort((a, b) => b.chainCents - a.chainCents || b.cents - a.cents || (a.personId < b.personId ? -1 : 1))
  const herfindahl = named === 0 ? null : referrers.reduce((sum, each) => sum + (each.cents / named) ** 2, 0)
  return {
    currency,
    cents,
    unnamedCents,
    mandates: placesOf(ways),
    herfindahl,
    effective: herfindahl && 1 / herfindahl,
    referrers: referrers.slice(0, TOLD_REFERRERS),
  }
}

function centsOf(ways: readonly Way[]): number {
  return ways.reduce((sum, { cents }) => sum + (cents ?? 0), 0)
}
