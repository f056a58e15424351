import type { PlanItemTable, WeekPlanTable } from '../platform/db/schema-plan.ts'
import type { PlanItem, WeekPlan, Why } from './plan.ts'

export function planFields({ id: _, ...fields }: WeekPlan) {
  return fields satisfies Omit<WeekPlanTable, 'deskId' | 'id'>
}

/** Rows read back: the columns hold only what was written above. */
export function planFrom({ deskId: _, ...row }: WeekPlanTable): WeekPlan {
  return row as unknown as WeekPlan
}

export function itemFields({ id: _, part, why, isEasier, reason, ...fields }: PlanItem) {
  return {
    ...fields,
    front: part,
    why: JSON.stringify(why),
    isEasier: isEasier ? 1 : 0,
    reason: reason ?? '',
  } satisfies Omit<PlanItemTable, 'deskId' | 'id' | 'weekPlanId'>
}

export function itemFrom({
  deskId: _,
  weekPlanId: __,
  front,
  why,
  isEasier,
  ...row
}: PlanItemTable): PlanItem {
  const fields = row as unknown as Omit<PlanItem, 'part' | 'why' | 'isEasier'>
  return {
    ...fields,
    part: front as PlanItem['part'],
    why: JSON.parse(why) as Why[],
    isEasier: isEasier === 1,
    reason: row.reason === '' ? null : (row.reason as PlanItem['reason']),
  }
}
