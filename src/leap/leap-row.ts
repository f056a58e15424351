import type { LeapStepTable, LeapTable } from '../platform/db/schema-work.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Leap, LeapStep } from './leap.ts'

/** What the row says besides its key. */
export function leapFields(leap: Leap): Omit<LeapTable, 'deskId' | 'id'> {
  const { kind, leavesOn, town, field, note, begunOn, closedOn } = leap
  return { kind, leavesOn, town, field, note, begunOn, closedOn }
}

export function leapFrom({ deskId: _, ...row }: LeapTable): Leap {
  // The columns hold only what `leapFields` wrote: each from a closed list.
  return row as unknown as Leap
}

/** What a step says that its owner wrote. */
export function stepFields(step: LeapStep): Omit<LeapStepTable, 'deskId' | 'id' | 'followUpId'> {
  const { leapId, position, line, text, dueOn, doneOn } = step
  return { leapId, position, line, text, dueOn, doneOn }
}

export function revisionOfLeap(leap: Leap): string {
  return revisionOfState([leap.id, leapFields(leap)])
}

export function revisionOfStep(step: LeapStep): string {
  return revisionOfState([step.id, stepFields(step)])
}
