import type { Energy } from './plan.ts'

/** How much a week may ask. */
export interface Load {
  /** Points of effort in all. */
  effort: number
  items: number
  /** With an hour, on one day. */
  perDay: number
  /** Of one item, at most. */
  heaviest: number
}

export const RAMP_WEEKS = 6

const LOADS: Readonly<Record<Energy, Load>> = {
  low: { effort: 5, items: 4, perDay: 1, heaviest: 2 },
  usual: { effort: 10, items: 6, perDay: 2, heaviest: 4 },
  high: { effort: 15, items: 8, perDay: 3, heaviest: 4 },
}

/** A gentle return, week after week: the smallest steps first. */
const RAMP: readonly Load[] = [
  { effort: 2, items: 2, perDay: 1, heaviest: 1 },
  { effort: 3, items: 3, perDay: 1, heaviest: 1 },
  { effort: 5, items: 4, perDay: 1, heaviest: 2 },
  { effort: 6, items: 4, perDay: 1, heaviest: 2 },
  { effort: 8, items: 5, perDay: 2, heaviest: 3 },
  { effort: 10, items: 6, perDay: 2, heaviest: 3 },
]

/** @param rampWeek 1 … 6 of a gentle return; null: none. @see docs/measures.md#plan-week */
export function loadOf(energy: Energy, rampWeek: number | null): Load {
  const asked = LOADS[energy]
  const gentle = rampWeek === null ? undefined : RAMP[rampWeek - 1]
  if (!gentle) return asked
  return {
    effort: Math.min(asked.effort, gentle.effort),
    items: Math.min(asked.items, gentle.items),
    perDay: Math.min(asked.perDay, gentle.perDay),
    heaviest: Math.min(asked.heaviest, gentle.heaviest),
  }
}
