import { namesAt } from '../encounters/encounter-people.ts'
import type { Day } from '../lib/day.ts'
import { addNamedPeople } from '../people/store.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { outcomeFields, outcomeFrom, revisionOfOutcome } from './network-row.ts'
import type { PostOutcome, PostOutcomeDraft, PostOutcomeView } from './post.ts'

/** What came of these posts, the first first. */
export async function outcomesOfPosts(
  desk: Desk,
  postIds: readonly string[],
): Promise<Map<string, PostOutcomeView[]>> {
  const views: PostOutcomeView[] = []
  await inChunks(postIds, 500, async chunk => {
    views.push(...(await outcomesWhere(desk, { postIds: chunk })))
  })
  return Map.groupBy(views, ({ postId }) => postId)
}

/**
 * Keeps what came of a post, or edits it when the draft carries a revision. Somebody named for the first time enters the
 * cardex in the same batch.
 *
 * @throws Refusal `gone`, `not-found` also for a post, somebody, an encounter or a mandate that is not there.
 */
export async function saveOutcome(
  desk: Desk,
  { revision, newPerson, ...outcome }: PostOutcomeDraft,
): Promise<Saved<PostOutcomeView>> {
  const title = await titleOfPost(desk, outcome.postId)
  return saveOnce<PostOutcomeView>(desk, {
    table: 'post_outcome',
    id: outcome.id,
    revision,
    becomes: revisionOfOutcome(outcome),
    find: on => findOutcome(on, outcome.id),
    what: before => ({
      what: before ? 'networks:change.outcomeEdited' : 'networks:change.outcomeNoted',
      details: { title },
    }),
    put: async (inside, before) => {
      if (newPerson && newPerson.id === outcome.personId) await addNamedPeople(inside, [newPerson])
      await refuseUnknown(inside, 'person', [outcome.personId], [before?.personId])
      await refuseUnknown(inside, 'encounter', [outcome.encounterId], [before?.encounterId])
      await refuseUnknown(inside, 'mandate', [outcome.mandateId], [before?.mandateId])
      await putOutcome(inside, outcome, before !== undefined)
    },
  })
}

/** @throws Refusal `gone`, `not-found`. */
export async function deleteOutcome(desk: Desk, id: string): Promise<void> {
  const { postId } = await foundIn(desk, 'post_outcome', id, await findOutcome(desk, id))
  const title = await titleOfPost(desk, postId)
  await desk.write({ what: 'networks:change.outcomeDeleted', details: { title } }, async inside => {
    await inside.db.deleteFrom('postOutcome').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Inside of a write. */
export async function putOutcome(
  { db, id: deskId }: Desk,
  outcome: PostOutcome,
  isThere: boolean,
): Promise<void> {
  const fields = outcomeFields(outcome)
  if (!isThere)
    await db
      .insertInto('postOutcome')
      .values({ deskId, id: outcome.id, ...fields })
      .execute()
  else {
    await db
      .updateTable('postOutcome')
      .set(fields)
      .where('deskId', '=', deskId)
      .where('id', '=', outcome.id)
      .execute()
  }
}

async function findOutcome(desk: Desk, id: string): Promise<PostOutcomeView | undefined> {
  return (await outcomesWhere(desk, { id }))[0]
}

async function outcomesWhere(
  desk: Desk,
  only: { id: string } | { postIds: readonly string[] },
): Promise<PostOutcomeView[]> {
  const rows = await desk.db
    .selectFrom('postOutcome as o')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'o.deskId').onRef('card.personId', '=', 'o.personId'),
    )
    .leftJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'o.deskId').onRef('e.id', '=', 'o.encounterId'),
    )
    .leftJoin('mandate as m', join =>
      join.onRef('m.deskId', '=', 'o.deskId').onRef('m.id', '=', 'o.mandateId'),
    )
    .selectAll('o')
    .select(['card.name', 'e.day as encounterDay', 'm.what'])
    .where('o.deskId', '=', desk.id)
    .where(({ eb }) => ('id' in only ? eb('o.id', '=', only.id) : eb('o.postId', 'in', [...only.postIds])))
    .orderBy('o.day')
    .orderBy('o.id')
    .execute()
  const names = await namesAt(
    desk,
    rows.flatMap(row => (row.encounterDay === null ? [] : (row.encounterId ?? []))),
  )
  return rows.map(({ name, encounterDay, what, ...row }) => {
    const outcome = outcomeFrom(row)
    const { personId, encounterId, mandateId } = outcome
    return {
      ...outcome,
      revision: revisionOfOutcome(outcome),
      person: personId === null ? null : { id: personId, name: name ?? '' },
      encounter:
        encounterId === null || encounterDay === null
          ? null
          : { id: encounterId, day: encounterDay as Day, names: names.get(encounterId) ?? [] },
      mandate: mandateId === null || what === null ? null : { id: mandateId, what },
    }
  })
}

async function titleOfPost(desk: Desk, id: string): Promise<string> {
  const row = await desk.db
    .selectFrom('post')
    .select('title')
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return (await foundIn(desk, 'post', id, row)).title
}
