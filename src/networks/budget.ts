import type { Day } from '../lib/day.ts'
import { mondayOf } from './week.ts'

/**
 * Whether the week's minutes have reached the budget; never without one.
 *
 * @see docs/measures.md#time-online
 */
function isBudgetReached(minutes: number, budgetMinutes: number | null): boolean {
  return budgetMinutes !== null && minutes >= budgetMinutes
}

/** Whether to say that the budget is reached: once a week, until it was read. @param readOn days it was read on. */
export function saysStop(
  { minutes, budgetMinutes }: { minutes: number; budgetMinutes: number | null },
  { readOn, today }: { readOn: readonly Day[]; today: Day },
): boolean {
  if (!isBudgetReached(minutes, budgetMinutes)) return false
  return !readOn.some(day => mondayOf(day) === mondayOf(today))
}
