import { sql } from 'kysely'
import type { FollowUpView } from '../encounters/encounter.ts'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import { Refusal } from '../lib/refusal.ts'
import type { Circle } from '../people/person.ts'
import { cardsOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import {
  type CardFacts,
  candidateFrom,
  historyIn,
  type RareFacts,
  type Reply,
  type TallyFacts,
} from './candidate.ts'
import type { CompanyDay } from './company.ts'
import type { MicroAcquaintance } from './micro-exchange.ts'
import { birthdayKeys, idEndsInTurn } from './morning.ts'
import type { DatedNote } from './note-said-back.ts'
import type { Candidate } from './pull.ts'
import { BIRTHDAY_SOON_DAYS, PROMISE_SOON_DAYS } from './reasons.ts'
import type { ContactHistory } from './rhythm.ts'

/**
 * Everybody who might be suggested: the household, the archived and the dismissed are left out. Of ten thousand people
 * few rows leave the database: of those in no circle, without a wish, a date or an answer, the ones whose turn it is.
 *
 * @param followUps the open ones, the earliest first.
 * @param birthdays those that come soon, at least.
 */
export async function candidatesOn(
  desk: Desk,
  today: Day,
  { followUps, birthdays }: { followUps: readonly FollowUpView[]; birthdays: readonly BirthdayCard[] },
): Promise<Candidate[]> {
  const rareFacts = await rareFactsOf(desk, today, { followUps, birthdays })
  const ends = idEndsInTurn(await countOpenTies(desk), today)
  const inTurn = ends && new Set(ends)
  const named = new Set([...rareFacts].flatMap(([personId, rare]) => (isEachMorning(rare) ? [personId] : [])))
  const candidates: Candidate[] = []
  for (const row of await factsOf(desk, ends, [...named])) {
    if (inTurn && row.circle === null && !inTurn.has(row.id.slice(-2)) && !named.has(row.id)) continue
    const rare = rareFacts.get(row.id)
    if (rare?.reply?.dismissed) continue
    candidates.push(candidateFrom(row, row.active_days === null ? null : row, rare ?? NOTHING_RARE))
  }
  return candidates
}

/** A day on which they were met does not call for a look every morning: an import may bring thousands of them. */
function isEachMorning({ wish, birthday, promise, reply }: RareFacts): boolean {
  return wish?.rhythmDays != null || birthday !== null || promise !== null || reply !== null
}

/** Beyond, everybody is read: a long list of names costs more. */
const MOST_NAMED = 1000

type Facts = CardFacts & (TallyFacts | { active_days: null })

/** What the card and the log say of everybody, or at least of those in a circle, whose turn it is, or who are named. */
async function factsOf(desk: Desk, ends: string[] | null, named: string[]): Promise<Facts[]> {
  // The empty name: a list of none is no SQL.
  const someOnly =
    ends === null || named.length > MOST_NAMED
      ? sql``
      : sql`and (card.circle is not null or substr(card.person_id, 35, 2) in (${sql.join(ends)})
          or card.person_id in (${sql.join(['', ...named])}))`
  const { rows } = await sql<Facts>`
    select card.person_id as id, card.relations, card.trade, card.circle, card.added_on,
      tally.active_days, tally.first_on, tally.recent_days, tally.unanswered
    from person_card card
    left join contact_tally tally
      on tally.desk_id = card.desk_id and tally.person_id = card.person_id and tally.channel = 'any'
    where card.desk_id = ${desk.id} and card.archived = 0 and card.household = 0 ${someOnly}
    order by card.person_id`.execute(desk.db.withoutPlugins())
  return rows
}

async function countOpenTies({ db, id }: Desk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from person_card
    where desk_id = ${id} and archived = 0 and household = 0 and circle is null`.execute(db.withoutPlugins())
  return rows[0]?.count ?? 0
}

const NOTHING_RARE: RareFacts = { wish: null, birthday: null, promise: null, reply: null }

/** What is known of few people only. */
async function rareFactsOf(
  desk: Desk,
  today: Day,
  { followUps, birthdays }: { followUps: readonly FollowUpView[]; birthdays: readonly BirthdayCard[] },
): Promise<Map<string, RareFacts>> {
  const rare = new Map<string, RareFacts>()
  const add = (personId: string, facts: Partial<RareFacts>) =>
    rare.set(personId, { ...(rare.get(personId) ?? NOTHING_RARE), ...facts })
  for (const [personId, wish] of await wishesOf(desk)) add(personId, { wish })
  const birthdayEnds = new Set(birthdayKeys(today, BIRTHDAY_SOON_DAYS))
  for (const { personId, birthday } of birthdays) {
    if (birthdayEnds.has(birthday.slice(-5))) add(personId, { birthday: parsePartialDate(birthday) })
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

/** By name. @param keys `04-12`. */
export async function birthdaysOn({ db, id }: Desk, keys: readonly string[]): Promise<BirthdayCard[]> {
  const rows = await db
    .selectFrom('personCard')
    .select(['personId', 'name', 'birthday', 'sortName', 'archived'])
    .where('deskId', '=', id)
    .where('birthdayKey', 'in', keys)
    .execute()
  // Sorted and sifted here: asked to, SQLite would walk the whole list by name.
  return rows
    .filter(({ archived }) => archived === 0)
    .sort((one, other) => (one.sortName < other.sortName ? -1 : one.sortName > other.sortName ? 1 : 0))
    .flatMap(({ personId, name, birthday }) => (birthday === null ? [] : [{ personId, name, birthday }]))
}

const MICRO_DAYS = 60
/** Older ones are another time's. */
const NOTES_READ = 3

/** Those met in passing these last 60 days, the latest first; then neighbours and shopkeepers, whenever they were met. */
export async function microAcquaintances(desk: Desk): Promise<MicroAcquaintance[]> {
  const { db, id } = desk
  const bare = db.withoutPlugins()
  const met = sql<MicroAcquaintance>`
    select card.person_id as "personId", card.name,
      case when exists (select 1 from encounter_person o where o.desk_id = e.desk_id and o.encounter_id = e.id
        and o.person_id <> ep.person_id) then '' else e.note end as note
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

/** Of one person, the latest notes since a day, the latest first; what is only planned has none yet. */
export async function notesOf({ db, id }: Desk, personId: string, since: Day): Promise<DatedNote[]> {
  // The cross join has SQLite begin with the person: it would walk all the days of the desk instead.
  const { rows } = await sql<{ encounterId: string; day: Day; note: string }>`
    select e.id as "encounterId", e.day, e.note
    from encounter_person ep cross join encounter e
    where ep.desk_id = ${id} and ep.person_id = ${personId}
      and e.desk_id = ep.desk_id and e.id = ep.encounter_id and e.planned = 0 and e.day >= ${since} and e.note <> ''
    order by e.day desc, e.id desc limit ${NOTES_READ}`.execute(db.withoutPlugins())
  if (rows.length === 0) return []
  const others = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
    )
    .select(['ep.encounterId', 'card.name'])
    .where('ep.deskId', '=', id)
    .where(
      'ep.encounterId',
      'in',
      rows.map(({ encounterId }) => encounterId),
    )
    .where('ep.personId', '<>', personId)
    .orderBy('card.name')
    .execute()
  const named = Map.groupBy(others, ({ encounterId }) => encounterId)
  return rows.map(({ encounterId, day, note }) => ({
    day,
    note,
    others: (named.get(encounterId) ?? []).map(({ name }) => name),
  }))
}

/** When somebody was in contact, by whatever channel, and their circle; null before the first time. */
export async function historyOf(
  { db, id }: Desk,
  personId: string,
): Promise<{ history: ContactHistory; circle: Circle | null } | null> {
  const { rows } = await sql<TallyFacts & { circle: number | null }>`
    select tally.person_id as id, tally.active_days, tally.first_on, tally.recent_days, tally.unanswered, card.circle
    from contact_tally tally
    join person_card card on card.desk_id = tally.desk_id and card.person_id = tally.person_id
    where tally.desk_id = ${id} and tally.person_id = ${personId} and tally.channel = 'any'`.execute(
    db.withoutPlugins(),
  )
  const [row] = rows
  return row ? { history: historyIn(row), circle: row.circle as Circle | null } : null
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
