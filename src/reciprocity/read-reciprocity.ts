import { addDays, type Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import type { Circle, Relation } from '../people/person.ts'
import { cardsOf, summaryOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { favoursOf, tallyLedger } from './ledger.ts'
import { waysFor } from './read-ways.ts'
import { betweenUs, initiativeOf, type Known, LATELY_DAYS, networkLists, tallied } from './reciprocity.ts'
import type { NetworkReciprocity, PersonReciprocity, WithPerson } from './shown.ts'

/** What went each way with somebody, who starts, and ways to return it. @throws Refusal `not-found`. */
export async function reciprocityWith(desk: Desk, personId: string): Promise<PersonReciprocity> {
  const [card] = await cardsOf(desk, [personId])
  if (!card) throw new Refusal('not-found', { what: 'person' })
  const favours = await favoursOf(desk, { personId, limit: 10_000 })
  const hasRecommendation = favours.some(
    ({ direction, kind }) => direction === 'given' && kind === 'recommendation',
  )
  return {
    ...betweenUs(tallied(favours)),
    initiative: initiativeOf(await initiatorsWith(desk, personId)),
    ways: await waysFor(desk, card, hasRecommendation),
  }
}

/**
 * The whole network: whom to return something to, who carries the owner, who was never asked.
 *
 * @param everAsked whom the owner ever asked something of, which others know.
 */
export async function reciprocityOver(
  desk: Desk,
  everAsked: ReadonlySet<string>,
): Promise<NetworkReciprocity> {
  const today = desk.today()
  const ledger = await tallyLedger(desk, addDays(today, -LATELY_DAYS))
  const lists = networkLists(ledger, await everybody(desk, everAsked), today)
  const listed = [...lists.toReturn, ...lists.carrying, ...lists.neverAsked]
  const ids = new Set(listed.map(({ personId }) => personId))
  const cards = new Map((await cardsOf(desk, [...ids])).map(card => [card.personId, card]))
  const withPerson = <T extends { personId: string }>(list: readonly T[]): WithPerson<T>[] =>
    list.flatMap(({ personId, ...rest }) => {
      const card = cards.get(personId)
      return card ? { ...rest, person: summaryOf(card) } : []
    })
  return {
    toReturn: withPerson(lists.toReturn),
    carrying: withPerson(lists.carrying),
    neverAsked: withPerson(lists.neverAsked),
  }
}

async function initiatorsWith({ db, id }: Desk, personId: string): Promise<('me' | 'them' | null)[]> {
  const rows = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
    )
    .select('e.initiator')
    .where('ep.deskId', '=', id)
    .where('ep.personId', '=', personId)
    .where('e.planned', '=', 0)
    .execute()
  return rows.map(row => row.initiator as 'me' | 'them' | null)
}

async function everybody({ db, id }: Desk, everAsked: ReadonlySet<string>): Promise<Known[]> {
  const rows = await db
    .selectFrom('personCard')
    .select(['personId', 'circle', 'relations', 'lastContactOn', 'household', 'archived'])
    .where('deskId', '=', id)
    .execute()
  return rows.map(row => ({
    id: row.personId,
    circle: row.circle as Circle | null,
    relations: JSON.parse(row.relations) as Relation[],
    lastContactOn: row.lastContactOn as Day | null,
    isAsked: everAsked.has(row.personId),
    isApart: row.household === 1 || row.archived === 1,
  }))
}
