import type { Mode } from '../encounters/encounter.ts'
import { addDays, type Day, daysOf, type Span } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { peopleOf } from './gather-people.ts'
import { favoursTold, ideasTold, mandatesTold, onlineTold, outingsTold, waysTold } from './gather-work.ts'
import { type Month, monthsAfter, spanOf } from './month.ts'
import type { MonthFigures } from './month-figures.ts'
import { totalsOf } from './month-totals.ts'

/** The month as the desk holds it, today; what is compared is the whole of the other months. */
export async function monthFigures(desk: Desk, month: Month): Promise<MonthFigures> {
  const span = spanSoFar(month, desk.today())
  const firstDay = await firstDayOf(desk)
  const earlier = async (of: Month) => {
    const known = spanOf(of)
    if (firstDay === null || firstDay > known.to) return null
    const totals = await totalsOf(desk, of, known)
    // A month of which nothing is noted was most likely not kept: it is nothing to compare with.
    return totals.encounters + totals.halves === 0 ? null : totals
  }
  const halves = await halvesOf(desk, span)
  const days = await modesByDay(desk, span)
  return {
    month,
    span,
    totals: await totalsOf(desk, month, span),
    before: await earlier(monthsAfter(month, -1)),
    yearBefore: await earlier(monthsAfter(month, -12)),
    halves: counted(halves.map(({ kind }) => kind)).map(([kind, count]) => ({ kind, count })),
    places: counted(halves.map(({ place }) => place).filter(place => place !== '')).map(([place, count]) => ({
      place,
      count,
    })),
    people: await peopleOf(desk, span),
    days,
    longestWithout: longestRun(days.map(({ people }) => people['in-person'] === 0)),
    outings: await outingsTold(desk, span),
    mandates: await mandatesTold(desk, span),
    ways: await waysTold(desk, span),
    favours: await favoursTold(desk, span),
    ideas: await ideasTold(desk, span),
    online: await onlineTold(desk, span),
  }
}

/** What of the month is behind, today among it; a month that is ahead has no day. */
export function spanSoFar(month: Month, today: Day): Span {
  const { from, to } = spanOf(month)
  if (to <= today) return { from, to }
  return { from, to: today < from ? addDays(from, -1) : today }
}

/** The first day with anything noted; null: nothing is. */
export async function firstDayOf({ db, id }: Desk): Promise<Day | null> {
  const row = await db
    .selectFrom('dayTally')
    .select(({ fn }) => fn.min('day').as('day'))
    .where('deskId', '=', id)
    .executeTakeFirst()
  return (row?.day as Day | null | undefined) ?? null
}

async function halvesOf({ db, id }: Desk, { from, to }: Span) {
  const rows = await db
    .selectFrom('halfDay')
    .select(['kind', 'place'])
    .where('deskId', '=', id)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('kind', '<>', 'off')
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows as { kind: MonthFigures['halves'][number]['kind']; place: string }[]
}

async function modesByDay({ db, id }: Desk, span: Span): Promise<MonthFigures['days']> {
  const rows = await db
    .selectFrom('dayTally')
    .select(['day', 'channel', 'people'])
    .where('deskId', '=', id)
    .where('day', '>=', span.from)
    .where('day', '<=', span.to)
    .execute()
  const byDay = Map.groupBy(rows, ({ day }) => day)
  return daysOf(span).map(day => {
    const people: Record<Mode, number> = { 'in-person': 0, call: 0, video: 0, writing: 0 }
    for (const row of byDay.get(day) ?? []) {
      const mode = row.channel in people ? (row.channel as Mode) : 'writing'
      people[mode] += Number(row.people)
    }
    return { day, people }
  })
}

/** Each thing with how often it is there, the most frequent first; the first of equals first. */
function counted<T>(things: readonly T[]): [T, number][] {
  const counts = new Map<T, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** How long the longest run of trues is. */
function longestRun(flags: readonly boolean[]): number {
  let [longest, run] = [0, 0]
  for (const flag of flags) {
    run = flag ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
