import { uuidv7 } from '../lib/uuid.ts'
import { namesOf } from '../people/summary.ts'
import type { StandingTable } from '../platform/db/schema-presence.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { revisionOfStanding, standingFields, standingFrom } from './presence-row.ts'
import type { StandingDraft, StandingView } from './standing.ts'

/** Every one, in the order of the week; those that are over too. */
export async function standingOf(desk: Desk): Promise<StandingView[]> {
  return viewsOf(desk, await select(desk).orderBy('weekday').orderBy('since').orderBy('id').execute())
}

/**
 * Enters a standing half-day, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or for somebody
 * unknown.
 */
export async function saveStanding(
  desk: Desk,
  { revision, ...draft }: StandingDraft,
): Promise<Saved<StandingView>> {
  const standing = { ...draft, personIds: [...new Set(draft.personIds)] }
  const { id, what, personIds } = standing
  return saveOnce<StandingView>(desk, {
    table: 'standing',
    id,
    revision,
    becomes: revisionOfStanding(standing),
    find: on => findStanding(on, id),
    what: before => ({
      what: before ? 'presence:change.standingEdited' : 'presence:change.standingEntered',
      details: { what },
    }),
    put: async (inside, before) => {
      await refuseUnknown(inside, 'person', personIds, before?.personIds)
      const fields = standingFields(standing)
      await inside.db
        .insertInto('standing')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
      await putPeople(inside, id, { before: before?.personIds ?? [], after: personIds })
    },
  })
}

/** What was said of its half-days stays. @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function deleteStanding(desk: Desk, id: string): Promise<void> {
  const { what } = await foundIn(desk, 'standing', id, await findStanding(desk, id))
  await desk.write({ what: 'presence:change.standingDeleted', details: { what } }, async inside => {
    await inside.db.deleteFrom('standing').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

async function findStanding(desk: Desk, id: string): Promise<StandingView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && (await viewsOf(desk, [row]))[0]
}

async function viewsOf(desk: Desk, rows: readonly StandingTable[]): Promise<StandingView[]> {
  const links: { standingId: string; personId: string }[] = []
  await inChunks(
    rows.map(({ id }) => id),
    500,
    async chunk => {
      const found = await desk.db
        .selectFrom('standingPerson')
        .select(['standingId', 'personId'])
        .where('deskId', '=', desk.id)
        .where('standingId', 'in', chunk)
        .orderBy('personId')
        .execute()
      links.push(...found)
    },
  )
  const people = Map.groupBy(links, ({ standingId }) => standingId)
  const nameOf = await namesOf(
    desk,
    links.map(({ personId }) => personId),
  )
  return rows.map(row => {
    const there = (people.get(row.id) ?? []).map(({ personId }) => personId)
    const standing = standingFrom(row, there)
    return { ...standing, revision: revisionOfStanding(standing), people: there.map(nameOf) }
  })
}

async function putPeople(
  { db, id: deskId, now }: Desk,
  standingId: string,
  { before, after }: { before: readonly string[]; after: readonly string[] },
): Promise<void> {
  const gone = before.filter(id => !after.includes(id))
  const added = after.filter(id => !before.includes(id))
  if (gone.length > 0) {
    await db
      .deleteFrom('standingPerson')
      .where('deskId', '=', deskId)
      .where('standingId', '=', standingId)
      .where('personId', 'in', gone)
      .execute()
  }
  for (const personId of added) {
    await db
      .insertInto('standingPerson')
      .values({ deskId, id: uuidv7(now()), standingId, personId })
      .execute()
  }
}

function select({ db, id }: Desk) {
  return db.selectFrom('standing').selectAll().where('deskId', '=', id)
}
