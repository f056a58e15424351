import { addDays, type Day, daysBetween } from '../lib/day.ts'
import { currencyOf } from '../lib/money.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { readSettings } from '../owner/store.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { type Candidate, candidatesFrom } from './candidates.ts'
import { weightAfter } from './learned.ts'
import { planOfWeek, planThere, refusalsBefore } from './list.ts'
import { loadOf } from './load.ts'
import { tourMembers } from './near-tour.ts'
import { eveningsTaken, freeStarts, optionsFor } from './place-week.ts'
import type { Energy, PlanItem, WeekPlan, WeekPlanView } from './plan.ts'
import { itemFields, planFields } from './plan-row.ts'
import { planFacts } from './read-facts.ts'
import { type Choosable, type Option, type Solution, type Standing, solveWeek } from './solve-week.ts'
import { timeAt, weekTime } from './week-time.ts'

/** What the owner says before a week is proposed. */
export interface WeekWish {
  id: string
  monday: Day
  energy: Energy
  budgetCents: number | null
  evenings: number
  rampWeek: number | null
}

/**
 * Proposes a week: what was accepted, refused or swapped stays, the rest is chosen anew. The same id sent twice proposes
 * once; a week has one plan.
 */
export async function proposeWeek(desk: Desk, wish: WeekWish): Promise<WeekPlanView> {
  const { monday } = wish
  if (await planThere(desk, wish.id)) return (await planOfWeek(desk, monday)) as WeekPlanView
  await refuseIfGone(desk, 'week_plan', wish.id)
  await desk.write({ what: 'plan:change.proposed', details: { day: monday }, alone: true }, async inside => {
    const standing = await planOfWeek(inside, monday)
    const kept = standing?.items.filter(({ state }) => state !== 'proposed') ?? []
    const currency = currencyOf((await readSettings(inside)).country)
    const found = await solutionFor(inside, wish, kept)
    const plan: WeekPlan = {
      ...wish,
      id: standing?.id ?? wish.id,
      currency,
      worth: Math.round(found.worth * 100),
      bound: Math.round(found.bound * 100),
      candidates: found.among,
      madeAt: inside.now().toISOString(),
    }
    const { db, id: deskId } = inside
    const fields = planFields(plan)
    await db
      .insertInto('weekPlan')
      .values({ deskId, id: plan.id, ...fields })
      .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
      .execute()
    await db
      .deleteFrom('planItem')
      .where('deskId', '=', deskId)
      .where('weekPlanId', '=', plan.id)
      .where('state', '=', 'proposed')
      .execute()
    const items = found.chosen.map(({ candidate, option }, position) =>
      itemFor(inside, { candidate, option, position, plan }),
    )
    await addItems(inside, plan.id, items)
  })
  return (await planOfWeek(desk, monday)) as WeekPlanView
}

/** Inside of a write. */
export async function addItems({ db, id: deskId }: Desk, weekPlanId: string, items: readonly PlanItem[]) {
  await insertRows(
    db,
    'planItem',
    items.map(item => ({ deskId, id: item.id, weekPlanId, ...itemFields(item) })),
  )
}

/** Inside of a write: weeks with their items, for generators. */
export async function addPlans(
  desk: Desk,
  plans: readonly (WeekPlan & { items: PlanItem[] })[],
): Promise<void> {
  for (const { items, ...plan } of plans) {
    await desk.db
      .insertInto('weekPlan')
      .values({ deskId: desk.id, id: plan.id, ...planFields(plan) })
      .execute()
    await addItems(desk, plan.id, items)
  }
}

/** The next best for a week as it stands; null: there is nothing more that fits. */
export async function nextBest(
  desk: Desk,
  plan: WeekPlan,
  all: readonly PlanItem[],
): Promise<PlanItem | null> {
  const others = all.filter(({ state }) => state !== 'swapped' && state !== 'refused')
  const { chosen } = await solutionFor(desk, plan, all, { items: others.length + 1 })
  const [first] = chosen.toSorted((a, b) => b.candidate.worth - a.candidate.worth)
  return first ? itemFor(desk, { ...first, position: all.length, plan }) : null
}

/** Where an item could be moved to within its week. */
export async function movesOf(
  desk: Desk,
  plan: WeekPlan,
  item: PlanItem,
): Promise<{ day: Day; time: string | null }[]> {
  const isLoose = item.time === null
  const need = { minutes: item.minutes, wayMinutes: 0, fixed: null, isLoose }
  const options = freeStarts(need, await weekTime(desk, plan.monday))
  return options.map(({ day, start }) => ({
    day: addDays(plan.monday, day),
    time: isLoose ? null : timeAt(start),
  }))
}

type Placed = Candidate & Choosable & { costCents: number; dear: number | null }

async function solutionFor(
  desk: Desk,
  { monday, energy, rampWeek, budgetCents, evenings }: Omit<WeekWish, 'id'>,
  kept: readonly PlanItem[],
  asked: { items?: number } = {},
): Promise<Solution<Placed> & { among: number }> {
  const standing = kept.filter(({ state }) => state !== 'refused' && state !== 'swapped')
  const time = await weekTime(desk, monday)
  const stillProposed = standing.filter(({ state, time: at }) => state === 'proposed' && at !== null)
  const busy = [...time.busy, ...stillProposed.map(item => takenBy(item, monday))]
  const refusals = await refusalsBefore(desk, monday)
  const known = new Set(kept.map(({ subject }) => subject))
  const people = new Set(
    standing.flatMap(({ personId, subject }) => [personId ?? [], tourMembers(subject)].flat()),
  )
  const candidates = candidatesFrom(await planFacts(desk, monday))
    .filter(one => !known.has(one.subject) && !one.people.some(id => people.has(id)))
    .map(one => ({
      ...one,
      costCents: one.costCents ?? 0,
      dear: one.costCents,
      worth: one.worth * weightAfter(refusals, one, monday),
      options: optionsFor(one, { ...time, busy }),
    }))
    // What is hardly worth anything more is left in peace.
    .filter(({ worth }) => worth > 0.2)
  const load = loadOf(energy, rampWeek)
  const sum = (of: (item: PlanItem) => number) => standing.reduce((all, item) => all + of(item), 0)
  const limits = {
    ...load,
    // Something given back makes room for something alike.
    effort: Math.max(0, load.effort - sum(({ effort }) => effort)),
    items: Math.max(0, (asked.items ?? load.items) - standing.length),
    budgetCents:
      budgetCents === null ? null : Math.max(0, budgetCents - sum(({ costCents }) => costCents ?? 0)),
    evenings: Math.max(0, evenings - eveningsTaken(busy)),
  }
  const found = solveWeek(candidates, limits, standingOf(standing, monday))
  return { ...found, among: candidates.length }
}

function standingOf(items: readonly PlanItem[], monday: Day): Standing {
  const parts: Record<string, number> = {}
  const perDay = [0, 0, 0, 0, 0, 0, 0]
  for (const { part, day, time } of items) {
    parts[part] = (parts[part] ?? 0) + 1
    const at = daysBetween(monday, day)
    if (time !== null && at >= 0 && at < 7) perDay[at] = (perDay[at] ?? 0) + 1
  }
  return { parts, perDay }
}

function takenBy({ day, time, minutes }: PlanItem, monday: Day): { from: number; to: number } {
  const [hours = 0, rest = 0] = (time ?? '').split(':').map(Number)
  const from = daysBetween(monday, day) * 1440 + hours * 60 + rest
  return { from, to: from + minutes }
}

function itemFor(
  desk: Desk,
  {
    candidate,
    option,
    position,
    plan,
  }: {
    candidate: Placed
    option: Option
    position: number
    plan: Pick<WeekPlan, 'monday'> & { currency?: string }
  },
): PlanItem {
  const { subject, kind, part, title, minutes, effort, dear, why, personId, placeId, outingId } = candidate
  return {
    id: uuidv7(desk.now()),
    ...{ position, part, kind, subject, title, minutes, effort, why, personId, placeId, outingId },
    day: addDays(plan.monday, option.day),
    time: option.isLoose ? null : timeAt(option.start),
    costCents: dear,
    currency: plan.currency ?? '',
    ...{ isEasier: false, state: 'proposed', reason: null },
    ...{ encounterId: null, followUpId: null, tourId: null },
  }
}
