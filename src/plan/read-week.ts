import { withdrawalNow } from '../balance/withdrawal-now.ts'
import { addDays, type Day, daysBetween, weekday } from '../lib/day.ts'
import { currencyOf } from '../lib/money.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { planOfWeek, plansBetween } from './list.ts'
import { RAMP_WEEKS } from './load.ts'
import type { PlanItemView, WeekView } from './plan.ts'
import { companyOf } from './read-company.ts'

/** The week to plan on a day: on Sunday the next one. */
export function weekToPlan(today: Day): Day {
  return addDays(today, weekday(today) === 7 ? 1 : 1 - weekday(today))
}

/** A week as the page shows it, with what became of the one before. */
export async function weekView(desk: Desk, monday: Day): Promise<WeekView> {
  const [before, plan] = [await planOfWeek(desk, addDays(monday, -7)), await planOfWeek(desk, monday)]
  const wanted = before?.items.filter(isWanted) ?? []
  const last = plan ?? (await plansBetween(desk, addDays(monday, -56), addDays(monday, -1))).at(-1)
  return {
    monday,
    plan,
    company: await companyOf(desk, monday),
    ramp: plan?.rampWeek ?? (await rampAt(desk, monday)),
    budgetCents: last?.budgetCents ?? null,
    currency: plan?.currency ?? currencyOf((await readSettings(desk)).country),
    before:
      before && wanted.length > 0
        ? {
            monday: before.monday,
            accepted: wanted.length,
            done: wanted.filter(({ isDone }) => isDone).length,
            company: await companyOf(desk, before.monday),
          }
        : null,
  }
}

/** What is to be done on a day, at most three. */
export async function itemsToday(desk: Desk): Promise<PlanItemView[]> {
  const today = desk.today()
  const plan = await planOfWeek(desk, addDays(today, 1 - weekday(today)))
  const items = plan?.items.filter(
    ({ state, day, isDone, kind }) => state === 'accepted' && !isDone && day === today && kind !== 'micro',
  )
  return (items ?? []).slice(0, 3)
}

/** Which week of a gentle return it is, after a move, a long withdrawal or weeks begun so; null: none. */
export async function rampAt(desk: Desk, monday: Day): Promise<number | null> {
  const begun = (await plansBetween(desk, addDays(monday, -7 * RAMP_WEEKS), addDays(monday, -1))).at(-1)
  if (begun && begun.rampWeek !== null) {
    const week = begun.rampWeek + daysBetween(begun.monday, monday) / 7
    return week <= RAMP_WEEKS ? week : null
  }
  const settled = await settledOn(desk, monday)
  if (settled === null) return (await withdrawalNow(desk)) === null ? null : 1
  const week = Math.floor(daysBetween(settled, addDays(monday, 6)) / 7) + 1
  return week >= 1 && week <= RAMP_WEEKS ? week : null
}

/** The last day of a move within the weeks of a gentle return: of a departure that was planned, or an absence. */
async function settledOn({ db, id }: Desk, monday: Day): Promise<Day | null> {
  const [from, to] = [addDays(monday, -7 * RAMP_WEEKS), addDays(monday, 6)]
  const leap = await db
    .selectFrom('leap')
    .select(({ fn }) => fn.max('leavesOn').as('day'))
    .where('deskId', '=', id)
    .where('kind', '=', 'move')
    .where('leavesOn', '>=', from)
    .where('leavesOn', '<=', to)
    .executeTakeFirst()
  const absence = await db
    .selectFrom('absence')
    .select(({ fn }) => fn.max('untilDay').as('day'))
    .where('deskId', '=', id)
    .where('kind', '=', 'move')
    .where('untilDay', '>=', from)
    .where('untilDay', '<=', to)
    .executeTakeFirst()
  const days = [leap?.day, absence?.day].flatMap(day => day ?? []).sort()
  return (days.at(-1) ?? null) as Day | null
}

function isWanted({ state }: PlanItemView): boolean {
  return state === 'accepted' || state === 'done'
}
