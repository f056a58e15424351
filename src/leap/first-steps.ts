import type { Day } from '../lib/day.ts'
import type { Leap, LeapStep } from './leap.ts'
import { datedLines } from './lines.ts'

/** The first step of each line, dated: what a preparation begins with. */
export function firstSteps(
  { id: leapId, kind, leavesOn }: Pick<Leap, 'id' | 'kind' | 'leavesOn'>,
  { today, newId }: { today: Day; newId: () => string },
): LeapStep[] {
  return datedLines(kind, leavesOn, today).map(({ line, dueOn }, position) => ({
    id: newId(),
    leapId,
    position,
    line: line.key,
    text: '',
    dueOn,
    doneOn: null,
  }))
}
