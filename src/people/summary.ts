import type { Selectable } from 'kysely'
import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import type { PersonCardTable } from '../platform/db/schema.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { Circle, Named, PersonSummary, Relation } from './person.ts'

export type CardRow = Selectable<PersonCardTable>

/** Rows of `person_card`, in no order; those who are not there are left out. */
export async function cardsOf({ db, id }: Desk, personIds: readonly string[]): Promise<CardRow[]> {
  const cards: CardRow[] = []
  await inChunks(personIds, 500, async chunk => {
    cards.push(
      ...(await db
        .selectFrom('personCard')
        .selectAll()
        .where('deskId', '=', id)
        .where('personId', 'in', chunk)
        .execute()),
    )
  })
  return cards
}

/** Names of people, '' for those who are no longer in the cardex. */
export async function namesOf(
  { db, id }: Desk,
  personIds: Iterable<string>,
): Promise<(personId: string) => Named> {
  const names = new Map<string, string>()
  await inChunks([...new Set(personIds)], 500, async chunk => {
    const cards = await db
      .selectFrom('personCard')
      .select(['personId', 'name'])
      .where('deskId', '=', id)
      .where('personId', 'in', chunk)
      .execute()
    for (const { personId, name } of cards) names.set(personId, name)
  })
  return personId => ({ id: personId, name: names.get(personId) ?? '' })
}

/** @throws Refusal `not-found`. */
export async function nameOf({ db, id }: Desk, personId: string): Promise<string> {
  const card = await db
    .selectFrom('personCard')
    .select('name')
    .where('deskId', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!card) throw new Refusal('not-found', { what: 'person', ids: [personId] })
  return card.name
}

/** A row of the projection as screens know it. */
export function summaryOf(card: CardRow): PersonSummary {
  return {
    id: card.personId,
    name: card.name,
    organisation: card.organisation,
    title: card.title,
    town: card.town,
    phone: firstOf(card.phones),
    email: firstOf(card.emails),
    tags: JSON.parse(card.tags) as string[],
    relations: JSON.parse(card.relations) as Relation[],
    trade: card.trade as PersonSummary['trade'],
    circle: card.circle as Circle | null,
    household: card.household === 1,
    archived: card.archived === 1,
    photo: card.photoHash,
    lastContactOn: card.lastContactOn as Day | null,
    addedOn: card.addedOn as Day,
  }
}

/** The first of a list kept as JSON text. */
export function firstOf(list: string): string | null {
  return (JSON.parse(list) as string[])[0] ?? null
}
