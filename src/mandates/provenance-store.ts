import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { isWon, type Mandate, type MandateView, valueCents, WON_STAGES } from './mandate.ts'
import { viewsOf } from './mandate-view.ts'
import type { Outlay } from './outlay.ts'
import type { Period, ProvenanceRows } from './provenance.ts'
import type { ClientFacts } from './provenance-growth.ts'
import type { TimeSpent } from './provenance-sources.ts'
import type { ChainFacts, ContributionFacts, MandateFacts } from './provenance-ways.ts'

/**
 * What the figures of provenance are made of: the mandates of the period with their ways and chains, who the people are,
 * when they were met, and the time spent with them or there in the period, the first mandate of every client, what was paid
 * where. Eight questions at most, whatever the desk's size.
 */
export async function provenanceRows(desk: Desk, period: Period): Promise<ProvenanceRows> {
  const [mandates, clients, contributions, chain, people, spentWith, spentAt, outlays] = await Promise.all([
    mandateFacts(desk, period),
    isEndless(period) ? null : firstOfClients(desk),
    contributionFacts(desk, period),
    chainFacts(desk, period),
    peopleIn(desk),
    timeWith(desk, period),
    timeAt(desk, period),
    outlayFacts(desk),
  ])
  const metOn = new Map<string, Day>()
  for (const { person_id, met_on } of people) if (met_on !== null) metOn.set(person_id, met_on as Day)
  return {
    mandates,
    clients: clients ?? wonOf(mandates),
    contributions,
    chain,
    names: new Map(people.map(({ person_id, name }) => [person_id, name])),
    metOn,
    spentWith,
    outlays,
    spentAt: spentAt.map(({ place, ...row }) => ({ place, ...counted(row) })),
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

type Counted = MandateFacts & Pick<Mandate, 'clientId' | 'organisation'>

/** In the order they are told, the newest first: sorting here is quicker than it is there. */
async function mandateFacts(desk: Desk, period: Period): Promise<Counted[]> {
  type Row = Omit<Counted, 'cents' | 'unexpected'> &
    Pick<Mandate, 'amountCents' | 'per' | 'daysHundredths'> & { unexpected: number }
  const rows = await rowsOf(
    desk,
    sql<Row>`select id, stage, amount_cents as "amountCents", per,
      days_hundredths as "daysHundredths", currency, minutes_spent as "minutesSpent", unexpected,
      heard_on as "heardOn", decided_on as "decidedOn", client_id as "clientId", organisation from mandate
      where desk_id = ${desk.id} ${isEndless(period) ? sql`` : sql`and ${isOf(period)}`}
      order by ${countedOn(period)} desc, id desc`,
  )
  return rows.map(row => ({
    id: row.id,
    stage: row.stage,
    cents: valueCents(row),
    currency: row.currency,
    minutesSpent: row.minutesSpent,
    unexpected: row.unexpected === 1,
    heardOn: row.heardOn,
    decidedOn: row.decidedOn,
    clientId: row.clientId,
    organisation: row.organisation,
  }))
}

function wonOf(mandates: readonly Counted[]): ClientFacts[] {
  return mandates.filter(isWon).map(({ id, clientId, organisation, decidedOn, heardOn }) => ({
    clientId,
    organisation,
    on: decidedOn ?? heardOn,
    mandateId: id,
  }))
}

/** Of each client as written the first mandate won; where nobody noted the day it was won, that it was heard of. */
async function firstOfClients(desk: Desk): Promise<ClientFacts[]> {
  const rows = await rowsOf(
    desk,
    sql<{ clientId: string | null; organisation: string; first: string }>`
      select client_id as "clientId", organisation, min(coalesce(decided_on, heard_on) || ' ' || id) as first
      from mandate where desk_id = ${desk.id} and stage in (${sql.join(WON_STAGES)})
      group by client_id, organisation`,
  )
  return rows.map(({ clientId, organisation, first }) => ({
    clientId,
    organisation,
    on: first.slice(0, 10) as Day,
    mandateId: first.slice(11),
  }))
}

/** Of the mandates of the period; `provenanceOf` says which they are, exactly. */
function contributionFacts(desk: Desk, period: Period): Promise<ContributionFacts[]> {
  return rowsOf(
    desk,
    sql<ContributionFacts>`
      select id, mandate_id as "mandateId", position, kind, label, share from contribution
      where desk_id = ${desk.id} ${ofPeriod(desk, period, sql`and mandate_id`)}`,
  )
}

function chainFacts(desk: Desk, period: Period): Promise<ChainFacts[]> {
  return rowsOf(
    desk,
    sql<ChainFacts>`
      select link.contribution_id as "contributionId",
        string_agg(link.person_id, ',' order by link.position) as "personIds"
      from contribution_person link ${
        isEndless(period)
          ? sql`where link.desk_id = ${desk.id}`
          : sql`join contribution on contribution.desk_id = link.desk_id and contribution.id = link.contribution_id
              where link.desk_id = ${desk.id} ${ofPeriod(desk, period, sql`and contribution.mandate_id`)}`
      } group by link.contribution_id`,
  )
}

function isEndless({ from, to }: Period): boolean {
  return from === null && to === null
}

/** Nothing where every mandate counts: a condition that always holds is not free. */
function ofPeriod(desk: Desk, period: Period, column: RawBuilder<unknown>): RawBuilder<unknown> {
  if (isEndless(period)) return sql``
  return sql`${column} in (select id from mandate where desk_id = ${desk.id} and ${isOf(period)})`
}

function isOf({ from, to, by }: Period): RawBuilder<boolean> {
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

type Spent = Record<'minutes' | 'encounters', number | string>

/**
 * Summed here: the database would sort first. The join is a cross join so that SQLite begins with the encounters
 * that say how long they were; its own choice reads them once for every person.
 */
async function timeWith(desk: Desk, period: Period): Promise<Map<string, TimeSpent>> {
  const rows = await rowsOf(
    desk,
    sql<{ personId: string; minutes: number }>`
      select present.person_id as "personId", encounter.minutes
      from encounter cross join encounter_person present
      where encounter.desk_id = ${desk.id} and ${isTimed(period)}
        and present.desk_id = encounter.desk_id and present.encounter_id = encounter.id`,
  )
  const sums = new Map<string, TimeSpent>()
  for (const { personId, minutes } of rows) {
    const sum = sums.get(personId)
    if (sum) {
      sum.minutes += minutes
      sum.encounters += 1
    } else sums.set(personId, { minutes, encounters: 1 })
  }
  return sums
}

function timeAt(desk: Desk, period: Period) {
  return rowsOf(
    desk,
    sql<Spent & { place: string }>`
      select place, sum(minutes) as minutes, count(*) as encounters from encounter
      where desk_id = ${desk.id} and ${isTimed(period)} and place <> '' group by place`,
  )
}

function isTimed({ from, to }: Period): RawBuilder<boolean> {
  return sql<boolean>`day >= ${from ?? ''} and day <= ${to ?? '9999-12-31'} and minutes > 0 and planned = 0`
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

/** PostgreSQL tells sums and counts as text. */
function counted({ minutes, encounters }: Spent): TimeSpent {
  return { minutes: Number(minutes), encounters: Number(encounters) }
}
