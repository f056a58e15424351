import type { Day } from '../lib/day.ts'
import { type Money, splitCents } from '../lib/money.ts'
import { type ContributionKind, isWon, type Stage, WHOLE_SHARE } from './mandate.ts'
import { whereKey } from './provenance-paid.ts'

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

/** Who stands behind a contribution. */
export interface ChainFacts {
  contributionId: string
  /** The nearest first, with commas between. */
  personIds: string
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
  /** The same where the mandate was won; null otherwise. */
  wonCents: number | null
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
  const chains = new Map(chain.map(each => [each.contributionId, each.personIds]))
  const personKeyOf = once(personKey)
  const whereOf = once(whereKey)
  const ways: Way[] = []
  for (const [place, mandate] of mandates.entries()) {
    const known = said.get(mandate.id) ?? NOTHING_SAID
    if (known.length > 1) known.sort((a, b) => a.position - b.position)
    const split = splitBy(known)
    const weights = split(WHOLE_SHARE)
    const cents = mandate.cents === null ? null : split(mandate.cents)
    const minutes = split(mandate.minutesSpent)
    const won = isWon(mandate)
    for (const [i, { id, kind, label }] of known.entries()) {
      const people = chainOf(chains.get(id))
      const nearest = people[0]
      const where = nearest !== undefined || PLACED.includes(kind) ? whereOf(label) : null
      const part = cents && (cents[i] as number)
      ways.push({
        mandate,
        place,
        kind,
        label,
        chain: people,
        source: nearest === undefined ? (where ?? `kind:${kind}`) : personKeyOf(nearest),
        where,
        weight: weights[i] as number,
        cents: part,
        wonCents: won ? part : null,
        minutes: minutes[i] as number,
      })
    }
  }
  return ways
}

/** The same answer to the same question, worked out once. */
export function once<Key, T>(work: (key: Key) => T): (key: Key) => T {
  const known = new Map<Key, T>()
  return key => {
    const before = known.get(key)
    if (before !== undefined) return before
    const fresh = work(key)
    known.set(key, fresh)
    return fresh
  }
}

export function personKey(personId: string): string {
  return `person:${personId}`
}

export function figureOf(ways: readonly Way[]): Figure {
  let weight = 0
  const won: Money[] = []
  for (const { mandate, weight: part, wonCents } of ways) {
    weight += part
    if (wonCents === null) continue
    const sum = won.find(({ currency }) => currency === mandate.currency)
    if (sum) sum.cents += wonCents
    else won.push({ cents: wonCents, currency: mandate.currency })
  }
  if (won.length > 1) won.sort((a, b) => b.cents - a.cents || (a.currency < b.currency ? -1 : 1))
  return { weight, mandates: placesOf(ways), won }
}

/** @param ways in the order of the mandates. */
export function placesOf(ways: readonly Way[]): number[] {
  const places: number[] = []
  let last = -1
  for (const { place } of ways) {
    if (place !== last) places.push(place)
    last = place
  }
  return places
}

const PLACED: readonly ContributionKind[] = ['event', 'place', 'network']
const NOTHING_SAID: ContributionFacts[] = [
  { id: '', mandateId: '', position: 0, kind: 'unknown', label: '', share: WHOLE_SHARE },
]
const NOBODY: readonly string[] = []

/** By the shares, or evenly when none says anything: nothing of a mandate is lost. */
function splitBy(ways: readonly ContributionFacts[]): (whole: number) => number[] {
  if (ways.length === 1) return whole => [whole]
  const used = ways.some(({ share }) => share > 0) ? ways.map(({ share }) => share) : ways.map(() => 1)
  return whole => splitCents(whole, used)
}

function chainOf(personIds: string | undefined): readonly string[] {
  if (personIds === undefined) return NOBODY
  const people = personIds.split(',')
  return people.length === 1 ? people : [...new Set(people)]
}
