import { sql } from 'kysely'
import type { FollowUpView } from '../encounters/encounter.ts'
import { refuseIfGone } from '../encounters/follow-ups.ts'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { cardsOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { type CandidateRow, candidateFrom, type OpenPromise, type Reply } from './candidate.ts'
import type { CompanyDay } from './company.ts'
import type { Candidate } from './need.ts'
import { PROMISE_SOON_DAYS } from './reasons.ts'

/**
 * Everybody who might be suggested: the household, the archived, the dismissed, and those of whom nothing calls for a
 * contact (never met, in no circle, no date coming) are left in the database.
 *
 * @param followUps the open ones, the earliest first.
 */
export async function candidatesOn(desk: Desk, today: Day, followUps: readonly FollowUpView[]): Promise<Candidate[]> {
  const promises = new Map<string, OpenPromise>()
  const soon = addDays(today, PROMISE_SOON_DAYS)
  for (const { personId, by, dueOn } of followUps) {
    if (personId && dueOn && dueOn <= soon && !promises.has(personId)) promises.set(personId, { by, dueOn })
  }
  const replies = await repliesOf(desk)
  const { rows } = await sql<CandidateRow>`
    select p.id, p.rhythm_days, p.met_on, card.relations, card.trade, card.circle, card.added_on, card.birthday,
           t.active_days, t.first_on, t.last_on, t.recent_days, coalesce(t.unanswered, 0) as unanswered
    from person_card card
    join person p on p.desk_id = card.desk_id and p.id = card.person_id
    left join contact_tally t on t.desk_id = card.desk_id and t.person_id = card.person_id and t.channel = 'any'
    where card.desk_id = ${desk.id} and card.archived = 0 and card.household = 0
      and (t.person_id is not null or card.circle is not null or card.trade = 'outside' or card.birthday is not null
           or p.rhythm_days is not null or p.met_on is not null
           or p.id in (${sql.join(['', ...promises.keys()])}))`.execute(desk.db.withoutPlugins())
  return rows.map(row => candidateFrom(row, promises.get(row.id) ?? null, replies.get(row.id) ?? null))
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
export async function replyToSuggestion(desk: Desk, { id, personId, reply, until }: SuggestionReply): Promise<void> {
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
  const rows = await db
    .selectFrom('dayTally')
    .select(['day', 'channel'])
    .where('deskId', '=', id)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('people', '>', 0)
    .execute()
  return rows as CompanyDay[]
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

export interface MicroAcquaintance {
  personId: string
  name: string
  /** What was noted of the last words in passing; ''. */
  note: string
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
