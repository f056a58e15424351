import { type Day, daysBetween } from '../lib/day.ts'
import type { ItemKind, Reason } from './plan.ts'

/** Something that was refused, and why. */
export interface Refused {
  monday: Day
  kind: ItemKind
  subject: string
  personId: string | null
  minutes: number
  costCents: number | null
  reason: Reason
}

type Proposed = Pick<Refused, 'kind' | 'subject' | 'personId' | 'minutes' | 'costCents'>

/** A refusal is forgotten after so many weeks, a little each week. */
export const FORGOTTEN_WEEKS = 8
/** How much of its worth something alike loses right after. */
const LOSSES: Readonly<Record<Reason, number>> = {
  'too-far': 0.6,
  'too-dear': 0.6,
  'not-my-thing': 0.7,
  'no-time': 0.3,
  'not-this-person': 1,
}

/**
 * What refusals leave of the worth of something alike, 0 … 1: the same person, the same kind, as long, as dear. The very
 * thing refused counts as alike whatever the reason.
 *
 * @see docs/measures.md#plan-learned
 */
export function weightAfter(refusals: readonly Refused[], proposed: Proposed, monday: Day): number {
  return refusals.reduce((weight, refused) => {
    const weeks = Math.max(0, Math.floor(daysBetween(refused.monday, monday) / 7))
    if (weeks >= FORGOTTEN_WEEKS || !isAlike(refused, proposed)) return weight
    return weight * (1 - LOSSES[refused.reason] * (1 - weeks / FORGOTTEN_WEEKS))
  }, 1)
}

function isAlike(refused: Refused, { kind, subject, personId, minutes, costCents }: Proposed): boolean {
  if (refused.subject === subject) return true
  switch (refused.reason) {
    case 'not-this-person':
      return refused.personId !== null && refused.personId === personId
    case 'too-dear':
      return (costCents ?? 0) > 0 && (costCents ?? 0) >= (refused.costCents ?? 0)
    case 'too-far':
      return kind === refused.kind && minutes >= refused.minutes
    case 'no-time':
      return kind === refused.kind && minutes >= refused.minutes
    case 'not-my-thing':
      return kind === refused.kind
  }
}
