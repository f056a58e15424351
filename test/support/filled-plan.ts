import { day } from '../../src/lib/day.ts'
import { changeItem } from '../../src/plan/gestures.ts'
import type { PlanItem, WeekPlan } from '../../src/plan/plan.ts'
import { addPlans } from '../../src/plan/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { wordsIn } from '../../src/words.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledPlan {
  plan: string
  /** Seeing Zéphyrine, accepted: an encounter is planned. */
  item: string
  /** An idea to dare, proposed. */
  proposed: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

type WeekWithItems = WeekPlan & { items: PlanItem[] }

export const PLANNED_MONDAY = day('2026-11-23')
const TITLE = 'Un récital dans le fournil'

/** A week, with nothing in it. */
export function weekPlan(changes: Partial<WeekWithItems> = {}): WeekWithItems {
  return {
    ...{ id: newId(), monday: PLANNED_MONDAY, energy: 'usual', budgetCents: null, currency: 'EUR' },
    ...{ evenings: 2, rampWeek: null, worth: 700, bound: 700, candidates: 9 },
    ...{ madeAt: '2026-11-21T07:30:00.000Z', items: [] },
    ...changes,
  }
}

export function planItem(changes: Partial<PlanItem> = {}): PlanItem {
  return {
    ...{ id: newId(), position: 0, part: 'daring', kind: 'dare', subject: 'dare:x', title: TITLE },
    ...{ day: PLANNED_MONDAY, time: null, minutes: 30, effort: 2, costCents: 0, currency: 'EUR' },
    ...{ why: [{ key: 'idea-waits' }], isEasier: false, state: 'proposed', reason: null },
    ...{ personId: null, placeId: null, outingId: null, encounterId: null, followUpId: null, tourId: null },
    ...changes,
  }
}

/** Something in each table of the slice. */
export async function fillPlan(
  desk: Desk,
  { zephyrine }: FilledPeople & { mandate: string },
): Promise<FilledPlan> {
  const visit = planItem({
    ...{ part: 'visits', kind: 'visit', subject: `visit:${zephyrine}`, title: '', personId: zephyrine },
    ...{ time: '10:00', minutes: 60, effort: 3, why: [{ key: 'dormant', count: 90 }] },
  })
  const dare = planItem({ position: 1 })
  const week = weekPlan({ items: [visit, dare] })
  await desk.write({ what: 'plan:change.proposed' }, inside => addPlans(inside, [week]))
  await changeItem(desk, visit.id, { act: 'accept' }, wordsIn('fr').t)
  return {
    ...{ plan: week.id, item: visit.id, proposed: dare.id },
    secrets: [week.id, visit.id, dare.id, TITLE],
  }
}
