import { addDays, type Day } from '../lib/day.ts'
import { namesOf } from '../people/summary.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import type { Refused } from './learned.ts'
import { FORGOTTEN_WEEKS } from './learned.ts'
import { tourMembers } from './near-tour.ts'
import type { PlanItem, PlanItemView, WeekPlan, WeekPlanView } from './plan.ts'
import { itemFrom, planFrom } from './plan-row.ts'
import { doneAmong } from './read-done.ts'

/** Of that week, if it was planned. */
export async function planOfWeek(desk: Desk, monday: Day): Promise<WeekPlanView | null> {
  return (await plansBetween(desk, monday, monday))[0] ?? null
}

/** The weeks planned that begin within those days, the earliest first. */
export async function plansBetween(desk: Desk, from: Day, to: Day): Promise<WeekPlanView[]> {
  const plans = await desk.db
    .selectFrom('weekPlan')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('monday', '>=', from)
    .where('monday', '<=', to)
    .orderBy('monday')
    .orderBy('id')
    .execute()
  const items = await itemsOf(
    desk,
    plans.map(({ id }) => id),
  )
  const views: WeekPlanView[] = []
  for (const row of plans) {
    const plan = planFrom(row)
    views.push({ ...plan, items: await viewsOf(desk, plan, items.get(plan.id) ?? []) })
  }
  return views
}

export async function planThere({ db, id: deskId }: Desk, id: string): Promise<WeekPlan | null> {
  const row = await db
    .selectFrom('weekPlan')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? planFrom(row) : null
}

/** An item and its week. @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function itemOf(desk: Desk, id: string): Promise<{ item: PlanItem; plan: WeekPlan }> {
  const row = await desk.db
    .selectFrom('planItem')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  const found = await foundIn(desk, 'plan_item', id, row)
  const plan = await planThere(desk, found.weekPlanId)
  return { item: itemFrom(found), plan: plan as WeekPlan }
}

/** What was refused within the weeks that are still remembered. */
export async function refusalsBefore({ db, id }: Desk, monday: Day): Promise<Refused[]> {
  const rows = await db
    .selectFrom('planItem as i')
    .innerJoin('weekPlan as p', join =>
      join.onRef('p.deskId', '=', 'i.deskId').onRef('p.id', '=', 'i.weekPlanId'),
    )
    .select(['p.monday', 'i.kind', 'i.subject', 'i.personId', 'i.minutes', 'i.costCents', 'i.reason'])
    .where('i.deskId', '=', id)
    .where('i.state', '=', 'refused')
    .where('i.reason', '<>', '')
    .where('p.monday', '>', addDays(monday, -7 * FORGOTTEN_WEEKS))
    .execute()
  return rows as Refused[]
}

async function itemsOf(desk: Desk, planIds: readonly string[]): Promise<Map<string, PlanItem[]>> {
  const items = new Map<string, PlanItem[]>()
  await inChunks(planIds, 200, async chunk => {
    const rows = await desk.db
      .selectFrom('planItem')
      .selectAll()
      .where('deskId', '=', desk.id)
      .where('weekPlanId', 'in', chunk)
      .orderBy('day')
      .orderBy('time')
      .orderBy('position')
      .execute()
    for (const row of rows) items.set(row.weekPlanId, [...(items.get(row.weekPlanId) ?? []), itemFrom(row)])
  })
  return items
}

async function viewsOf(desk: Desk, plan: WeekPlan, items: readonly PlanItem[]): Promise<PlanItemView[]> {
  const nameOf = await namesOf(
    desk,
    items.flatMap(({ personId, subject }) => [...(personId ? [personId] : []), ...tourMembers(subject)]),
  )
  const done = await doneAmong(desk, plan.monday, items)
  return items.map(item => ({
    ...item,
    person: item.personId === null ? null : nameOf(item.personId),
    members: tourMembers(item.subject).map(nameOf),
    isDone: done.has(item.id),
  }))
}
