/** Weeks planned: few items, each with its why, and what became of them. */

export interface PlanTables {
  weekPlan: WeekPlanTable
  planItem: PlanItemTable
}

export const PLAN_FACTS = ['week_plan', 'plan_item'] as const

export interface WeekPlanTable {
  deskId: string
  id: string
  monday: string
  energy: string
  budgetCents: number | null
  currency: string
  wishes: string
  proof: string
  madeAt: string
  toldOn: string | null
  note: string
}

export interface PlanItemTable {
  deskId: string
  id: string
  weekPlanId: string
  position: number
  front: string
  kind: string
  title: string
  day: string
  time: string | null
  minutes: number
  costCents: number | null
  currency: string
  why: string
  easier: string
  isEasier: number
  state: string
  reason: string
  personId: string | null
  placeId: string | null
  outingId: string | null
  encounterId: string | null
  followUpId: string | null
}
