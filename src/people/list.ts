import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { addDays } from '../lib/day.ts'
import type { Schema } from '../platform/db/schema.ts'
import { type Desk, lastSeq } from '../platform/desk.ts'
import type { Circle, PersonSummary, Reachable, Relation } from './person.ts'
import { findPeople, matching } from './search.ts'
import { firstOf, summaryOf } from './summary.ts'
import { hasToken, isAmong } from './token-index.ts'

export interface ListFilters {
  /** As typed: who has every word. */
  text?: string
  relation?: Relation
  tag?: string
  town?: string
  trade?: 'inside' | 'outside'
  circle?: Circle
  /** Never met, or not since so many days. */
  met?: 'never' | number
  /** The archived instead of the others. */
  archived?: boolean
}

export interface Page {
  /** best: as the search finds them, then the latest seen; names where nothing is searched. */
  sort: 'name' | 'recent' | 'best'
  offset: number
  limit: number
}

export interface People {
  total: number
  people: PersonSummary[]
}

/** The people of the list that the filters leave, in the order of names, from the last seen, or best match first. */
export async function listPeople(
  desk: Desk,
  filters: ListFilters,
  { sort, offset, limit }: Page,
): Promise<People> {
  const { text = '' } = filters
  const best = sort === 'best' && text.trim() !== '' ? await findPeople(desk, text, MOST_BEST) : []
  if (best.length > 0 && isTextAlone(filters)) {
    const people = best.filter(({ archived }) => !archived)
    const page = people.slice(offset, offset + limit)
    if (best.length < MOST_BEST) return { total: people.length, people: page }
    if (offset + limit <= people.length)
      return { total: await totalOf(await filteredCards(desk, filters)), people: page }
  }
  const filtered = await filteredCards(desk, filters)
  const total = await totalOf(filtered)
  const order = orderOf(best, filters, sort)
  // Ids first: the rows of those passed over are not read.
  const ids = order
    .reduce((cards, by) => cards.orderBy(by), filtered)
    .select('personId')
    .limit(limit)
    .offset(offset)
  const page = desk.db
    .selectFrom('personCard')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('personId', 'in', sql<string>`(select person_id from (${ids}) as page)`)
  const cards = await order.reduce((cards, by) => cards.orderBy(by), page).execute()
  return { total, people: cards.map(summaryOf) }
}

function isTextAlone({ text: _, archived = false, ...others }: ListFilters): boolean {
  return !archived && Object.values(others).every(value => value === undefined)
}

async function totalOf(cards: Cards): Promise<number> {
  const { total } = await cards.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return Number(total)
}

/** Every name that is not archived, in the order of the list, with the place in the journal it holds for. */
export async function names(desk: Desk): Promise<{ seq: number; people: [id: string, name: string][] }> {
  const seq = await lastSeq(desk)
  const rows = await desk.db
    .selectFrom('personCard')
    .select(['personId', 'name'])
    .where('deskId', '=', desk.id)
    .where('archived', '=', 0)
    .orderBy('sortName')
    .orderBy('personId')
    .execute()
  return { seq, people: rows.map(({ personId, name }) => [personId, name]) }
}

/** Everybody who is not archived, in the order of the list. */
export async function reachable(desk: Desk): Promise<Reachable[]> {
  const rows = await desk.db
    .selectFrom('personCard')
    .select(['personId as id', 'name', 'organisation', 'town', 'phones', 'emails'])
    .where('deskId', '=', desk.id)
    .where('archived', '=', 0)
    .orderBy('sortName')
    .orderBy('personId')
    .execute()
  return rows.map(({ phones, emails, ...known }) => ({
    ...known,
    phone: firstOf(phones),
    email: firstOf(emails),
  }))
}

export interface Count<Value> {
  value: Value
  count: number
}

export interface Facets {
  total: number
  tags: Count<string>[]
  towns: Count<string>[]
  relations: Count<Relation>[]
  trade: Count<'inside' | 'outside'>[]
  circles: Count<Circle>[]
}

/** What the people who are not archived can be filtered by, the most frequent first. */
export async function facets(desk: Desk): Promise<Facets> {
  const tally = newTally()
  // In the order of an index: one pass without sorting.
  const columns = ['town', 'tags', 'relations', 'trade', 'circle'] as const
  const rows = await desk.db
    .selectFrom('personCard')
    .select([...columns, eb => eb.fn.countAll<number>().as('count')])
    .where('deskId', '=', desk.id)
    .where('archived', '=', 0)
    .groupBy(columns)
    .execute()
  for (const row of rows) {
    const count = Number(row.count)
    tally.total += count
    for (const column of columns) {
      for (const value of valuesIn(row[column], column === 'tags' || column === 'relations')) {
        tally[column].set(value, (tally[column].get(value) ?? 0) + count)
      }
    }
  }
  return {
    total: tally.total,
    tags: counted(tally.tags),
    towns: counted(tally.town),
    relations: counted(tally.relations) as Count<Relation>[],
    trade: counted(tally.trade) as Facets['trade'],
    circles: counted(tally.circle).map(({ value, count }) => ({ value: Number(value) as Circle, count })),
  }
}

const BY_NAME = [sql`sort_name`, sql`person_id`]
const BY_RECENCY = [sql`coalesce(last_contact_on, '') desc`, ...BY_NAME]

function orderOf(
  best: readonly PersonSummary[],
  { text = '' }: ListFilters,
  sort: Page['sort'],
): RawBuilder<unknown>[] {
  if (sort === 'recent') return BY_RECENCY
  if (sort === 'name' || text.trim() === '') return BY_NAME
  if (best.length === 0) return BY_RECENCY
  const places = best.map(({ id }, place) => sql`when ${id} then ${sql.lit(place)}`)
  return [sql`case person_id ${sql.join(places, sql` `)} else ${sql.lit(MOST_BEST)} end`, ...BY_RECENCY]
}

/** A window of the screen: it is what the search found; beyond it, the latest seen first is the better order. */
const MOST_BEST = 60

type Cards = SelectQueryBuilder<Schema, 'personCard', object>

async function filteredCards(desk: Desk, filters: ListFilters): Promise<Cards> {
  const { text = '', relation, tag, town, trade, circle, met, archived = false } = filters
  const words = text.trim() === '' ? [] : await matching(desk, text)
  let cards: Cards = desk.db
    .selectFrom('personCard')
    .where('deskId', '=', desk.id)
    .where('archived', '=', archived ? 1 : 0)
  const person = sql`person_card.person_id`
  for (const [i, word] of words.entries()) {
    cards = cards.where(i === 0 ? isAmong(desk, word, person) : hasToken(desk, word, person))
  }
  // Text that matches no word at all (signs alone) finds nobody.
  if (text.trim() !== '' && words.length === 0) cards = cards.where(sql<boolean>`1 = 0`)
  if (relation !== undefined) cards = cards.where(listHas('relations', relation))
  if (tag !== undefined) cards = cards.where(listHas('tags', tag))
  if (town !== undefined) cards = cards.where('town', '=', town)
  if (trade !== undefined) cards = cards.where('trade', '=', trade)
  if (circle !== undefined) cards = cards.where('circle', '=', circle)
  if (met === 'never') cards = cards.where('lastContactOn', 'is', null)
  if (typeof met === 'number') cards = cards.where(notSince(addDays(desk.today(), -met)))
  return cards
}

function notSince(day: string) {
  return (eb: ExpressionBuilder<Schema, 'personCard'>) =>
    eb.or([eb('lastContactOn', 'is', null), eb('lastContactOn', '<', day)])
}

/** A JSON list holds the value: the same in both databases, where `like` differs by case. */
function listHas(column: 'relations' | 'tags', value: string) {
  const list = sql.ref(`person_card.${column}`)
  return sql<boolean>`replace(${list}, ${JSON.stringify(value)}, '') <> ${list}`
}

function valuesIn(said: string | number | null, isList: boolean): string[] {
  if (said === null || said === '') return []
  return isList ? (JSON.parse(String(said)) as string[]) : [String(said)]
}

function newTally() {
  const empty = () => new Map<string, number>()
  return { total: 0, town: empty(), tags: empty(), relations: empty(), trade: empty(), circle: empty() }
}

function counted(counts: ReadonlyMap<string, number>): Count<string>[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
