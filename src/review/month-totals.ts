import { sql } from 'kysely'
import { addDays, daysOf, type Span, weekday } from '../lib/day.ts'
import { type Money, sumsByCurrency } from '../lib/money.ts'
import { valueCents, WON_STAGES } from '../mandates/mandate.ts'
import { plansBetween } from '../plan/list.ts'
import type { Desk } from '../platform/desk.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import { contactsWithin } from './gather-people.ts'
import type { Month } from './month.ts'
import type { MonthTotals } from './month-figures.ts'

/** More than anybody does or receives in a month. */
const MOST_FAVOURS = 5000

/** What is compared from one month to another, of the days of a span. */
export async function totalsOf(desk: Desk, month: Month, span: Span): Promise<MonthTotals> {
  const { from, to } = span
  const days = daysOf(span).length
  const [company, halves, mandates, favours] = [
    await companyOf(desk, span),
    await halvesIn(desk, span),
    await mandatesIn(desk, span),
    await favoursOf(desk, { from, to, limit: MOST_FAVOURS }),
  ]
  const given = favours.filter(({ direction }) => direction === 'given').length
  return {
    month,
    days,
    ...company,
    ...halves,
    ...mandates,
    given,
    received: favours.length - given,
    ...(await othersIn(desk, span)),
    ...(await plannedIn(desk, span)),
    ...(await networkAt(desk, span)),
  }
}

async function companyOf({ db, id }: Desk, { from, to }: Span) {
  const raw = db.withoutPlugins()
  const tally = await sql<{ encounters: number | null; company: number | null }>`
    select sum(encounters) as encounters,
      count(distinct case when channel = 'in-person' then day end) as company
    from day_tally where desk_id = ${id} and day >= ${from} and day <= ${to}`.execute(raw)
  // The week of a day, numbered from the first of the month: seven days each, the last one shorter.
  const weekOf = sql`(cast(substr(e.day, 9, 2) as integer) - 1) / 7`
  const met = await sql<{ week: number; person: string }>`
    select distinct ${weekOf} as week, ep.person_id as person from ${contactsWithin(id, { from, to })}`.execute(
    raw,
  )
  const fresh = await sql<{ count: number }>`
    select count(*) as count from contact_tally t
    join person p on p.desk_id = t.desk_id and p.id = t.person_id
    where t.desk_id = ${id} and t.channel = 'any' and t.first_on >= ${from} and t.first_on <= ${to}
    and p.household = 0`.execute(raw)
  // Full weeks only: the days that are left over are no week.
  const weeks = Math.floor(daysOf({ from, to }).length / 7)
  const inWeeks = met.rows.filter(({ week }) => Number(week) < weeks).length
  return {
    encounters: Number(tally.rows[0]?.encounters ?? 0),
    companyDays: Number(tally.rows[0]?.company ?? 0),
    people: new Set(met.rows.map(({ person }) => person)).size,
    peopleAWeekTenths: weeks === 0 ? 0 : Math.round((inWeeks * 10) / weeks),
    fresh: Number(fresh.rows[0]?.count ?? 0),
  }
}

async function halvesIn({ db, id }: Desk, { from, to }: Span) {
  const rows = await db
    .selectFrom('halfDay')
    .select('kind')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('deskId', '=', id)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('kind', '<>', 'off')
    .groupBy('kind')
    .execute()
  const of = (kinds: typeof rows) => kinds.reduce((sum, { count }) => sum + Number(count), 0)
  return { halves: of(rows), halvesOut: of(rows.filter(({ kind }) => kind !== 'home')) }
}

async function mandatesIn({ db, id }: Desk, { from, to }: Span) {
  const rows = await db
    .selectFrom('mandate')
    .select([
      ...(['heardOn', 'decidedOn', 'paidOn', 'stage'] as const),
      ...(['amountCents', 'per', 'daysHundredths', 'currency'] as const),
    ])
    .where('deskId', '=', id)
    .where(eb =>
      eb.or(
        (['heardOn', 'decidedOn', 'paidOn'] as const).map(on =>
          eb.and([eb(on, '>=', from), eb(on, '<=', to)]),
        ),
      ),
    )
    .execute()
  const isIn = (day: string | null) => day !== null && day >= from && day <= to
  const worth = (of: typeof rows): Money[] =>
    sumsByCurrency(
      of.flatMap(row => {
        const cents = valueCents({ ...row, per: row.per as 'whole' | 'day' })
        return cents === null ? [] : [{ cents, currency: row.currency }]
      }),
    )
  const won = rows.filter(
    row => isIn(row.decidedOn ?? row.heardOn) && (WON_STAGES as string[]).includes(row.stage),
  )
  return {
    heard: rows.filter(row => isIn(row.heardOn)).length,
    won: worth(won),
    paid: worth(rows.filter(row => isIn(row.paidOn))),
  }
}

async function othersIn({ db, id }: Desk, { from, to }: Span) {
  const { rows } = await sql<{ outings: number; asked: number; minutes: number | null }>`
    select
      (select count(*) from outing where desk_id = ${id} and state = 'been' and day >= ${from} and day <= ${to})
        as outings,
      (select count(*) from idea where desk_id = ${id} and asked_on >= ${from} and asked_on <= ${to}) as asked,
      (select sum(minutes) from network_time where desk_id = ${id} and day >= ${from} and day <= ${to})
        as minutes`.execute(db.withoutPlugins())
  const [row] = rows
  return {
    outings: Number(row?.outings ?? 0),
    asked: Number(row?.asked ?? 0),
    onlineMinutes: Number(row?.minutes ?? 0),
  }
}

/** Of the weeks that were planned, what fell on these days. */
async function plannedIn(desk: Desk, { from, to }: Span) {
  const plans = to < from ? [] : await plansBetween(desk, addDays(from, 1 - weekday(from)), to)
  const kept = plans
    .flatMap(({ items }) => items)
    .filter(({ state, day }) => (state === 'accepted' || state === 'done') && from <= day && day <= to)
  return { planned: kept.length, plannedDone: kept.filter(({ isDone }) => isDone).length }
}

/** Those put aside or taken away since are not counted in any month. */
async function networkAt({ db, id }: Desk, { from, to }: Span) {
  const { rows } = await sql<{ network: number; added: number | null }>`
    select count(*) as network, sum(case when added_on >= ${from} then 1 else 0 end) as added
    from person where desk_id = ${id} and archived = 0 and household = 0 and added_on <= ${to}`.execute(
    db.withoutPlugins(),
  )
  return { network: Number(rows[0]?.network ?? 0), networkAdded: Number(rows[0]?.added ?? 0) }
}
