import { type Day, daysBetween } from '../lib/day.ts'
import { DORMANT_DAYS, type NetworkPerson } from './network-person.ts'

/** Why a tie may be worth waking: facts, the heaviest first. */
export type DormantReason =
  | { why: 'contact'; days: number; from: number; to: number }
  | { why: 'circle'; circle: number }
  | { why: 'introduced'; people: number }
  | { why: 'mandates'; mandates: number }
  | { why: 'common'; people: number }

export interface DormantTie {
  id: string
  name: string
  lastOn: Day
  reasons: DormantReason[]
}

export interface DormantFacts {
  /** People met through each. */
  introduced: ReadonlyMap<string, number>
  /** Mandates won that each had a part in. */
  mandates: ReadonlyMap<string, number>
  /** Active people whom each is tied to. */
  common: ReadonlyMap<string, number>
  /** Never to be suggested again. */
  leftOut: ReadonlySet<string>
}

/** Once met on so many days, or nearer than that, or of help. */
const STRONG_DAYS = 6
const STRONG_CIRCLE = 3

/**
 * Ties without contact for three years that were strong once, those that were strongest first.
 *
 * @see docs/measures.md#dormant-ties. The idea is Levin, Walter and Murnighan's (2011); the order is ours.
 */
export function dormantTies(people: readonly NetworkPerson[], facts: DormantFacts, today: Day): DormantTie[] {
  return people
    .flatMap(person => {
      const { id, name, lastOn, household } = person
      if (lastOn === null || household || facts.leftOut.has(id)) return []
      if (daysBetween(lastOn, today) < DORMANT_DAYS) return []
      const weighed = reasonsOf(person, facts)
      if (!weighed.some(({ reason: { why } }) => why !== 'common')) return []
      const weight = weighed.reduce((sum, each) => sum + each.weight, 0)
      const reasons = weighed.toSorted((a, b) => b.weight - a.weight).map(({ reason }) => reason)
      return [{ weight, tie: { id, name, lastOn, reasons } }]
    })
    .sort((a, b) => b.weight - a.weight || (a.tie.lastOn > b.tie.lastOn ? -1 : 1))
    .map(({ tie }) => tie)
}

function reasonsOf(
  { id, activeDays, circle, firstOn, lastOn }: NetworkPerson,
  { introduced, mandates, common }: DormantFacts,
): { reason: DormantReason; weight: number }[] {
  const found: { reason: DormantReason; weight: number }[] = []
  if (activeDays >= STRONG_DAYS && firstOn !== null && lastOn !== null) {
    const [from, to] = [Number(firstOn.slice(0, 4)), Number(lastOn.slice(0, 4))]
    found.push({ reason: { why: 'contact', days: activeDays, from, to }, weight: Math.log2(activeDays) })
  }
  if (circle !== null && circle <= STRONG_CIRCLE)
    found.push({ reason: { why: 'circle', circle }, weight: 5 - circle })
  const brought = mandates.get(id) ?? 0
  if (brought > 0)
    found.push({ reason: { why: 'mandates', mandates: brought }, weight: 2 + Math.log2(brought) })
  const met = introduced.get(id) ?? 0
  if (met > 0) found.push({ reason: { why: 'introduced', people: met }, weight: 1 + Math.log2(met) })
  const known = common.get(id) ?? 0
  if (known > 0) found.push({ reason: { why: 'common', people: known }, weight: Math.log2(1 + known) / 2 })
  return found
}
