import type { Day } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import { type Money, splitCents } from '../lib/money.ts'
import { type Contribution, type ContributionKind, type Stage, WHOLE_SHARE } from './mandate.ts'
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
  /** The organisation, folded; where none is named, the person; null: neither. */
  client: string | null
}

/** A way that a mandate came, with what of the mandate is counted for it, as it is kept. */
export interface WayFacts
  extends Pick<MandateFacts, 'stage' | 'currency' | 'heardOn' | 'decidedOn' | 'client'> {
  mandateId: string
  unexpected: 0 | 1
  kind: ContributionKind
  label: string
  /** Ids of people with commas between: nearest first, each person once. */
  chain: string
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

/** One among those that figures count. */
export interface Way extends Omit<WayFacts, 'chain'> {
  chain: readonly string[]
  /** Where its mandate stands among those counted. */
  place: number
  /** `cents` where the mandate was won; null otherwise. */
  wonCents: number | null
}

/** Something counted, with the mandates behind it. */
export interface Figure {
  /** Mandates in ten-thousandths: one that came half this way counts 5,000. */
  weight: number
  /** Every mandate that came this way, even in part: its place among those counted, ascending. */
  mandates: number[]
  /** Worth of those won, as far as it is known, by currency. */
  won: Money[]
}

/** The ways of a mandate. One of which nothing is said came from nobody knows where. */
export function waysOf(mandate: MandateFacts, said: readonly Omit<Contribution, 'id'>[]): WayFacts[] {
  const contributions = said.length > 0 ? said : NOTHING_SAID
  const shares = contributions.map(({ share }) => share)
  // By the shares, or evenly when none says anything: nothing of a mandate is lost.
  const used = shares.some(share => share > 0) ? shares : shares.map(() => 1)
  const weights = splitCents(WHOLE_SHARE, used)
  const cents = mandate.cents === null ? null : splitCents(mandate.cents, used)
  const minutes = splitCents(mandate.minutesSpent, used)
  const { id: mandateId, stage, currency, unexpected, heardOn, decidedOn, client } = mandate
  return contributions.map(({ kind, label, personIds }, i) => {
    const chain = [...new Set(personIds)]
    const [nearest] = chain
    const where = nearest !== undefined || PLACED.includes(kind) ? whereKey(label) : null
    return {
      mandateId,
      kind,
      label,
      chain: chain.join(','),
      source: nearest === undefined ? (where ?? `kind:${kind}`) : personKey(nearest),
      where,
      weight: weights[i] as number,
      cents: cents && (cents[i] as number),
      minutes: minutes[i] as number,
      stage,
      currency,
      unexpected: unexpected ? 1 : 0,
      heardOn,
      decidedOn,
      client,
    }
  })
}

/** Whose work it is, for counting clients: the same words without accents or capitals are one. */
export function clientKey({
  organisation,
  clientId,
}: {
  organisation: string
  clientId: string | null
}): string | null {
  return fold(organisation) || clientId
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

/** The person that a source is; null: it is none. */
export function personIn(source: string): string | null {
  return source.startsWith('person:') ? source.slice('person:'.length) : null
}

export function figureOf(ways: readonly Way[]): Figure {
  let weight = 0
  const won: Money[] = []
  for (const { currency: of, weight: part, wonCents } of ways) {
    weight += part
    if (wonCents === null) continue
    const sum = won.find(({ currency }) => currency === of)
    if (sum) sum.cents += wonCents
    else won.push({ cents: wonCents, currency: of })
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
const NOTHING_SAID: readonly Omit<Contribution, 'id'>[] = [
  { kind: 'unknown', label: '', share: WHOLE_SHARE, personIds: [] },
]
