import type { Day } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import { type Money, splitCents, sumsByCurrency } from '../lib/money.ts'
import { type ContributionKind, isWon, type Stage, WHOLE_SHARE } from './mandate.ts'

/** A mandate as the figures of provenance read it. */
export interface MandateFacts {
  id: string
  stage: Stage
  /** Worth, in hundredths; null: not known yet. */
  cents: number | null
  currency: string
  minutesSpent: number
  unexpected: boolean
  heardOn: Day
  /** Won, lost or handed over. */
  decidedOn: Day | null
}

export interface ContributionFacts {
  id: string
  mandateId: string
  position: number
  kind: ContributionKind
  label: string
  share: number
}

/** One person of the chain of a contribution, 0 the nearest. */
export interface ChainFacts {
  contributionId: string
  position: number
  personId: string
}

/** A way that a mandate came, with what of the mandate is counted for it. */
export interface Way {
  mandate: MandateFacts
  /** Where the mandate stands among those given. */
  place: number
  kind: ContributionKind
  label: string
  /** Nearest first, each person once. */
  chain: readonly string[]
  /**
   * What it is counted for, one source only: the nearest person of its chain; where nobody is named, the event, the
   * place or the network; where neither is, its kind. `person:<id>`, `where:<folded label>`, `kind:<kind>`.
   */
  source: string
  /** The event, the place or the network that it names, or where its chain was met, as a source; null: none. */
  where: string | null
  /** Ten-thousandths: those of a mandate sum to 10,000. */
  weight: number
  /** Hundredths of the mandate's currency: those of a mandate sum to its worth. Null: not known. */
  cents: number | null
  /** Those of a mandate sum to the minutes spent on it. */
  minutes: number
}

/** Something counted, with the mandates behind it. */
export interface Figure {
  /** Mandates in ten-thousandths: one that came half this way counts 5,000. */
  weight: number
  /** Every mandate that came this way, even in part: its place among those given, ascending. */
  mandates: number[]
  /** Worth of those won, as far as it is known, by currency. */
  won: Money[]
}

/** The ways of the mandates, in the order of these. One of which nothing is said came from nobody knows where. */
export function waysOf(
  mandates: readonly MandateFacts[],
  contributions: readonly ContributionFacts[],
  chain: readonly ChainFacts[],
): Way[] {
  const said = Map.groupBy(contributions, each => each.mandateId)
  const chains = Map.groupBy(chain, each => each.contributionId)
  const wheres = new Map<string, string | null>()
  const whereOf = (label: string) => {
    const known = wheres.get(label)
    if (known !== undefined) return known
    const folded = fold(label)
    const where = folded === '' ? null : `where:${folded}`
    wheres.set(label, where)
    return where
  }
  return mandates.flatMap((mandate, place) => {
    const known = (said.get(mandate.id) ?? [NOTHING_SAID]).sort(byPosition)
    const split = splitBy(known.map(({ share }) => share))
    const weights = split(WHOLE_SHARE)
    const cents = mandate.cents === null ? null : split(mandate.cents)
    const minutes = split(mandate.minutesSpent)
    return known.map(({ id, kind, label }, i): Way => {
      const people = chainOf(chains.get(id))
      const where = people.length > 0 || PLACED.includes(kind) ? whereOf(label) : null
      return {
        mandate,
        place,
        kind,
        label,
        chain: people,
        source: people[0] === undefined ? (where ?? `kind:${kind}`) : personKey(people[0]),
        where,
        weight: weights[i] as number,
        cents: cents && (cents[i] as number),
        minutes: minutes[i] as number,
      }
    })
  })
}

export function personKey(personId: string): string {
  return `person:${personId}`
}

export function figureOf(ways: readonly Way[]): Figure {
  let weight = 0
  const won: Money[] = []
  for (const { mandate, weight: part, cents } of ways) {
    weight += part
    if (cents !== null && isWon(mandate)) won.push({ cents, currency: mandate.currency })
  }
  return { weight, mandates: placesOf(ways), won: sumsByCurrency(won) }
}

/** @param ways in the order of the mandates. */
export function placesOf(ways: readonly Way[]): number[] {
  const places: number[] = []
  for (const { place } of ways) if (places.at(-1) !== place) places.push(place)
  return places
}

const PLACED: readonly ContributionKind[] = ['event', 'place', 'network']
const NOTHING_SAID = { id: '', position: 0, kind: 'unknown' as const, label: '', share: WHOLE_SHARE }
const NOBODY: readonly string[] = []

/** By the shares, or evenly when none says anything: nothing of a mandate is lost. */
function splitBy(shares: readonly number[]): (whole: number) => number[] {
  if (shares.length === 1) return whole => [whole]
  const used = shares.some(share => share > 0) ? shares : shares.map(() => 1)
  return whole => splitCents(whole, used)
}

function chainOf(links: ChainFacts[] | undefined): readonly string[] {
  if (!links) return NOBODY
  if (links.length === 1) return [(links[0] as ChainFacts).personId]
  return [...new Set(links.sort(byPosition).map(({ personId }) => personId))]
}

function byPosition(a: { position: number }, b: { position: number }): number {
  return a.position - b.position
}
