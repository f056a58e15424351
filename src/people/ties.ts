import { Refusal } from '../lib/refusal.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { isGone } from '../platform/gone.ts'
import type { PersonDetail, Tie } from './person.ts'
import { nameOf } from './summary.ts'

/** The ties of a person, seen from them: `otherIs` is always what the other is to this one. By name. */
export async function tiesOf({ db, id }: Desk, personId: string): Promise<PersonDetail['ties']> {
  const rows = await db
    .selectFrom('tie')
    .selectAll()
    .where('deskId', '=', id)
    .where(eb => eb.or([eb('personId', '=', personId), eb('otherId', '=', personId)]))
    .execute()
  const ties = rows.map(({ deskId: _, ...tie }) => (tie.personId === personId ? tie : fromTheOther(tie)))
  if (ties.length === 0) return []
  const cards = await db
    .selectFrom('personCard')
    .select(['personId', 'name', 'sortName'])
    .where('deskId', '=', id)
    .where(
      'personId',
      'in',
      ties.map(tie => tie.otherId),
    )
    .execute()
  const byId = new Map(cards.map(card => [card.personId, card]))
  const sortName = (tie: Tie) => byId.get(tie.otherId)?.sortName ?? ''
  return ties
    .sort((a, b) => (sortName(a) < sortName(b) ? -1 : sortName(a) > sortName(b) ? 1 : a.id < b.id ? -1 : 1))
    .map(tie => ({ ...tie, name: byId.get(tie.otherId)?.name ?? '' }))
}

/** People met through this one, by name. */
export async function introducedBy(
  { db, id }: Desk,
  personId: string,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('person')
    .innerJoin('personCard', join =>
      join.onRef('personCard.deskId', '=', 'person.deskId').onRef('personCard.personId', '=', 'person.id'),
    )
    .select(['person.id', 'personCard.name'])
    .where('person.deskId', '=', id)
    .where('person.metThroughId', '=', personId)
    .orderBy('personCard.sortName')
    .orderBy('person.id')
    .execute()
}

/**
 * Names what two people are to each other, both ways; the same tie again changes its words.
 *
 * @throws Refusal `not-found` when one of them is not in the cardex, `invalid-input` when they are one, `gone` when the
 *   tie was removed.
 */
export async function saveTie(desk: Desk, tie: Tie): Promise<'created' | 'edited'> {
  if (tie.personId === tie.otherId) throw new Refusal('invalid-input', { fields: ['otherId'] })
  const details = { name: await nameOf(desk, tie.personId), other: await nameOf(desk, tie.otherId) }
  return desk.write({ what: 'people:change.tied', details }, async inside => {
    const known = await inside.db
      .selectFrom('tie')
      .select('id')
      .where('deskId', '=', inside.id)
      .where('id', '=', tie.id)
      .executeTakeFirst()
    if (!known && (await isGone(inside, 'tie', tie.id))) throw new Refusal('gone')
    const { id, ...values } = tie
    await inside.db
      .insertInto('tie')
      .values({ deskId: inside.id, id, ...values })
      .onConflict(c => c.columns(['deskId', 'id']).doUpdateSet(values))
      .execute()
    return known ? 'edited' : 'created'
  })
}

/** Many at once, for imports, between people who are there; ids already there are left as they are. */
export async function addTies(desk: Desk, ties: readonly Tie[]): Promise<void> {
  await desk.write({ what: 'people:change.tiesAdded', details: { count: ties.length } }, async inside => {
    const rows = ties.map(({ id, personId, otherId, otherIs, personIs }) => {
      return { deskId: inside.id, id, personId, otherId, otherIs, personIs }
    })
    await insertRows(inside.db, 'tie', rows, 'keep')
  })
}

/** Through whom these were met, where nobody had said it. */
export async function addIntroductions(
  desk: Desk,
  introductions: readonly { personId: string; throughId: string }[],
): Promise<void> {
  const details = { count: introductions.length }
  await desk.write({ what: 'people:change.metThroughAdded', details }, async inside => {
    for (const { personId, throughId } of introductions) {
      await inside.db
        .updateTable('person')
        .set({ metThroughId: throughId })
        .where('deskId', '=', inside.id)
        .where('id', '=', personId)
        .where('metThroughId', 'is', null)
        .execute()
    }
  })
}

/** @throws Refusal `not-found` when the person has no such tie. */
export async function deleteTie(desk: Desk, personId: string, tieId: string): Promise<void> {
  const details = { name: await nameOf(desk, personId) }
  await desk.write({ what: 'people:change.untied', details }, async inside => {
    const { numDeletedRows } = await inside.db
      .deleteFrom('tie')
      .where('deskId', '=', inside.id)
      .where('id', '=', tieId)
      .where(eb => eb.or([eb('personId', '=', personId), eb('otherId', '=', personId)]))
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new Refusal('not-found')
  })
}

function fromTheOther({ id, personId, otherId, otherIs, personIs }: Tie): Tie {
  return { id, personId: otherId, otherId: personId, otherIs: personIs, personIs: otherIs }
}
