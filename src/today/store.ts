import { sql } from 'kysely'
import type { FollowUpView } from '../encounters/encounter.ts'
import { refuseIfGone } from '../encounters/follow-ups.ts'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import { Refusal } from '../lib/refusal.ts'
import { cardsOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { type CardFacts, candidateFrom, type RareFacts, type Reply, type TallyFacts } from './candidate.ts'
import type { CompanyDay } from './company.ts'
import type { MicroAcquaintance } from './micro-exchange.ts'
import { birthdayKeys, isTheirTurn } from './morning.ts'
import type { Candidate } from './need.ts'
import { BIRTHDAY_SOON_DAYS, PROMISE_SOON_DAYS } from './reasons.ts'

/**
 * Everybody who might be suggested: the household, the archived and the dismissed are left out. Of ten thousand people
 * each list is read from one index that holds all of it, in the order of the ids, and few texts are parsed: of those in
 * no circle only the ones whose turn it is (`isTheirTurn`).
 *
 * @param followUps the open ones, the earliest first.
 */
export async function candidatesOn(
  desk: Desk,
  today: Day,
  followUps: readonly FollowUpView[],
): Promise<Candidate[]> {
  const rareFacts = await rareFactsOf(desk, today, followUps)
  const bare = desk.db.withoutPlugins()
  const { rows: tallies } = await sql<TallyFacts>`
    select person_id as id, active_days, first_on, recent_days, unanswered from contact_tally
    where desk_id = ${desk.id} and channel = 'any' order by person_id`.execute(bare)
  const { rows: cards } = await sql<CardFacts>`
    select person_id as id, relations, trade, circle, added_on from person_card
    where desk_id = ${desk.id} and archived = 0 and household = 0 order by person_id`.execute(bare)

  const isOpenTie = ({ id, circle }: CardFacts) => circle === null && !rareFacts.has(id)
  const openTies = cards.reduce((count, card) => (isOpenTie(card) ? count + 1 : count), 0)
  const candidates: Candidate[] = []
  let next = 0
  let place = 0
  for (const card of cards) {
    if (isOpenTie(card) && !isTheirTurn(place++, openTies, today)) continue
    while (next < tallies.length && (tallies[next] as TallyFacts).id < card.id) next++
    const tally = tallies[next]
    const rare = rareFacts.get(card.id) ?? NOTHING_RARE
    if (rare.reply?.dismissed) continue
    candidates.push(candidateFrom(card, tally?.id === card.id ? tally : null, rare))
  }
  return candidates
}

const NOTHING_RARE: RareFacts = { wish: null, birthday: null, promise: null, reply: null }

/** What is known of few people only. */
async function rareFactsOf(
  desk: Desk,
  today: Day,
  followUps: readonly FollowUpView[],
): Promise<Map<string, RareFacts>> {
  const rare = new Map<string, RareFacts>()
  const add = (personId: string, facts: Partial<RareFacts>) =>
    rare.set(personId, { ...(rare.get(personId) ?? NOTHING_RARE), ...facts })
  for (const [personId, wish] of await wishesOf(desk)) add(personId, { wish })
  for (const { personId, birthday } of await birthdaysOn(desk, birthdayKeys(today, BIRTHDAY_SOON_DAYS))) {
    add(personId, { birthday: parsePartialDate(birthday) })
  }
  const soon = addDays(today, PROMISE_SOON_DAYS)
  for (const { personId, by, dueOn } of followUps) {
    if (!personId || !dueOn || dueOn > soon || rare.get(personId)?.promise) continue
    add(personId, { promise: { by, dueOn } })
  }
  for (const [personId, reply] of await repliesOf(desk)) add(personId, { reply })
  return rare
}

async function wishesOf({ db, id }: Desk) {
  const { rows } = await sql<{ id: string; rhythm_days: number | null; met_on: string | null }>`
    select id, rhythm_days, met_on from person
    where desk_id = ${id} and (rhythm_days is not null or met_on is not null)`.execute(db.withoutPlugins())
  return new Map(
    rows.map(row => [row.id, { rhythmDays: row.rhythm_days, metOn: row.met_on as Day | null }] as const),
  )
}

/** What the owner answered about people: the last "later" of each, and whether it was ever "not this person". */
async function repliesOf({ db, id }: Desk): Promise<Map<string, Reply>> {
  const rows = await db
    .selectFrom('suggestionReply')
    .select(['personId', 'reply', 'until'])
    .where('deskId', '=', id)
    .orderBy('id')
    .execute()
  const replies = new Map<string, Reply>()
  for (const { personId, reply, until } of rows) {
    const dismissed = reply === 'never' || (replies.get(personId)?.dismissed ?? false)
    replies.set(personId, { dismissed, snoozedUntil: until as Day | null })
  }
  return replies
}

export interface SuggestionReply {
  id: string
  personId: string
  reply: 'later' | 'never'
  /** The day they may come back, for `later`. */
  until: Day | null
}

/**
 * Later, or not this person. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for a reply undone since, `not-found` for somebody unknown.
 */
export async function replyToSuggestion(
  desk: Desk,
  { id, personId, reply, until }: SuggestionReply,
): Promise<void> {
  const known = await desk.db
    .selectFrom('suggestionReply')
    .select('id')
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known) return
  await refuseIfGone(desk, 'suggestion_reply', id)
  const [card] = await cardsOf(desk, [personId])
  if (!card) throw new Refusal('not-found', { what: 'person' })
  const details = { name: card.name, ...(until ? { until } : {}) }
  await desk.write({ what: `today:change.${reply}`, details }, async ({ db }) => {
    await db
      .insertInto('suggestionReply')
      .values({ deskId: desk.id, id, personId, reply, until, on: desk.today() })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  })
}

/** Days of the span on which somebody from outside the household was met, by channel. */
export async function companyDays({ db, id }: Desk, { from, to }: Span): Promise<CompanyDay[]> {
  const { rows } = await sql<CompanyDay>`
    select day, channel from day_tally
    where desk_id = ${id} and day >= ${from} and day <= ${to} and people > 0`.execute(db.withoutPlugins())
  return rows
}

/** The first day with company that the log knows; null when it is empty. */
export async function firstCompanyDay({ db, id }: Desk): Promise<Day | null> {
  const row = await db
    .selectFrom('dayTally')
    .select('day')
    .where('deskId', '=', id)
    .orderBy('day')
    .limit(1)
    .executeTakeFirst()
  return (row?.day ?? null) as Day | null
}

export interface BirthdayCard {
  personId: string
  name: string
  birthday: string
}

/** @param keys `04-12`. */
export async function birthdaysOn({ db, id }: Desk, keys: readonly string[]): Promise<BirthdayCard[]> {
  const rows = await db
    .selectFrom('personCard')
    .select(['personId', 'name', 'birthday'])
    .where('deskId', '=', id)
    .where('archived', '=', 0)
    .where('birthdayKey', 'in', keys)
    .orderBy('sortName')
    .execute()
  return rows.flatMap(({ birthday, ...card }) => (birthday === null ? [] : [{ ...card, birthday }]))
}

const MICRO_DAYS = 60

/** Those met in passing these last 60 days, the latest first; then neighbours and shopkeepers, whenever they were met. */
export async function microAcquaintances(desk: Desk): Promise<MicroAcquaintance[]> {
  const { db, id } = desk
  const bare = db.withoutPlugins()
  const met = sql<MicroAcquaintance>`
    select card.person_id as "personId", card.name, e.note
    from encounter e
    join encounter_person ep on ep.desk_id = e.desk_id and ep.encounter_id = e.id
    join person_card card on card.desk_id = ep.desk_id and card.person_id = ep.person_id
    where e.desk_id = ${id} and e.size = 'micro' and e.channel = 'in-person' and e.planned = 0
      and e.day >= ${addDays(desk.today(), -MICRO_DAYS)} and card.archived = 0 and card.household = 0
    order by e.day desc, e.id desc limit 60`.execute(bare)
  const near = sql<MicroAcquaintance>`
    select person_id as "personId", name, '' as note from person_card
    where desk_id = ${id} and archived = 0 and household = 0 and relations like '%"neighbour"%'
    order by person_id limit 60`.execute(bare)
  const found = new Map<string, MicroAcquaintance>()
  for (const { rows } of [await met, await near]) {
    for (const row of rows) if (!found.has(row.personId)) found.set(row.personId, row)
  }
  return [...found.values()]
}

/** How far a new desk has come: each counted up to a hundred, which is no longer new. */
export async function newcomerCounts({ db, id }: Desk): Promise<{ people: number; encounters: number }> {
  const upToHundred = async (table: 'person' | 'encounter') =>
    (await db.selectFrom(table).select('id').where('deskId', '=', id).limit(100).execute()).length
  return { people: await upToHundred('person'), encounters: await upToHundred('encounter') }
}

/** Days of contact by channel, for a few people. */
export async function channelsOf({ db, id }: Desk, personIds: string[]) {
  if (personIds.length === 0) return []
  return db
    .selectFrom('contactTally')
    .select(['personId', 'channel', 'activeDays'])
    .where('deskId', '=', id)
    .where('personId', 'in', personIds)
    .where('channel', '<>', 'any')
    .execute()
}
