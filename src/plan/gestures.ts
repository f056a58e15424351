import type { TFunction } from 'i18next'
import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import { enter, markDone, takeOutOfCalendar } from './calendar.ts'
import { easierMinutes } from './candidates.ts'
import { itemOf, planOfWeek } from './list.ts'
import type { PlanItem, Reason, WeekPlan, WeekPlanView } from './plan.ts'
import { itemFields } from './plan-row.ts'
import { addItems, movesOf, nextBest } from './store.ts'

/** What the owner does with an item. */
export type Gesture =
  | { act: 'accept' }
  | { act: 'refuse'; reason: Reason | null }
  | { act: 'move'; day: Day; time: string | null }
  | { act: 'easier' }
  | { act: 'done' }

const WHATS = {
  accept: 'plan:change.accepted',
  refuse: 'plan:change.refused',
  move: 'plan:change.moved',
  easier: 'plan:change.eased',
  done: 'plan:change.done',
} as const

/**
 * Accepted, an item is in the calendar; refused, it leaves it; moved, both go along. Sent twice, it is done once.
 *
 * @throws Refusal `gone` or `not-found` for the item or its event, `invalid-input` for an hour that is not free.
 */
export async function changeItem(
  desk: Desk,
  id: string,
  gesture: Gesture,
  t: TFunction,
): Promise<WeekPlanView> {
  const { item, plan } = await itemOf(desk, id)
  if (gesture.act === 'move' && !(await mayMove(desk, plan, item, gesture))) {
    throw new Refusal('invalid-input', { fields: ['time'] })
  }
  await desk.write({ what: WHATS[gesture.act], details: detailsOf(item), alone: true }, async inside => {
    const { item: before } = await itemOf(inside, id)
    const after = await changed(inside, before, gesture, t)
    if (JSON.stringify(after) !== JSON.stringify(before)) await putItem(inside, after)
  })
  return (await planOfWeek(desk, plan.monday)) as WeekPlanView
}

/** Another in its stead: the next best that fits the week. @throws Refusal as `changeItem`. */
export async function swapItem(desk: Desk, id: string): Promise<{ plan: WeekPlanView; isSwapped: boolean }> {
  const { item, plan } = await itemOf(desk, id)
  let isSwapped = item.state === 'swapped'
  if (!isSwapped) {
    await desk.write({ what: 'plan:change.swapped', details: detailsOf(item), alone: true }, async inside => {
      const standing = await planOfWeek(inside, plan.monday)
      const items = (standing?.items ?? []).map(each => (each.id === id ? gone(each) : each))
      const next = await nextBest(inside, plan, items)
      if (!next) return
      const links = await takeOutOfCalendar(inside, item)
      await putItem(inside, { ...item, ...links, state: 'swapped' })
      await addItems(inside, plan.id, [next])
      isSwapped = true
    })
  }
  return { plan: (await planOfWeek(desk, plan.monday)) as WeekPlanView, isSwapped }
}

async function changed(inside: Desk, item: PlanItem, gesture: Gesture, t: TFunction): Promise<PlanItem> {
  switch (gesture.act) {
    case 'accept': {
      if (item.state === 'accepted' || item.state === 'done') return item
      const accepted: PlanItem = { ...item, state: 'accepted', reason: null }
      return { ...accepted, ...(await enter(inside, accepted, t)) }
    }
    case 'refuse':
      if (item.state === 'refused') return { ...item, reason: gesture.reason }
      return {
        ...item,
        ...(await takeOutOfCalendar(inside, item)),
        state: 'refused',
        reason: gesture.reason,
      }
    case 'move': {
      const moved = { ...item, day: gesture.day, time: gesture.time }
      return item.state === 'accepted' ? { ...moved, ...(await enter(inside, moved, t)) } : moved
    }
    case 'easier': {
      if (item.isEasier) return item
      const eased = { ...item, isEasier: true, effort: 1, minutes: easierMinutes(item.kind, item.minutes) }
      return item.state === 'accepted' ? { ...eased, ...(await enter(inside, eased, t)) } : eased
    }
    case 'done':
      if (item.state === 'done') return item
      await markDone(inside, item)
      return { ...item, state: 'done' }
  }
}

async function mayMove(
  desk: Desk,
  plan: WeekPlan,
  item: PlanItem,
  to: { day: Day; time: string | null },
): Promise<boolean> {
  if (item.day === to.day && item.time === to.time) return true
  const isTheirs = item.kind === 'event' || item.kind === 'club'
  const moves = isTheirs ? [] : await movesOf(desk, plan, item)
  return moves.some(({ day, time }) => day === to.day && time === to.time)
}

async function putItem({ db, id: deskId }: Desk, item: PlanItem): Promise<void> {
  await db
    .updateTable('planItem')
    .set(itemFields(item))
    .where('deskId', '=', deskId)
    .where('id', '=', item.id)
    .execute()
}

function gone<Item extends PlanItem>(item: Item): Item {
  return { ...item, state: 'swapped' }
}

function detailsOf({ kind, title, day }: PlanItem): Record<string, string> {
  return { kind, title, day }
}
