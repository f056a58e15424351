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
  /** At most so many evenings out. */
  evenings: number
  /** 1 … 6 of a gentle return; null: none. */
  rampWeek: number | null
  /** What the week is worth, and what none could be worth more than: hundredths of points. */
  worth: number
  bound: number
  candidates: number
  madeAt: string
}

export interface PlanItemTable {
  deskId: string
  id: string
  weekPlanId: string
  position: number
  front: string
  kind: string
  /** What it is about: `call:<person>`, `event:<event>:<occurrence>`, `tour:<person>,<person>`. */
  subject: string
  title: string
  day: string
  time: string | null
  minutes: number
  effort: number
  costCents: number | null
  currency: string
  why: string
  isEasier: number
  state: string
  reason: string
  personId: string | null
  placeId: string | null
  outingId: string | null
  encounterId: string | null
  followUpId: string | null
  tourId: string | null
}
