import { addDays, weekday } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'
import type { Job } from '../platform/jobs.ts'
import { plansBetween } from './list.ts'
import { rampAt } from './read-week.ts'
import { proposeWeek } from './store.ts'

const EVENING = 17
/** Somebody who asked for no plan for so long is left in peace. */
const ASKED_WITHIN_DAYS = 28

/** On Sunday evening the next week is proposed to those who had one of late, with the same energy and budget. */
export const planJob: Job = {
  name: 'plan',
  everyMinutes: 30,
  run: async desk => {
    const today = desk.today()
    if (weekday(today) !== 7 || hourOn(desk) < EVENING) return null
    const monday = addDays(today, 1)
    const plans = await plansBetween(desk, addDays(monday, -ASKED_WITHIN_DAYS), monday)
    const last = plans.at(-1)
    if (!last || last.monday === monday) return null
    const { energy, budgetCents, evenings } = last
    const rampWeek = last.rampWeek === null ? null : await rampAt(desk, monday)
    const wish = { id: uuidv7(desk.now()), monday, energy, budgetCents, evenings, rampWeek }
    const { items } = await proposeWeek(desk, wish)
    return String(items.length)
  },
}

function hourOn(desk: Desk): number {
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: desk.timeZone,
    hour: '2-digit',
    hourCycle: 'h23',
  })
  return Number(hour.format(desk.now()))
}
