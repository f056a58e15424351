import { type Interval, wilson } from '../lib/wilson.ts'
import type { Relation } from '../people/person.ts'

/** Somebody met in the flesh in a span, with all that tells which side they are on. */
export interface Company {
  /** What their card says. */
  trade: 'inside' | 'outside' | null
  relations: readonly Relation[]
  /** Met at a session of a club outside of the trade. */
  atClubOutside: boolean
  /** Encounters in the flesh said to be personal, and professional. */
  personal: number
  professional: number
}

export type Side = 'outside' | 'inside' | 'unknown'

export interface OutsideShare {
  outside: number
  inside: number
  /** Met too, of whom nothing tells. */
  unknown: number
  /** Outside and inside. */
  n: number
  /** Outside of n; null under `ENOUGH_PEOPLE`. */
  share: number | null
  interval: Interval | null
}

/** Fewer, and there is not enough to say. */
export const ENOUGH_PEOPLE = 10

const WORK: readonly Relation[] = ['client', 'prospect', 'partner', 'peer']
const LIFE: readonly Relation[] = ['family', 'friend', 'neighbour']

/** How much of the company is outside of the trade: of people, each once. @see docs/measures.md#company-outside-the-trade */
export function outsideShare(company: readonly Company[]): OutsideShare {
  const sides = company.map(sideOf)
  const count = (side: Side) => sides.filter(each => each === side).length
  const [outside, inside, unknown] = [count('outside'), count('inside'), count('unknown')]
  const n = outside + inside
  const isEnough = n >= ENOUGH_PEOPLE
  return {
    ...{ outside, inside, unknown, n },
    share: isEnough ? outside / n : null,
    interval: isEnough ? wilson(outside, n) : null,
  }
}

/** The first that tells: the card, what they are to the owner, a club, what the encounters were for. */
export function sideOf({ trade, relations, atClubOutside, personal, professional }: Company): Side {
  if (trade !== null) return trade
  const [isWork, isLife] = [WORK, LIFE].map(kinds => relations.some(each => kinds.includes(each)))
  if (isWork !== isLife) return isWork ? 'inside' : 'outside'
  if (atClubOutside) return 'outside'
  if (personal > 0 !== professional > 0) return personal > 0 ? 'outside' : 'inside'
  return 'unknown'
}
