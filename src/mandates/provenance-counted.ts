import type { Day } from '../lib/day.ts'
import { isWon } from './mandate.ts'
import type { Way, WayFacts } from './provenance-ways.ts'

export const COUNTED_BY = ['heard', 'won'] as const
/** Whether a mandate belongs to the day it was heard of, or, won, to the day it was won. */
export type CountedBy = (typeof COUNTED_BY)[number]

/** Both ends included; null: without end. */
export interface Period {
  from: Day | null
  to: Day | null
  by: CountedBy
}

/** The ways that count in a period, those of the newest mandate first. */
export function countedIn(ways: readonly WayFacts[], period: Period): Way[] {
  let place = -1
  let last = ''
  return ways
    .filter(way => isIn(way, period))
    .sort(newestFirst(period))
    .map(way => {
      if (way.mandateId !== last) place += 1
      last = way.mandateId
      const chain = way.chain === '' ? NOBODY : way.chain.split(',')
      return { ...way, chain, place, wonCents: isWon(way) ? way.cents : null }
    })
}

const NOBODY: readonly string[] = []

function isIn(way: WayFacts, { from, to, by }: Period): boolean {
  if (by === 'won' && !isWon(way)) return false
  const on = countedOn(way, by)
  return (from === null || from <= on) && (to === null || on <= to)
}

function countedOn(way: WayFacts, by: CountedBy): Day {
  // Where nobody noted the day it was won, the day it was heard of stands for it.
  return by === 'won' ? (way.decidedOn ?? way.heardOn) : way.heardOn
}

function newestFirst({ by }: Period): (a: WayFacts, b: WayFacts) => number {
  return (a, b) => {
    const on = countedOn(a, by)
    const other = countedOn(b, by)
    if (on !== other) return on < other ? 1 : -1
    return a.mandateId === b.mandateId ? 0 : a.mandateId < b.mandateId ? 1 : -1
  }
}
