import { sql } from 'kysely'
import { addDays, type Day } from '../lib/day.ts'
import { foldedWords } from '../lib/fold.ts'
import { cardsOf, summaryOf } from '../people/summary.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { FAVOUR_KINDS, type FavourKind } from '../reciprocity/favour.ts'
import { lastAskedOf } from './list.ts'
import type { Need } from './need.ts'
import { soughtWords } from './sought-words.ts'
import {
  type Helper,
  type Known,
  type Link,
  type Past,
  STANDING_KINDS,
  whoCouldHelp,
} from './who-could-help.ts'

/** Of one word, as many; the most recently seen first. */
const MOST_OF_A_WORD = 200
const MOST_STANDING = 100
const IN_TOUCH_DAYS = 365

/**
 * Who could help with a need or knows somebody who could, the best reasons first; neither who is archived or lives with
 * the owner, nor whom `except` names.
 */
export async function helpersFor(
  desk: Desk,
  need: Pick<Need, 'kind' | 'skills' | 'organisation' | 'place'>,
  { except = [], most = 12 }: { except?: readonly string[]; most?: number } = {},
): Promise<Helper[]> {
  const today = desk.today()
  const told = await peopleTold(desk, need)
  const links = await linksAround(desk, told)
  const received = await favoursReceived(desk)
  const standing = STANDING_KINDS.includes(need.kind) ? await workedWith(desk, today) : []
  const ids = new Set([...told, ...links.flatMap(({ oneId, otherId }) => [oneId, otherId])])
  for (const { personId } of received) ids.add(personId)
  for (const id of standing) ids.add(id)
  const people = await knownPeople(desk, [...ids])
  const past = [...received, ...(await favoursGiven(desk, [...ids]))]
  const left = new Set(except)
  return whoCouldHelp(need, { people, links, past, today })
    .filter(({ person }) => !left.has(person.id))
    .slice(0, most)
}

/** People whose card holds a word that is looked for, by the index of words. */
async function peopleTold(
  { db, id }: Desk,
  { kind, skills, organisation, place }: Pick<Need, 'kind' | 'skills' | 'organisation' | 'place'>,
): Promise<string[]> {
  const beginnings = soughtWords(skills).flatMap(({ stems }) => stems)
  const whole = foldedWords(organisation).filter(word => word.length > 2)
  if (kind === 'place') whole.push(...foldedWords(place).filter(word => word.length > 2))
  const found = new Set<string>()
  for (const [text, isWhole] of [
    ...beginnings.map(stem => [stem, stem.length < 4] as const),
    ...whole.map(word => [word, true] as const),
  ]) {
    const rows = await db
      .selectFrom('personToken')
      .select('personId')
      .where('deskId', '=', id)
      .$if(isWhole, q => q.where('token', '=', text))
      .$if(!isWhole, q => q.where('token', '>=', text).where('token', '<', `${text}\uffff`))
      .orderBy('rank')
      .limit(MOST_OF_A_WORD)
      .execute()
    for (const { personId } of rows) found.add(personId)
  }
  return [...found]
}

/** Whom these people know in the cardex: by a tie, or met through one another. */
async function linksAround({ db, id }: Desk, personIds: readonly string[]): Promise<Link[]> {
  const links: Link[] = []
  await inChunks(personIds, 400, async chunk => {
    const ties = await db
      .selectFrom('tie')
      .select(['personId', 'otherId'])
      .where('deskId', '=', id)
      .where(eb => eb.or([eb('personId', 'in', chunk), eb('otherId', 'in', chunk)]))
      .execute()
    const met = await db
      .selectFrom('person')
      .select(['id', 'metThroughId'])
      .where('deskId', '=', id)
      .where('metThroughId', 'is not', null)
      .where(eb => eb.or([eb('id', 'in', chunk), eb('metThroughId', 'in', chunk)]))
      .execute()
    for (const { personId, otherId } of ties) links.push({ oneId: personId, otherId, by: 'tie' })
    for (const row of met) links.push({ oneId: row.id, otherId: row.metThroughId as string, by: 'met' })
  })
  return links
}

/** Favours received, by person and kind: those logged, and the mandates that somebody brought. */
async function favoursReceived({ db, id }: Desk): Promise<Past[]> {
  const logged = await db
    .selectFrom('favour')
    .select(eb => ['personId', 'kind', eb.fn.countAll().as('count')])
    .where('deskId', '=', id)
    .where('direction', '=', 'received')
    // A referral that a mandate tells of is counted with the mandate.
    .where(eb => eb.or([eb('kind', '<>', 'referral'), eb('mandateId', 'is', null)]))
    .groupBy(['personId', 'kind'])
    .execute()
  const referrals = await db
    .selectFrom('contributionPerson as cp')
    .innerJoin('contribution as c', join =>
      join.onRef('c.deskId', '=', 'cp.deskId').onRef('c.id', '=', 'cp.contributionId'),
    )
    .select(eb => ['cp.personId', eb.fn.countAll().as('count')])
    .where('cp.deskId', '=', id)
    .where('c.kind', '=', 'referral')
    .groupBy('cp.personId')
    .execute()
  const past: Past[] = logged.map(({ personId, kind, count }) => ({
    personId,
    direction: 'received',
    kind: kind as FavourKind,
    count: Number(count),
  }))
  for (const { personId, count } of referrals) {
    const known = past.find(each => each.personId === personId && each.kind === 'referral')
    if (known) known.count += Number(count)
    else past.push({ personId, direction: 'received', kind: 'referral', count: Number(count) })
  }
  return past
}

async function favoursGiven({ db, id }: Desk, personIds: readonly string[]): Promise<Past[]> {
  const past: Past[] = []
  await inChunks(personIds, 500, async chunk => {
    const rows = await db
      .selectFrom('favour')
      .select(eb => ['personId', eb.fn.countAll().as('count')])
      .where('deskId', '=', id)
      .where('direction', '=', 'given')
      .where('personId', 'in', chunk)
      .groupBy('personId')
      .execute()
    for (const { personId, count } of rows) {
      past.push({ personId, direction: 'given', kind: FAVOUR_KINDS[0], count: Number(count) })
    }
  })
  return past
}

/** Clients, partners and peers seen within the year, the latest first. */
async function workedWith({ db, id }: Desk, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('personCard')
    .select('personId')
    .where('deskId', '=', id)
    .where('lastContactOn', '>=', addDays(today, -IN_TOUCH_DAYS))
    .where(
      sql<boolean>`(relations like '%"client"%' or relations like '%"partner"%' or relations like '%"peer"%')`,
    )
    .orderBy('lastContactOn', 'desc')
    .limit(MOST_STANDING)
    .execute()
  return rows.map(({ personId }) => personId)
}

async function knownPeople(desk: Desk, personIds: readonly string[]): Promise<Known[]> {
  const cards = await cardsOf(desk, personIds)
  const skills = new Map<string, string[]>()
  await inChunks(personIds, 500, async chunk => {
    const rows = await desk.db
      .selectFrom('person')
      .select(['id', 'skills'])
      .where('deskId', '=', desk.id)
      .where('id', 'in', chunk)
      .where('skills', '<>', '[]')
      .execute()
    for (const row of rows) skills.set(row.id, JSON.parse(row.skills) as string[])
  })
  const asked = await lastAskedOf(desk, personIds)
  return cards
    .map(summaryOf)
    .filter(({ archived, household }) => !archived && !household)
    .map(({ addedOn: _, archived: __, household: ___, trade: ____, ...person }) => ({
      ...person,
      skills: skills.get(person.id) ?? [],
      lastAskedOn: asked.get(person.id) ?? null,
    }))
}
