import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { isWon, type MandateView, WON_STAGES } from './mandate.ts'
import { viewsOf } from './mandate-view.ts'
import type { Outlay } from './outlay.ts'
import type { ProvenanceRows } from './provenance.ts'
import type { Period } from './provenance-counted.ts'
import type { ClientFacts } from './provenance-growth.ts'
import type { WayFacts } from './provenance-ways.ts'
import { fillWays } from './way-projection.ts'

/**
 * What the figures of provenance are made of: the ways of the mandates of the period, who the people in their chains are
 * and when they were met, the first mandate of every client, what was paid where. Five questions at most, whatever the
 * desk's size.
 */
export async function provenanceRows(desk: Desk, period: Period): Promise<ProvenanceRows> {
  const [ways, clients, people, outlays] = await Promise.all([
    everyWay(desk, period),
    isEndless(period) ? null : firstOfClients(desk),
    peopleIn(desk),
    outlayFacts(desk),
  ])
  const metOn = new Map<string, Day>()
  for (const { person_id, met_on } of people) if (met_on !== null) metOn.set(person_id, met_on as Day)
  return {
    ways,
    clients: clients ?? wonOf(ways),
    names: new Map(people.map(({ person_id, name }) => [person_id, name])),
    metOn,
    outlays,
  }
}

/** Mandates that stand behind a figure, in the order asked; those that are gone are left out. */
export async function mandatesBehind(desk: Desk, ids: readonly string[]): Promise<MandateView[]> {
  if (ids.length === 0) return []
  const rows = await desk.db
    .selectFrom('mandate')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', 'in', ids)
    .execute()
  const views = new Map((await viewsOf(desk, rows)).map(view => [view.id, view]))
  return ids.flatMap(id => views.get(id) ?? [])
}

/** Narrow columns, read raw and under the names they are used by: these are the many rows. */
async function rowsOf<Row>({ db }: Desk, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db.withoutPlugins())).rows
}

/** Of every mandate of the period; of those that were noted before ways were kept they are reckoned now. */
export async function everyWay(desk: Desk, period: Period): Promise<WayFacts[]> {
  const known = await waysIn(desk, period)
  const { rows } = await sql<{ mandates: number | string }>`
    select count(*) as mandates from mandate where desk_id = ${desk.id} and ${isOf(period)}`.execute(desk.db)
  // Those of a mandate stand together.
  const mandates = known.filter(({ mandateId }, i) => mandateId !== known[i - 1]?.mandateId).length
  if (mandates === Number(rows[0]?.mandates)) return known
  await fillWays(desk)
  return waysIn(desk, period)
}

/** In the order they are told, the newest first. */
function waysIn(desk: Desk, period: Period): Promise<WayFacts[]> {
  return rowsOf(
    desk,
    sql<WayFacts>`
      select mandate_id as "mandateId", kind, label, chain, source, where_key as "where", weight,
        cast(cents as double precision) as cents, minutes, stage, currency, unexpected, heard_on as "heardOn",
        decided_on as "decidedOn", client from mandate_way
      where desk_id = ${desk.id} and ${isOf(period)}
      order by ${countedOn(period)} desc, mandate_id desc, position desc`,
  )
}

function wonOf(ways: readonly WayFacts[]): ClientFacts[] {
  return ways.flatMap(way =>
    isWon(way) && way.client !== null
      ? [{ client: way.client, on: way.decidedOn ?? way.heardOn, mandateId: way.mandateId }]
      : [],
  )
}

/** Of each client the first mandate won; where nobody noted the day it was won, that it was heard of. */
async function firstOfClients(desk: Desk): Promise<ClientFacts[]> {
  const rows = await rowsOf(
    desk,
    sql<{ client: string; first: string }>`
      select client, min(coalesce(decided_on, heard_on) || ' ' || mandate_id) as first
      from mandate_way where desk_id = ${desk.id} and stage in (${sql.join(WON_STAGES)}) and client is not null
      group by client`,
  )
  return rows.map(({ client, first }) => ({
    client,
    on: first.slice(0, 10) as Day,
    mandateId: first.slice(11),
  }))
}

/** Then no condition is asked: one that always holds is not free. */
function isEndless({ from, to }: Period): boolean {
  return from === null && to === null
}

function isOf(period: Period): RawBuilder<boolean> {
  const { from, to, by } = period
  if (isEndless(period)) return sql<boolean>`1 = 1`
  const on = countedOn({ by })
  return sql<boolean>`${on} >= ${from ?? ''} and ${on} <= ${to ?? '9999-12-31'}`
}

function countedOn({ by }: Pick<Period, 'by'>): RawBuilder<unknown> {
  return by === 'won' ? sql`coalesce(decided_on, heard_on)` : sql`heard_on`
}

/** Those of the chains, met on the day the card says, or on that of the first encounter. */
function peopleIn(desk: Desk) {
  return rowsOf(
    desk,
    sql<{ person_id: string; name: string; met_on: string | null }>`
      select card.person_id, card.name, coalesce(person.met_on, tally.first_on) as met_on from person_card card
      join person on person.desk_id = card.desk_id and person.id = card.person_id
      left join contact_tally tally on tally.desk_id = card.desk_id and tally.person_id = card.person_id
        and tally.channel = 'any'
      where card.desk_id = ${desk.id} and card.person_id in (
        select person_id from contribution_person where desk_id = ${desk.id})`,
  )
}

/** Also those of before: one that began then may still be paid. */
function outlayFacts(desk: Desk): Promise<Outlay[]> {
  return rowsOf(
    desk,
    sql<Outlay>`
      select id, label, per, cents, currency, from_on as "fromOn", to_on as "toOn", note from outlay
      where desk_id = ${desk.id} order by from_on, id`,
  )
}
