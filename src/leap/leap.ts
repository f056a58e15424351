import type { Day } from '../lib/day.ts'

export const LEAP_KINDS = ['independent', 'move'] as const
/** independent: leaving a post for one's own work; move: settling in another town. */
export type LeapKind = (typeof LEAP_KINDS)[number]

/** A departure that is prepared. */
export interface Leap {
  id: string
  kind: LeapKind
  leavesOn: Day
  /** The new town, or the one where the work will be. */
  town: string
  /** What the owner will do, in their words. */
  field: string
  note: string
  begunOn: Day
  closedOn: Day | null
}

/** One step of the preparation. */
export interface LeapStep {
  id: string
  leapId: string
  position: number
  /** Of `lines.ts`; '' for one of the owner's own. */
  line: string
  /** '': what the line says (`step-text.ts`). */
  text: string
  dueOn: Day
  doneOn: Day | null
}

export interface LeapStepView extends LeapStep {
  revision: string
  /** The promise made of it, where it is still there. */
  promise: { id: string; doneOn: Day | null } | null
}

/** A leap as screens show it, its steps by their day. */
export interface LeapView extends Leap {
  revision: string
  steps: LeapStepView[]
}

export interface LeapDraft extends Leap {
  revision?: string | undefined
}

export interface LeapStepDraft extends LeapStep {
  revision?: string | undefined
}
